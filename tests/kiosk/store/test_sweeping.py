import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.coaching.member import Consent
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from kiosk.store.keeping import Kept, Owner, keep
from kiosk.store.member_door import MemberSession
from kiosk.store.members import KEPT_FOR
from kiosk.store.schema import counts, forgotten, members, raw_streams, visits
from kiosk.store.sweeping import CUT_SHORT_AFTER, GRACE, sweep
from tests.kiosk.store.conftest import SEEN, a_visit, joins, keep_for

GUEST = Owner(guest=True)
YEAR = timedelta(days=365)
A_MOMENT = timedelta(seconds=1)


def keeps(archive: Archive, visit: VisitRecord, *, ended: bool, seen_at: datetime = SEEN) -> None:
    with archive._within.writing() as connection:
        keep(connection, Kept(visit, seen_at, ended, GUEST))


def swept(archive: Archive, now: datetime, age: timedelta | None = None) -> int:
    """How many visits are left."""
    sweep(archive._within, archive._raw, age, now)
    return len(archive.history())


def test_of_a_guest_only_the_sums_are_left_at_sign_out(archive: Archive, path: Path) -> None:
    mark = "said by a guest"
    keeps(archive, replace(a_visit(400), notes=(mark,)), ended=True)
    assert swept(archive, SEEN) == 0
    with archive._within.reading() as connection:
        (sums,) = connection.execute(counts.select()).all()
        assert (sums.started, sums.completed, sums.guests, sums.returns) == (1, 1, 1, 0)
    assert not any(mark.encode() in file.read_bytes() for file in path.parent.glob("treadform.db*"))
    assert [(day.started, day.guests) for day in archive.report()] == [(1, 1)]


def test_a_guest_who_is_still_here_is_left_alone_and_a_pulled_plug_is_not_for_ever(
    archive: Archive,
) -> None:
    keeps(archive, a_visit(), ended=False)
    assert swept(archive, SEEN + CUT_SHORT_AFTER) == 1
    assert swept(archive, SEEN + CUT_SHORT_AFTER + A_MOMENT) == 0


def test_a_clock_that_went_back_keeps_no_guest_for_ever(archive: Archive) -> None:
    keeps(archive, a_visit(), ended=False, seen_at=SEEN + YEAR)
    assert swept(archive, SEEN) == 0


def test_a_guest_with_a_link_waits_for_it_and_no_longer(archive: Archive) -> None:
    visit = a_visit()
    keeps(archive, visit, ended=True)
    archive.offer_link(visit.visit_id)
    now = datetime.now(UTC)
    assert swept(archive, now) == 1
    assert swept(archive, now + timedelta(minutes=31)) == 0


def test_a_swept_guest_does_not_come_back_from_what_waits(archive: Archive) -> None:
    visit = a_visit()
    keeps(archive, visit, ended=True)
    swept(archive, SEEN)
    keeps(archive, visit, ended=True)
    assert archive.history() == []
    assert [day.started for day in archive.report()] == [1]


def test_even_the_guests_id_is_gone_once_nothing_could_bring_the_visit_back(
    archive: Archive,
) -> None:
    keeps(archive, a_visit(), ended=True)
    swept(archive, SEEN)
    swept(archive, SEEN + YEAR)
    with archive._within.reading() as connection:
        assert connection.execute(forgotten.select()).all() == []


def a_member_with_a_visit(archive: Archive, *given: Consent) -> MemberSession:
    session = joins(archive, "Sam", *given)
    keep_for(archive, session, a_visit())
    return session


def test_a_members_visit_stays(archive: Archive) -> None:
    a_member_with_a_visit(archive, Consent.STORE)
    assert swept(archive, SEEN + timedelta(days=300), YEAR) == 1


