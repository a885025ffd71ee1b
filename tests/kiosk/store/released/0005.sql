BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE answers (
	visit_id BLOB NOT NULL, 
	position INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	value FLOAT NOT NULL, 
	measured FLOAT, 
	PRIMARY KEY (visit_id, position), 
	FOREIGN KEY(visit_id) REFERENCES visits (visit_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE audit (
	audit_id BLOB NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	detail JSON NOT NULL, 
	PRIMARY KEY (audit_id)
)
 WITHOUT ROWID

;
CREATE TABLE counts (
	day DATE NOT NULL, 
	program VARCHAR NOT NULL, 
	started INTEGER NOT NULL, 
	completed INTEGER NOT NULL, 
	seconds FLOAT NOT NULL, 
	PRIMARY KEY (day, program)
)
 WITHOUT ROWID

;
CREATE TABLE forgotten (
	visit_id BLOB NOT NULL, 
	forgotten_at DATETIME NOT NULL, 
	reason VARCHAR NOT NULL, 
	PRIMARY KEY (visit_id)
)
 WITHOUT ROWID

;
CREATE TABLE links (
	token_hash BLOB NOT NULL, 
	visit_id BLOB NOT NULL, 
	expires_at DATETIME NOT NULL, 
	claim_hash BLOB, 
	PRIMARY KEY (token_hash), 
	FOREIGN KEY(visit_id) REFERENCES visits (visit_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE readings (
	visit_id BLOB NOT NULL, 
	set_position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value FLOAT NOT NULL, 
	quality VARCHAR NOT NULL, 
	floor FLOAT NOT NULL, 
	PRIMARY KEY (visit_id, set_position, name), 
	FOREIGN KEY(visit_id, set_position) REFERENCES sets (visit_id, position) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "readings" VALUES(X'01A2045059E971B6ACED7630E7096478',0,'cadence_spm',171.4,'measured',0.5);
CREATE TABLE sets (
	visit_id BLOB NOT NULL, 
	position INTEGER NOT NULL, 
	exercise VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	started_us BIGINT NOT NULL, 
	ended_us BIGINT NOT NULL, 
	steps INTEGER NOT NULL, 
	target_spm FLOAT, 
	cues JSON NOT NULL, 
	outcome VARCHAR NOT NULL, 
	PRIMARY KEY (visit_id, position), 
	FOREIGN KEY(visit_id) REFERENCES visits (visit_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "sets" VALUES(X'01A2045059E971B6ACED7630E7096478',0,'push_and_float',1,0,20000000,3,NULL,'[]','done');
CREATE TABLE steps (
	visit_id BLOB NOT NULL, 
	position INTEGER NOT NULL, 
	set_position INTEGER, 
	side VARCHAR NOT NULL, 
	placement VARCHAR NOT NULL, 
	initial_contact_us BIGINT NOT NULL, 
	toe_off_us BIGINT, 
	flight_time_us BIGINT, 
	step_time_us BIGINT, 
	confidence FLOAT NOT NULL, 
	contact_quality VARCHAR NOT NULL, feet_lag_us BIGINT, 
	PRIMARY KEY (visit_id, position), 
	FOREIGN KEY(visit_id) REFERENCES visits (visit_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "steps" VALUES(X'01A2045059E971B6ACED7630E7096478',0,0,'right','foot',0,250000,100000,NULL,0.9,'measured',NULL);
INSERT INTO "steps" VALUES(X'01A2045059E971B6ACED7630E7096478',1,0,'left','foot',350000,600000,100000,350000,0.9,'measured',NULL);
INSERT INTO "steps" VALUES(X'01A2045059E971B6ACED7630E7096478',2,0,'right','foot',700000,950000,100000,350000,0.9,'measured',NULL);
CREATE TABLE visits (
	visit_id BLOB NOT NULL, 
	started_at DATETIME NOT NULL, 
	program VARCHAR NOT NULL, 
	program_version INTEGER NOT NULL, 
	complete BOOLEAN NOT NULL, 
	notes JSON NOT NULL, seen_at DATETIME, ended_at DATETIME, 
	PRIMARY KEY (visit_id)
)
 WITHOUT ROWID

;
INSERT INTO "visits" VALUES(X'01A2045059E971B6ACED7630E7096478','2026-11-22 10:00:00.000000','express',1,1,'[]','2026-11-22 12:00:00.000000','2026-11-22 12:00:00.000000');
CREATE INDEX ix_visits_started_at ON visits (started_at);
COMMIT;
