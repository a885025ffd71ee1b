"""All that a kiosk can do: functions that take what it brings, each once, and never what was
forgotten. Kiosks have no right to write a table.

`chains` is locked by everything here: shared by facts, alone by whatever raises the version. So a
visit and the deletion of its member cannot pass each other unseen.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

WHO = """
CREATE FUNCTION my_kiosk(c uuid) RETURNS kiosks LANGUAGE plpgsql STABLE AS $$
DECLARE found_one kiosks;
BEGIN
    SELECT * INTO found_one FROM kiosks
        WHERE chain_id = c AND login = session_user AND revoked_at IS NULL;
    IF found_one.kiosk_id IS NULL THEN
        RAISE EXCEPTION 'this kiosk was revoked' USING ERRCODE = '28000';
    END IF;
    RETURN found_one;
END $$;

CREATE FUNCTION next_version(c uuid) RETURNS bigint LANGUAGE sql AS $$
    UPDATE chains SET version = version + 1 WHERE chain_id = c RETURNING version
$$;

CREATE FUNCTION hold(c uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM chains WHERE chain_id = c FOR SHARE;
END $$;

CREATE FUNCTION is_forgotten(c uuid, one uuid, other uuid) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT 1 FROM forgotten WHERE chain_id = c AND subject_id IN (one, other))
$$;