def test_a_consent_that_is_taken_back_takes_the_visits_along(archive: Archive) -> None:
    session = a_member_with_a_visit(archive, Consent.STORE)
    session.allow(frozenset(), SEEN)
    assert swept(archive, SEEN + GRACE - A_MOMENT) == 1
    session.allow(frozenset({Consent.STORE}), SEEN)
    assert swept(archive, SEEN + GRACE + A_MOMENT) == 1
    session.allow(frozenset(), SEEN)
    assert swept(archive, SEEN + GRACE + A_MOMENT) == 0
    assert session.member().nickname == "Sam"


def test_a_clock_that_went_back_lets_no_withdrawn_consent_linger(archive: Archive) -> None:
    session = a_member_with_a_visit(archive, Consent.STORE)
    session.allow(frozenset(), SEEN + YEAR)
    assert swept(archive, SEEN) == 0


def test_a_clock_that_went_back_keeps_no_guest_for_a_link(archive: Archive) -> None:
    visit = a_visit()
    keeps(archive, visit, ended=True)
    archive.offer_link(visit.visit_id)
    assert swept(archive, datetime.now(UTC) - YEAR) == 0


def test_visits_go_after_a_year_and_members_who_stay_away_too(archive: Archive) -> None:
    a_member_with_a_visit(archive, Consent.STORE)
    with archive._within.reading() as connection:
        started_at = connection.execute(visits.select()).one().started_at
    assert swept(archive, started_at + YEAR, YEAR) == 1
    assert swept(archive, started_at + YEAR + A_MOMENT, YEAR) == 0
    swept(archive, SEEN + KEPT_FOR + A_MOMENT, YEAR)
    with archive._within.reading() as connection:
        assert connection.execute(members.select()).all() == []


def stream(archive: Archive, session: MemberSession, days: int = 30) -> Path:
    """A raw stream of the member's visit."""
    (line,) = session.visits()
    path = archive._raw.path(line.visit_id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"raw")
    with archive._within.writing() as connection:
        row = {"visit_id": line.visit_id, "started_at": SEEN, "size_bytes": 3}
        row["expires_at"] = SEEN + timedelta(days=days)
        connection.execute(raw_streams.insert(), row)
    return path


def test_a_raw_stream_goes_long_before_its_visit(archive: Archive) -> None:
    days = 30
    session = a_member_with_a_visit(archive, Consent.STORE, Consent.RESEARCH)
    path = stream(archive, session, days)
    assert session.everything().raw_streams[0].size_bytes == 3
    assert swept(archive, SEEN + timedelta(days=days) - A_MOMENT) == 1
    assert path.exists()
    assert swept(archive, SEEN + timedelta(days=days)) == 1
    assert not path.exists()
    assert session.everything().raw_streams == ()


def test_a_raw_stream_goes_with_its_consent_with_its_visit_and_with_its_member(
    archive: Archive,
) -> None:
    session = a_member_with_a_visit(archive, Consent.STORE, Consent.RESEARCH)
    path = stream(archive, session)
    session.allow(frozenset({Consent.STORE}), SEEN)
    swept(archive, SEEN + GRACE + A_MOMENT)
    assert not path.exists()
    path.write_bytes(b"raw")
    session.forget(SEEN)
    assert not path.exists()


def test_a_raw_stream_of_no_visit_goes_once_nobody_writes_to_it(archive: Archive) -> None:
    path = archive._raw.path(a_visit().visit_id)
    path.parent.mkdir()
    path.write_bytes(b"raw")
    swept(archive, SEEN)
    assert path.exists()
    os.utime(path, (0, 0))
    swept(archive, SEEN)
    assert not path.exists()


def test_where_the_clock_is_not_believed_nothing_goes_for_its_age(archive: Archive) -> None:
    session = a_member_with_a_visit(archive, Consent.STORE, Consent.RESEARCH)
    path = stream(archive, session)
    sweep(archive._within, archive._raw, None, SEEN + 10 * YEAR, by_age=False)
    assert path.exists()
    assert len(session.visits()) == 1
