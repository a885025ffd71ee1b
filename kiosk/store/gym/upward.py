"""Up to the gym: the outbox, oldest first. Whatever is told twice is taken once."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import URL, Connection, Engine, select, text
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store.database import writing
from kiosk.store.forgetting import Reason
from kiosk.store.gym import outbox
from kiosk.store.gym.calls import Call, NotYet, call_of
from kiosk.store.gym.downward import end_here
from kiosk.store.gym.errors import Refusal, explain
from kiosk.store.gym.outbox import Entry
from kiosk.store.ids import new_id
from kiosk.store.schema import forgotten, gym_cursors, members, programs, programs_in_use, visits

AT_ONCE = 20
"""Facts in one transaction of the gym: one of its flushes for all of them."""
EDITS = {"member", "consent", "program_in_use", "device"}
"""Their words are frozen before they are sent."""
SHARE = {"visit", "audit", "count"}
"""They only share the lock of the chain, and so may go together. What takes it alone goes alone:
two kiosks that first share it and then want it alone would wait for each other."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An entry with what was told of it and what the gym said."""

    entry: Entry
    call: Call
    said: str


def send(local: Engine, gym: Connection, url: URL, chain_id: UUID) -> int:
    """Tell everything that waits; how many were done. Raises `GymError` when the gym is gone."""
    total = 0
    while True:
        with local.connect() as connection:
            if not outbox.next_entries(connection, 1):
                return total
        with writing(local) as connection:
            told = list(_to_tell(connection, outbox.next_entries(connection, AT_ONCE)))
        for together, some in groupby(told, key=lambda one: one[0].kind in SHARE):
            batch = list(some)
            for part in [batch] if together else [[one] for one in batch]:
                total += _tell(local, gym, url, chain_id, part)


def _to_tell(connection: Connection, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Call]]:
    for entry in entries:
        if entry.frozen is not None:
            yield entry, Call(**entry.frozen)
            continue
        edit_id = new_id() if entry.kind in EDITS else None
        try:
            call = call_of(connection, entry, edit_id)
        except NotYet as why:
            outbox.set_aside(connection, entry, str(why))
            continue
        if entry.kind == "consent":
            outbox.try_again(connection, "visit")  # one may have waited for it
        if call is None:  # gone meanwhile, or nothing new
            outbox.done(connection, [entry])
            continue
        if edit_id is not None:
            outbox.freeze(connection, entry, edit_id, asdict(call))
        yield entry, call


def _tell(
    local: Engine, gym: Connection, url: URL, chain_id: UUID, batch: list[tuple[Entry, Call]]
) -> int:
    """One transaction of the gym, then one of ours; where the second is lost, both are repeated."""
    try:
        with gym.begin():
            sent = [Sent(entry, call, _ask(gym, chain_id, call)) for entry, call in batch]
    except SQLAlchemyError as error:
        trouble = explain(url, error)
        if not isinstance(trouble, Refusal):
            raise trouble from error
        if len(batch) > 1:
            return sum(_tell(local, gym, url, chain_id, [one]) for one in batch)
        with writing(local) as connection:
            outbox.set_aside(connection, batch[0][0], trouble.what)
        return 0
    with writing(local) as connection:
        for one in sent:
            _settle(connection, one)
        outbox.done(connection, [one.entry for one in sent])
    return len(sent)


def _ask(gym: Connection, chain_id: UUID, call: Call) -> str:
    said = gym.scalar(text(call.statement), {"chain": chain_id} | call.parameters)
    return str(said)


def _settle(connection: Connection, sent: Sent) -> None:
    """What the gym's answer means here."""
    entry, (word, _, version) = sent.entry, sent.said.partition(" ")
    if sent.said == "no such member":
        _bring_the_member(connection, entry)
    elif entry.kind == "program":
        _renumber(connection, sent.call.parameters, int(sent.said))
    elif sent.said == "not due":
        _take_back(connection, entry)
    elif sent.said == "forgotten":
        kind = "visit" if entry.kind == "visit" else "member"
        _end_here(connection, entry, kind)
    elif sent.call.body is not None and word in ("kept", "had"):
        at = int(version or 0)
        if not at or at > outbox.known(connection, entry.kind, entry.subject, entry.detail).version:
            outbox.now_known(
                *(connection, entry.kind, entry.subject, entry.detail), at, sent.call.body
            )


def _end_here(connection: Connection, entry: Entry, kind: str) -> None:
    """The gym has forgotten it, or its member: so does this kiosk."""
    connection.exec_driver_sql("INSERT INTO gym_applying VALUES (1)")
    end_here(connection, entry.subject, kind, datetime.now(UTC), Reason.ASKED)
    connection.exec_driver_sql("DELETE FROM gym_applying")


def _take_back(connection: Connection, entry: Entry) -> None:
    """This kiosk's clock ended somebody whose time is not over: they come back from the gym."""
    connection.execute(forgotten.delete().where(forgotten.c.forgotten_id == entry.subject))
    from_start = gym_cursors.c.stream.in_(("members", "consents"))
    connection.execute(gym_cursors.delete().where(from_start))


def _bring_the_member(connection: Connection, entry: Entry) -> None:
    """The gym never heard of the member, as after its own restore: told first, then this again."""
    of_visit = select(visits.c.member_id).where(visits.c.visit_id == entry.subject)
    member_id = connection.scalar(of_visit) if entry.kind == "visit" else entry.subject
    here = select(members.c.member_id).where(members.c.member_id == member_id)
    if member_id is None or connection.scalar(here) is None:
        return
    if outbox.was_refused(connection, "member", member_id):
        outbox.note(connection, entry.kind, entry.subject, entry.detail, "its member was refused")
        return
    outbox.unknown(connection, member_id)
    outbox.note(connection, "member", member_id)
    outbox.done(connection, [entry])
    outbox.note(connection, entry.kind, entry.subject, entry.detail)


def _renumber(connection: Connection, told: dict[str, Any], number: int) -> None:
    """Another kiosk was first to publish under this number: ours got the next one there."""
    if number == told["number"]:
        return
    ours = (programs.c.name == told["name"]) & (programs.c.version == told["number"])
    there = (programs.c.name == told["name"]) & (programs.c.version == number)
    if connection.execute(programs.select().where(there)).first() is None:
        connection.execute(programs.update().where(ours).values(version=number))
    used = (programs_in_use.c.name == told["name"]) & (programs_in_use.c.version == told["number"])
    connection.execute(programs_in_use.update().where(used).values(version=number))