CREATE FUNCTION taken_at_version(c uuid, e uuid, v bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    earlier bigint;
BEGIN
    INSERT INTO edits (chain_id, edit_id, kiosk_id, version) VALUES (c, e, me.kiosk_id, v)
        ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        SELECT version INTO earlier FROM edits WHERE chain_id = c AND edit_id = e;
    END IF;
    RETURN earlier;
END $$;
"""

VISIT = """
CREATE FUNCTION take_visit(c uuid, visit jsonb, bouts jsonb, said jsonb, n integer, packed bytea)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    fresh visits := jsonb_populate_record(NULL::visits, visit);
    was visits;
BEGIN
    PERFORM hold(c);
    IF is_forgotten(c, fresh.visit_id, fresh.member_id) THEN RETURN 'forgotten'; END IF;
    PERFORM 1 FROM members WHERE chain_id = c AND member_id = fresh.member_id;
    IF NOT FOUND THEN RETURN 'no such member'; END IF;
    SELECT * INTO was FROM visits WHERE chain_id = c AND visit_id = fresh.visit_id FOR UPDATE;
    IF FOUND THEN
        IF was.ended_at IS NOT NULL OR was.kiosk_id <> me.kiosk_id
            OR (fresh.ended_at IS NULL AND fresh.seen_at IS NOT DISTINCT FROM was.seen_at)
        THEN RETURN 'had'; END IF;
        DELETE FROM visits WHERE chain_id = c AND visit_id = fresh.visit_id;
    END IF;
    INSERT INTO visits (chain_id, visit_id, gym_id, kiosk_id, member_id, started_at, seen_at,
            ended_at, program, program_version, complete, notes)
        VALUES (c, fresh.visit_id, me.gym_id, me.kiosk_id, fresh.member_id, fresh.started_at,
            fresh.seen_at, fresh.ended_at, fresh.program, fresh.program_version, fresh.complete,
            fresh.notes)
        ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN 'had'; END IF;
    INSERT INTO sets SELECT c, fresh.visit_id, s.position, s.exercise, s.number, s.started_us,
            s.ended_us, s.steps, s.target_spm, s.cues, s.outcome, s.readings
        FROM jsonb_populate_recordset(NULL::sets, bouts) AS s;
    INSERT INTO answers SELECT c, fresh.visit_id, a.position, a.question, a.value, a.measured
        FROM jsonb_populate_recordset(NULL::answers, said) AS a;
    INSERT INTO step_blocks VALUES (c, fresh.visit_id, n, packed);
    RETURN 'kept';
END $$;
"""

OTHER_FACTS = """
CREATE FUNCTION take_audit(c uuid, id uuid, moment timestamptz, who text, did text, what jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE me kiosks := my_kiosk(c);
BEGIN
    INSERT INTO audit (chain_id, audit_id, kiosk_id, at, actor, action, detail)
        VALUES (c, id, me.kiosk_id, moment, who, did, what) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION take_count(c uuid, d date, p text, s integer, n integer, t double precision,
    r integer, g integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE me kiosks := my_kiosk(c);
BEGIN
    INSERT INTO counts (chain_id, kiosk_id, day, program, gym_id, started, completed, seconds,
            returns, guests)
        VALUES (c, me.kiosk_id, d, p, me.gym_id, s, n, t, r, g)
        ON CONFLICT (chain_id, kiosk_id, day, program) DO UPDATE SET
            started = greatest(counts.started, excluded.started),
            completed = greatest(counts.completed, excluded.completed),
            seconds = greatest(counts.seconds, excluded.seconds),
            returns = greatest(counts.returns, excluded.returns),
            guests = greatest(counts.guests, excluded.guests);
END $$;

CREATE FUNCTION came_back(c uuid, of_epoch uuid, seen bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE me kiosks := my_kiosk(c);
BEGIN
    UPDATE chains SET epoch = gen_random_uuid(), version = version + 1
        WHERE chain_id = c AND epoch = of_epoch AND version < seen;
END $$;

CREATE FUNCTION report_in(c uuid, waits integer, knows bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE me kiosks := my_kiosk(c);
BEGIN
    UPDATE kiosks SET seen_at = now(), waiting = waits, known_version = knows
        WHERE chain_id = c AND kiosk_id = me.kiosk_id;
    -- What no kiosk will end any more, such as a stolen one's visits.
    DELETE FROM visits WHERE chain_id = c AND visit_id IN (SELECT visit_id FROM visits
        WHERE chain_id = c AND received_at < now() - interval '400 days' LIMIT 100);
END $$;
"""

PEOPLE = """
CREATE FUNCTION edit_member(c uuid, e uuid, m uuid, nick text, nick_key text, pin text, lang text,
    made timestamptz, until timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    v bigint := next_version(c);
    earlier bigint := taken_at_version(c, e, v);
    -- A kiosk whose clock is wrong must not end a member early, nor keep one for ever.
    due timestamptz := CASE WHEN until IS NOT NULL THEN
        least(greatest(until, now() + interval '1 day'), now() + interval '400 days') END;
BEGIN
    IF is_forgotten(c, m, m) THEN RETURN 'forgotten'; END IF;
    IF earlier IS NOT NULL THEN RETURN 'had ' || earlier; END IF;
    UPDATE members SET nickname = coalesce(nick, nickname),
            nickname_key = coalesce(nick_key, nickname_key), pin_hash = coalesce(pin, pin_hash),
            language = coalesce(lang, language), created_at = coalesce(made, created_at),
            keep_until = greatest(keep_until, due), version = v
        WHERE chain_id = c AND member_id = m;
    IF NOT FOUND THEN
        INSERT INTO members (chain_id, member_id, nickname, nickname_key, pin_hash, language,
                created_at, keep_until, version)
            VALUES (c, m, nick, nick_key, pin, lang, made, due, v);
    END IF;
    RETURN 'kept ' || v;
END $$;

CREATE FUNCTION edit_consent(c uuid, e uuid, m uuid, what text, yes boolean, moment timestamptz,
    words text, based_on bigint)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    v bigint := next_version(c);
    earlier bigint;
    was consents;
BEGIN
    IF is_forgotten(c, m, m) THEN RETURN 'forgotten'; END IF;
    PERFORM 1 FROM members WHERE chain_id = c AND member_id = m;
    IF NOT FOUND THEN RETURN 'no such member'; END IF;
    earlier := taken_at_version(c, e, v);
    IF earlier IS NOT NULL THEN RETURN 'had ' || earlier; END IF;
    SELECT * INTO was FROM consents WHERE chain_id = c AND member_id = m AND purpose = what;
    IF FOUND AND yes AND NOT was.given AND was.version > based_on THEN
        UPDATE consents SET version = v WHERE chain_id = c AND member_id = m AND purpose = what;
        RETURN 'refused';
    END IF;
    INSERT INTO consents VALUES (c, m, what, yes, moment, words, v)
        ON CONFLICT (chain_id, member_id, purpose) DO UPDATE SET given = excluded.given,
            at = excluded.at, wording = excluded.wording, version = excluded.version;
    RETURN 'kept ' || v;
END $$;

CREATE FUNCTION is_early(c uuid, id uuid) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT 1 FROM members
            WHERE chain_id = c AND member_id = id AND keep_until > now() + interval '1 day')
        OR EXISTS (SELECT 1 FROM visits
            WHERE chain_id = c AND visit_id = id AND received_at > now() - interval '28 days')
$$;

CREATE FUNCTION forget(c uuid, id uuid, what text, moment timestamptz, why text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    home uuid;
    v bigint := 0;
BEGIN
    PERFORM 1 FROM chains WHERE chain_id = c FOR NO KEY UPDATE;
    IF why = 'retention' AND is_early(c, id) THEN RETURN 'not due'; END IF;
    SELECT kiosk_id INTO home FROM visits WHERE chain_id = c AND visit_id = id;
    home := coalesce(home, me.kiosk_id);
    -- A visit is only on the kiosk where it was made: the others need not hear of its end.
    IF what = 'member' OR home <> me.kiosk_id THEN v := next_version(c); END IF;
    INSERT INTO forgotten VALUES (c, id, what, home, moment, why, v) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN 'had'; END IF;
    DELETE FROM visits WHERE chain_id = c AND visit_id = id;
    DELETE FROM members WHERE chain_id = c AND member_id = id;
    RETURN 'kept';
END $$;
"""

THINGS = """
CREATE FUNCTION publish_program(c uuid, called text, wanted integer, words text,
    moment timestamptz, who text)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    v bigint := next_version(c);
    there integer;
BEGIN
    SELECT min(number) INTO there FROM programs
        WHERE chain_id = c AND name = called AND text = words;
    IF there IS NOT NULL THEN RETURN there; END IF;
    SELECT greatest(wanted, coalesce(max(number), 0) + 1) INTO there FROM programs
        WHERE chain_id = c AND name = called;
    PERFORM 1 FROM programs WHERE chain_id = c AND name = called AND number = wanted;
    IF NOT FOUND THEN there := wanted; END IF;
    INSERT INTO programs VALUES (c, called, there, words, moment, who, v);
    RETURN there;
END $$;

CREATE FUNCTION use_program(c uuid, e uuid, called text, wanted integer, moment timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    v bigint := next_version(c);
BEGIN
    IF taken_at_version(c, e, v) IS NOT NULL THEN RETURN 'had'; END IF;
    INSERT INTO programs_in_use VALUES (c, called, wanted, moment, v)
        ON CONFLICT (chain_id, name) DO UPDATE SET number = excluded.number,
            at = excluded.at, version = excluded.version;
    RETURN 'kept';
END $$;

CREATE FUNCTION assign_device(c uuid, e uuid, which text, what text, said jsonb,
    nth integer, moment timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    me kiosks := my_kiosk(c);
    v bigint := next_version(c);
BEGIN
    IF taken_at_version(c, e, v) IS NOT NULL THEN RETURN 'had'; END IF;
    INSERT INTO devices VALUES (c, which, me.gym_id, me.kiosk_id, what, said, nth, moment, v)
        ON CONFLICT (chain_id, address) DO UPDATE SET gym_id = excluded.gym_id,
            kiosk_id = excluded.kiosk_id, kind = excluded.kind, facts = excluded.facts,
            edition = excluded.edition, changed_at = excluded.changed_at,
            version = excluded.version;
    RETURN 'kept';
END $$;
"""

FOR_KIOSKS = (
    "my_kiosk(uuid)",
    "take_visit(uuid, jsonb, jsonb, jsonb, integer, bytea)",
    "take_audit(uuid, uuid, timestamptz, text, text, jsonb)",
    "take_count(uuid, date, text, integer, integer, double precision, integer, integer)",
    "report_in(uuid, integer, bigint)",
    "came_back(uuid, uuid, bigint)",
    "edit_member(uuid, uuid, uuid, text, text, text, text, timestamptz, timestamptz)",
    "edit_consent(uuid, uuid, uuid, text, boolean, timestamptz, text, bigint)",
    "forget(uuid, uuid, text, timestamptz, text)",
    "publish_program(uuid, text, integer, text, timestamptz, text)",
    "use_program(uuid, uuid, text, integer, timestamptz)",
    "assign_device(uuid, uuid, text, text, jsonb, integer, timestamptz)",
)
AS_OWNER = "SECURITY DEFINER SET search_path = treadform, pg_temp"


def upgrade() -> None:
    op.execute("SET LOCAL search_path = treadform")
    for part in (WHO, VISIT, OTHER_FACTS, PEOPLE, THINGS):
        op.execute(part)
    op.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA treadform FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION my_chain() TO treadform_kiosk")
    for signature in FOR_KIOSKS:
        op.execute(f"ALTER FUNCTION {signature} {AS_OWNER}")
        op.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO treadform_kiosk")
