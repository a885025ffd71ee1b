"""The triggers that note in the outbox what has to travel, in the transaction of the change itself:
no code path can forget it, and a pulled plug cannot part the two.

Nothing is noted where no gym was joined. A guest's visit is never noted: it never leaves the kiosk.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

NOBODY = "zeroblob(16)"
NOW = "strftime('%Y-%m-%d %H:%M:%f000', 'now')"
JOINED = "EXISTS (SELECT 1 FROM gym_link)"
OURS = "NOT EXISTS (SELECT 1 FROM gym_applying)"
"""What is just being taken in from the gym is not news to it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A table whose rows travel."""

    table: str
    kind: str
    subject: str
    detail: str = "''"
    when: str = OURS
    changes: tuple[str, ...] = ("INSERT", "UPDATE")


ENDED = "NEW.ended_at IS NOT NULL AND NEW.member_id IS NOT NULL"
NOTED = (
    Noted("members", "member", "NEW.member_id"),
    Noted("consents", "consent", "NEW.member_id", "NEW.purpose"),
    Noted(
        *("visits", "visit", "NEW.visit_id"),
        when=ENDED,
        changes=("INSERT", "UPDATE OF ended_at, member_id"),
    ),
    Noted("audit", "audit", "NEW.audit_id", when="1", changes=("INSERT",)),
    Noted("counts", "count", NOBODY, "NEW.day || ' ' || NEW.program", when="1"),
    Noted("forgotten", "forgotten", "NEW.forgotten_id", changes=("INSERT",)),
    Noted("programs", "program", NOBODY, "NEW.version || ' ' || NEW.name", changes=("INSERT",)),
    Noted("programs_in_use", "program_in_use", NOBODY, "NEW.name"),
    Noted("devices", "device", NOBODY, "NEW.address"),
)


def _statements() -> Iterator[str]:
    for noted in NOTED:
        for change in noted.changes:
            name = f"note_{noted.table}_{change.split()[0].lower()}"
            into = f"({noted.kind!r}, {noted.subject}, {noted.detail}, {NOW})"
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f"CREATE TRIGGER {name} AFTER {change} ON {noted.table}"
                f" WHEN {JOINED} AND {noted.when} BEGIN"
                f" INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at) VALUES {into};"
                " END"
            )


GONE = """
CREATE TRIGGER forget_with_it AFTER INSERT ON forgotten BEGIN
    DELETE FROM outbox WHERE subject = NEW.forgotten_id AND kind <> 'forgotten';
    DELETE FROM gym_known WHERE subject = NEW.forgotten_id;
END
"""
"""Nothing of whom was forgotten stays on the way."""


def make_triggers(connection: Connection) -> None:
    """After every migration: rebuilding a table on SQLite loses its triggers."""
    for statement in (*_statements(), "DROP TRIGGER IF EXISTS forget_with_it", GONE):
        connection.exec_driver_sql(statement)


def note_everything(connection: Connection) -> None:
    """Everything that is here, for a gym that may know nothing of it."""
    for noted in NOTED:
        of_row = noted.subject.replace("NEW.", "row."), noted.detail.replace("NEW.", "row.")
        which = noted.when.replace("NEW.", "row.") if noted.table == "visits" else "1"
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO outbox (kind, subject, detail, added_at)"
            f" SELECT {noted.kind!r}, {of_row[0]}, {of_row[1]}, {NOW}"
            f" FROM {noted.table} AS row WHERE {which}"
        )
