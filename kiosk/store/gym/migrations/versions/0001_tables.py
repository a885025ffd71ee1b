"""The gym's first tables. The chain is the first column of every key, and no sequence counts.

`chains.version` is the only order there is: whoever changes something that kiosks have to learn
raises it in the same transaction, so that changes become visible in the order of their versions.
"""

from alembic import op

revision = "0001"
down_revision = None

PLACES = """
CREATE TABLE chains (
    chain_id uuid PRIMARY KEY,
    name text NOT NULL,
    version bigint NOT NULL DEFAULT 0,
    epoch uuid NOT NULL DEFAULT gen_random_uuid()
);
CREATE TABLE gyms (
    chain_id uuid NOT NULL REFERENCES chains,
    gym_id uuid NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (chain_id, gym_id),
    UNIQUE (chain_id, name)
);
CREATE TABLE kiosks (
    chain_id uuid NOT NULL,
    kiosk_id uuid NOT NULL,
    gym_id uuid NOT NULL,
    name text NOT NULL,
    login text NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    seen_at timestamptz,
    waiting integer,
    known_version bigint,
    PRIMARY KEY (chain_id, kiosk_id),
    UNIQUE (chain_id, login),
    FOREIGN KEY (chain_id, gym_id) REFERENCES gyms
);
"""

PEOPLE = """
CREATE TABLE members (
    chain_id uuid NOT NULL REFERENCES chains,
    member_id uuid NOT NULL,
    nickname text NOT NULL,
    nickname_key text NOT NULL,
    pin_hash text NOT NULL,
    language text NOT NULL,
    created_at timestamptz NOT NULL,
    keep_until timestamptz,
    version bigint NOT NULL,
    PRIMARY KEY (chain_id, member_id)
);
CREATE INDEX members_version ON members (chain_id, version);
CREATE TABLE consents (
    chain_id uuid NOT NULL,
    member_id uuid NOT NULL,
    purpose text NOT NULL,
    given boolean NOT NULL,
    at timestamptz NOT NULL,
    wording text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (chain_id, member_id, purpose),
    FOREIGN KEY (chain_id, member_id) REFERENCES members ON DELETE CASCADE
);
CREATE INDEX consents_version ON consents (chain_id, version);
CREATE TABLE forgotten (
    chain_id uuid NOT NULL REFERENCES chains,
    subject_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('visit', 'member')),
    kiosk_id uuid NOT NULL,
    forgotten_at timestamptz NOT NULL,
    reason text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (chain_id, subject_id)
);
CREATE INDEX forgotten_version ON forgotten (chain_id, version);
CREATE TABLE edits (
    chain_id uuid NOT NULL REFERENCES chains,
    edit_id uuid NOT NULL,
    kiosk_id uuid NOT NULL,
    version bigint NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chain_id, edit_id)
);
"""

THINGS = """
CREATE TABLE programs (
    chain_id uuid NOT NULL REFERENCES chains,
    name text NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    published_at timestamptz NOT NULL,
    published_by text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (chain_id, name, number)
);
CREATE INDEX programs_version ON programs (chain_id, version);
CREATE TABLE programs_in_use (
    chain_id uuid NOT NULL,
    name text NOT NULL,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (chain_id, name),
    FOREIGN KEY (chain_id, name, number) REFERENCES programs
);
CREATE INDEX programs_in_use_version ON programs_in_use (chain_id, version);
CREATE TABLE devices (
    chain_id uuid NOT NULL,
    address text NOT NULL,
    gym_id uuid NOT NULL,
    kiosk_id uuid,
    kind text NOT NULL,
    facts jsonb NOT NULL,
    edition integer NOT NULL,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (chain_id, address),
    FOREIGN KEY (chain_id, gym_id) REFERENCES gyms
);
CREATE INDEX devices_version ON devices (chain_id, version);
"""

FACTS = """
CREATE TABLE visits (
    chain_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    gym_id uuid NOT NULL,
    kiosk_id uuid NOT NULL,
    member_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz,
    ended_at timestamptz,
    program text NOT NULL,
    program_version integer NOT NULL,
    complete boolean NOT NULL,
    notes jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chain_id, visit_id),
    FOREIGN KEY (chain_id, member_id) REFERENCES members ON DELETE CASCADE
);
CREATE INDEX visits_member ON visits (chain_id, member_id);
CREATE INDEX visits_received ON visits (chain_id, received_at);
CREATE TABLE sets (
    chain_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    position integer NOT NULL,
    exercise text NOT NULL,
    number integer NOT NULL,
    started_us bigint NOT NULL,
    ended_us bigint NOT NULL,
    steps integer NOT NULL,
    target_spm double precision,
    cues jsonb NOT NULL,
    outcome text NOT NULL,
    readings jsonb NOT NULL,
    PRIMARY KEY (chain_id, visit_id, position),
    FOREIGN KEY (chain_id, visit_id) REFERENCES visits ON DELETE CASCADE
);
CREATE TABLE answers (
    chain_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    position integer NOT NULL,
    question text NOT NULL,
    value double precision NOT NULL,
    measured double precision,
    PRIMARY KEY (chain_id, visit_id, position),
    FOREIGN KEY (chain_id, visit_id) REFERENCES visits ON DELETE CASCADE
);
CREATE TABLE step_blocks (
    chain_id uuid NOT NULL,
    visit_id uuid NOT NULL,
    steps integer NOT NULL,
    block bytea NOT NULL,
    PRIMARY KEY (chain_id, visit_id),
    FOREIGN KEY (chain_id, visit_id) REFERENCES visits ON DELETE CASCADE
);
CREATE TABLE audit (
    chain_id uuid NOT NULL REFERENCES chains,
    audit_id uuid NOT NULL,
    kiosk_id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    detail jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chain_id, audit_id)
);
CREATE TABLE counts (
    chain_id uuid NOT NULL,
    kiosk_id uuid NOT NULL,
    day date NOT NULL,
    program text NOT NULL,
    gym_id uuid NOT NULL,
    started integer NOT NULL,
    completed integer NOT NULL,
    seconds double precision NOT NULL,
    returns integer NOT NULL,
    guests integer NOT NULL,
    PRIMARY KEY (chain_id, kiosk_id, day, program)
);
"""


def upgrade() -> None:
    op.execute("SET LOCAL search_path = treadform")
    for part in (PLACES, PEOPLE, THINGS, FACTS):
        op.execute(part)
