"""Who may see what: a row belongs to the chain that the login's own name says.

A name is given once and nobody can log in under another, so no setting, no join and no look-up
decides: that holds on every node of a distributed PostgreSQL too.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = (
    *("chains", "gyms", "kiosks", "members", "consents", "forgotten", "edits", "programs"),
    *("programs_in_use", "devices", "visits", "sets", "answers", "step_blocks", "audit", "counts"),
)
DOWNWARD = ("chains", "members", "consents", "forgotten", "programs", "programs_in_use", "devices")

MY_CHAIN = """
CREATE FUNCTION my_chain() RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN session_user ~ '^treadform_[0-9a-f]{32}_[0-9a-f]{20}$'
        THEN pg_catalog.substr(session_user::text, 11, 32)::uuid END
$$
"""
POLICIES = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_chain ON {table}
    USING (chain_id = treadform.my_chain()) WITH CHECK (chain_id = treadform.my_chain());
CREATE POLICY of_the_owner ON {table} TO treadform_owner
    USING (pg_catalog.pg_has_role(session_user, 'treadform_owner', 'MEMBER'));
"""


def upgrade() -> None:
    op.execute("SET LOCAL search_path = treadform")
    op.execute(MY_CHAIN)
    for table in TABLES:
        op.execute(POLICIES.format(table=table))
    op.execute("REVOKE ALL ON SCHEMA treadform FROM PUBLIC")
    op.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA treadform FROM PUBLIC")
    op.execute("GRANT USAGE ON SCHEMA treadform TO treadform_kiosk")
    op.execute("GRANT EXECUTE ON FUNCTION my_chain() TO treadform_kiosk")
    op.execute("GRANT SELECT ON alembic_version TO treadform_kiosk")
    for table in DOWNWARD:
        op.execute(f"GRANT SELECT ON {table} TO treadform_kiosk")
