BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
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
CREATE TABLE assignments (
	member_id BLOB NOT NULL, 
	program VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id BLOB NOT NULL, 
	PRIMARY KEY (member_id), 
	FOREIGN KEY(member_id) REFERENCES members (member_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "assignments" VALUES(X'01A204CA8A5F7A139E0B6DC481C42770','express','2026-11-22 12:00:00.000000',X'01A204CA8A9C730DBE89AE5549BB8BEE');
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
CREATE TABLE consents (
	member_id BLOB NOT NULL, 
	purpose VARCHAR NOT NULL, 
	given BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	wording VARCHAR NOT NULL, 
	PRIMARY KEY (member_id, purpose), 
	FOREIGN KEY(member_id) REFERENCES members (member_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "consents" VALUES(X'01A204CA8A5F7A139E0B6DC481C42770','store',1,'2026-11-22 12:00:00.000000','1');
CREATE TABLE counts (
	day DATE NOT NULL, 
	program VARCHAR NOT NULL, 
	started INTEGER NOT NULL, 
	completed INTEGER NOT NULL, 
	seconds FLOAT NOT NULL, returns INTEGER DEFAULT '0' NOT NULL, guests INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (day, program)
)
 WITHOUT ROWID

;
INSERT INTO "counts" VALUES('2026-11-22','express',3,2,1200.0,0,3);
CREATE TABLE device_states (
	address VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	seen_at DATETIME NOT NULL, 
	PRIMARY KEY (address)
)
 WITHOUT ROWID

;
CREATE TABLE devices (
	address VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	version INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (address)
)
 WITHOUT ROWID

;
INSERT INTO "devices" VALUES('C4:12:00:00:00:01','pod','{"name": "Treadform pod left", "worn": "left"}',1,'2026-11-22 12:00:00.000000');
CREATE TABLE forgotten (
	forgotten_id BLOB NOT NULL, 
	forgotten_at DATETIME NOT NULL, 
	reason VARCHAR NOT NULL, kind VARCHAR DEFAULT 'visit' NOT NULL, 
	PRIMARY KEY (forgotten_id)
)
 WITHOUT ROWID

;
INSERT INTO "forgotten" VALUES(X'01A204CA8AC87F028BD8788DF4BAD06B','2026-11-22 12:00:00.000000','asked','member');
CREATE TABLE gym_applying (
	applying INTEGER NOT NULL, 
	PRIMARY KEY (applying)
);
CREATE TABLE gym_cursors (
	stream VARCHAR NOT NULL, 
	version BIGINT NOT NULL, 
	PRIMARY KEY (stream)
)
 WITHOUT ROWID

;
CREATE TABLE gym_known (
	kind VARCHAR NOT NULL, 
	subject BLOB NOT NULL, 
	detail VARCHAR NOT NULL, 
	version BIGINT NOT NULL, 
	body JSON NOT NULL, 
	PRIMARY KEY (kind, subject, detail)
)
 WITHOUT ROWID

;
CREATE TABLE gym_link (
	kiosk_id BLOB NOT NULL, 
	chain_id BLOB NOT NULL, 
	gym_id BLOB NOT NULL, 
	joined_at DATETIME NOT NULL, 
	known_version BIGINT NOT NULL, 
	epoch BLOB, 
	synced_at DATETIME, 
	trouble VARCHAR, 
	revoked_at DATETIME, 
	PRIMARY KEY (kiosk_id)
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
CREATE TABLE members (
	member_id BLOB NOT NULL, 
	nickname VARCHAR NOT NULL, 
	nickname_key VARCHAR NOT NULL, 
	pin_hash VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	keep_until DATETIME, 
	PRIMARY KEY (member_id)
)
 WITHOUT ROWID

;
INSERT INTO "members" VALUES(X'01A204CA8A5F7A139E0B6DC481C42770','Sam','sam','$argon2id$v=19$m=7168,t=5,p=1$c29tZXNhbHQ$aGFzaA','en','2026-11-22 12:00:00.000000','2027-11-22 12:00:00.000000');
CREATE TABLE notes (
	note_id BLOB NOT NULL, 
	member_id BLOB NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id BLOB NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (note_id), 
	FOREIGN KEY(member_id) REFERENCES members (member_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "notes" VALUES(X'01A204CA8AC57300BDA86AD1CE397F7F',X'01A204CA8A5F7A139E0B6DC481C42770','2026-11-22 12:00:00.000000',X'01A204CA8A9C730DBE89AE5549BB8BEE','likes the beat');
CREATE TABLE outbox (
	position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	subject BLOB NOT NULL, 
	detail VARCHAR NOT NULL, 
	added_at DATETIME NOT NULL, 
	edit_id BLOB, 
	frozen JSON, 
	trouble VARCHAR
);
CREATE TABLE programs (
	name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	published_at DATETIME NOT NULL, 
	published_by VARCHAR NOT NULL, 
	PRIMARY KEY (name, version)
)
 WITHOUT ROWID

;
INSERT INTO "programs" VALUES('mine',1,'name = "mine"
','2026-11-22 12:00:00.000000','cli');
CREATE TABLE programs_in_use (
	name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "programs_in_use" VALUES('mine',1,'2026-11-22 12:00:00.000000');
CREATE TABLE raw_streams (
	visit_id BLOB NOT NULL, 
	started_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	size_bytes INTEGER NOT NULL, 
	PRIMARY KEY (visit_id), 
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
INSERT INTO "readings" VALUES(X'01A204CA8A5F7B798379DE8522A64E62',0,'cadence_spm',171.4,'measured',0.5);
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
INSERT INTO "sets" VALUES(X'01A204CA8A5F7B798379DE8522A64E62',0,'push_and_float',1,0,20000000,3,NULL,'[]','done');
CREATE TABLE staff (
	staff_id BLOB NOT NULL, 
	name VARCHAR NOT NULL, 
	name_key VARCHAR NOT NULL, 
	pin_hash VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	retired_at DATETIME, 
	PRIMARY KEY (staff_id), 
	UNIQUE (name_key)
)
 WITHOUT ROWID

;
INSERT INTO "staff" VALUES(X'01A204CA8A9C730DBE89AE5549BB8BEE','Kim','kim','$argon2id$v=19$m=7168,t=5,p=1$c29tZXNhbHQ$aGFzaA','manager','2026-11-22 12:00:00.000000',NULL);
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
	contact_quality VARCHAR NOT NULL, feet_lag_us BIGINT, mode VARCHAR DEFAULT 'unknown' NOT NULL, side_quality VARCHAR DEFAULT 'unknown' NOT NULL, stride_time_us BIGINT, double_support_us BIGINT, 
	PRIMARY KEY (visit_id, position), 
	FOREIGN KEY(visit_id) REFERENCES visits (visit_id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "steps" VALUES(X'01A204CA8A5F7B798379DE8522A64E62',0,0,'right','foot',0,250000,100000,NULL,0.9,'measured',NULL,'unknown','unknown',NULL,NULL);
INSERT INTO "steps" VALUES(X'01A204CA8A5F7B798379DE8522A64E62',1,0,'left','foot',350000,600000,100000,350000,0.9,'measured',NULL,'unknown','unknown',NULL,NULL);
INSERT INTO "steps" VALUES(X'01A204CA8A5F7B798379DE8522A64E62',2,0,'right','foot',700000,950000,100000,350000,0.9,'measured',NULL,'unknown','unknown',NULL,NULL);
CREATE TABLE tries (
	who BLOB NOT NULL, 
	wrong INTEGER NOT NULL, 
	last_at DATETIME NOT NULL, 
	locked BOOLEAN NOT NULL, 
	PRIMARY KEY (who)
)
 WITHOUT ROWID

;
CREATE TABLE visits (
	visit_id BLOB NOT NULL, 
	started_at DATETIME NOT NULL, 
	program VARCHAR NOT NULL, 
	program_version INTEGER NOT NULL, 
	complete BOOLEAN NOT NULL, 
	notes JSON NOT NULL, seen_at DATETIME, ended_at DATETIME, member_id BLOB REFERENCES members (member_id) ON DELETE CASCADE, guest BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (visit_id)
)
 WITHOUT ROWID

;
INSERT INTO "visits" VALUES(X'01A204CA8A5F7B798379DE8522A64E62','2026-11-22 10:00:00.000000','express',1,1,'[]','2026-11-22 12:00:00.000000','2026-11-22 12:00:00.000000',X'01A204CA8A5F7A139E0B6DC481C42770',0);
CREATE INDEX ix_visits_started_at ON visits (started_at);
CREATE INDEX ix_members_nickname_key ON members (nickname_key);
CREATE INDEX ix_visits_member_id ON visits (member_id);
CREATE UNIQUE INDEX ix_outbox_once ON outbox (kind, subject, detail) WHERE edit_id IS NULL;
CREATE TRIGGER note_members_insert AFTER INSERT ON members WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('member', NEW.member_id, '', strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_members_update AFTER UPDATE ON members WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('member', NEW.member_id, '', strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_consents_insert AFTER INSERT ON consents WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('consent', NEW.member_id, NEW.purpose, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_consents_update AFTER UPDATE ON consents WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('consent', NEW.member_id, NEW.purpose, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_visits_insert AFTER INSERT ON visits WHEN EXISTS (SELECT 1 FROM gym_link) AND NEW.ended_at IS NOT NULL AND NEW.member_id IS NOT NULL BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('visit', NEW.visit_id, '', strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_visits_update AFTER UPDATE OF ended_at, member_id ON visits WHEN EXISTS (SELECT 1 FROM gym_link) AND NEW.ended_at IS NOT NULL AND NEW.member_id IS NOT NULL BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('visit', NEW.visit_id, '', strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_audit_insert AFTER INSERT ON audit WHEN EXISTS (SELECT 1 FROM gym_link) AND 1 BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('audit', NEW.audit_id, '', strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_counts_insert AFTER INSERT ON counts WHEN EXISTS (SELECT 1 FROM gym_link) AND 1 BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('count', zeroblob(16), NEW.day || ' ' || NEW.program, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_counts_update AFTER UPDATE ON counts WHEN EXISTS (SELECT 1 FROM gym_link) AND 1 BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('count', zeroblob(16), NEW.day || ' ' || NEW.program, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_forgotten_insert AFTER INSERT ON forgotten WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('forgotten', NEW.forgotten_id, '', strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_programs_insert AFTER INSERT ON programs WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('program', zeroblob(16), NEW.version || ' ' || NEW.name, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_programs_in_use_insert AFTER INSERT ON programs_in_use WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('program_in_use', zeroblob(16), NEW.name, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_programs_in_use_update AFTER UPDATE ON programs_in_use WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('program_in_use', zeroblob(16), NEW.name, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_devices_insert AFTER INSERT ON devices WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('device', zeroblob(16), NEW.address, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER note_devices_update AFTER UPDATE ON devices WHEN EXISTS (SELECT 1 FROM gym_link) AND NOT EXISTS (SELECT 1 FROM gym_applying) BEGIN INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES ('device', zeroblob(16), NEW.address, strftime('%Y-%m-%d %H:%M:%f000', 'now')); END;
CREATE TRIGGER forget_with_it AFTER INSERT ON forgotten BEGIN
    DELETE FROM outbox WHERE subject = NEW.forgotten_id AND kind <> 'forgotten';
    DELETE FROM gym_known WHERE subject = NEW.forgotten_id;
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',0);
COMMIT;
