"""Somebody who is in, and what the kiosk looked up of them when they came."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.history import earlier_of
from kiosk.coaching.member import Consent, Known
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.keeping import Owner
from kiosk.store.member_door import MemberSession


@dataclass(frozen=True, slots=True)
class Signed:
    """`program` is the one that staff chose for them; None is the kiosk's own."""

    session: MemberSession
    known: Known
    owner: Owner
    earlier: Earlier
    cut_short: VisitRecord | None
    program: str | None
    keeps_raw: bool


def look_up(archive: Archive, session: MemberSession) -> Signed:
    """Everything the kiosk wants to know of somebody who came in."""
    member, cut_short = session.member(), session.resumable()
    visits: Iterable[VisitRecord] = session.records()
    known = Known(member.nickname, member.visits, member.consents, cut_short is not None)
    return Signed(
        *(session, known, session.owner, earlier_of(visits, member.language)),
        cut_short=cut_short.visit if cut_short else None,
        program=session.assigned(),
        keeps_raw={Consent.STORE, Consent.RESEARCH} <= member.consents,
    )
