"""Members at the kiosk, without radio or screen: touches in, Views and rows out."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.coaching.member import SignIn
from kiosk.coaching.view import Intent, Phase
from kiosk.store import VisitWriter
from kiosk.store.keeping import Kept, Owner, keep
from kiosk.store.staff import Role
from tests.kiosk.app.conftest import JOIN, PIN, STORE, Bench
from tests.kiosk.store.conftest import a_visit


def test_somebody_joins_is_greeted_and_starts(bench: Bench) -> None:
    view = bench.touch(Intent.JOIN, JOIN)
    assert view.member is not None
    assert (view.member.nickname, view.member.visits, view.member.consents) == ("Ana", 0, STORE)
    assert (view.phase, view.door.refused, view.door.busy) == (Phase.WHO, None, False)
    assert bench.touch(Intent.DONE).phase is Phase.READY


def test_a_guest_leaves_only_a_count(bench: Bench) -> None:
    bench.touch(Intent.GUEST)
    visit = a_visit()
    bench.people.progress(visit)
    bench.settle()
    assert len(bench.archive.history()) == 1
    bench.people.keep(visit)
    bench.people.over()
    bench.settle()
    assert bench.archive.history() == []
    assert [(day.started, day.guests) for day in bench.archive.report()] == [(1, 1)]


def test_a_members_visit_is_kept_as_theirs_from_the_moment_they_sign_in(bench: Bench) -> None:
    visit = a_visit()
    bench.people.progress(visit)
    bench.touch(Intent.JOIN, JOIN)
    bench.people.progress(visit)
    bench.people.keep(visit)
    bench.touch(Intent.SIGN_OUT)
    session = bench.archive.door.sign_in(SignIn("Ana", PIN))
    assert [line.visit_id for line in session.visits()] == [visit.visit_id]


def test_a_consent_counts_from_the_next_moment(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    view = bench.touch(Intent.CONSENT, frozenset())
    assert view.member is not None
    assert view.member.consents == frozenset()
    bench.people.keep(a_visit())
    bench.touch(Intent.SIGN_OUT)
    assert bench.archive.history() == []


def cut(bench: Bench, program: str = "express") -> None:
    """Ana's visit of a moment ago, without an end."""
    owner = bench.archive.door.sign_in(SignIn("Ana", PIN)).owner
    visit = replace(a_visit(started_at=datetime.now(UTC).isoformat()), complete=False)
    with bench.archive._within.writing() as connection:
        kept = Kept(replace(visit, program=program), datetime.now(UTC), ended=False, owner=owner)
        keep(connection, kept)


def test_a_visit_that_was_cut_short_goes_on_under_its_own_id(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.touch(Intent.SIGN_OUT)
    cut(bench)
    bench.touch(Intent.START)
    view = bench.touch(Intent.SIGN_IN, SignIn("Ana", PIN))
    assert view.member is not None
    assert view.member.can_resume
    (line,) = bench.archive.history()
    bench.touch(Intent.RESUME_VISIT)
    record = bench.visit.so_far()
    assert record is not None
    assert record.visit_id == line.visit_id
    assert "resumed" in record.notes
    bench.people.progress(record)
    bench.people.keep(replace(record, complete=True))
    bench.settle()
    (line,) = bench.archive.history()
    assert (line.complete, line.cut_short) == (True, False)


def test_nothing_to_go_on_with_is_no_resume(bench: Bench) -> None:
    view = bench.touch(Intent.JOIN, JOIN)
    assert view.member is not None
    assert not view.member.can_resume
    assert bench.touch(Intent.RESUME_VISIT).phase is Phase.WHO


def test_staffs_choice_of_program_is_what_the_member_gets(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.touch(Intent.SIGN_OUT)
    bench.archive.staff_door.desk_of("test").office.add_staff("Kim", PIN, Role.MANAGER)
    desk = bench.archive.staff_door.sign_in("Kim", PIN)
    desk.assign(desk.roster()[0].member_id, "standard")
    bench.touch(Intent.START)
    bench.touch(Intent.SIGN_IN, SignIn("Ana", PIN))
    assert bench.touch(Intent.DONE).phase is Phase.READY
    assert bench.visit._state.program.name == "standard"


def test_who_signs_out_at_the_door_is_gone(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    view = bench.touch(Intent.SIGN_OUT)
    assert (view.phase, view.member) == (Phase.WELCOME, None)


def test_a_door_that_waited_too_long_still_knows_who_came(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.visit.touch(Intent.DONE, 0)  # as if its time had run out
    bench.settle()
    assert bench.visit._state.is_known


def test_nothing_of_a_pin_is_in_what_could_be_logged() -> None:
    assert PIN not in f"{SignIn('Ana', PIN)!r}{JOIN!r}"


def test_an_owner_without_a_member_is_a_guest(bench: Bench) -> None:
    assert bench.people._owner == Owner(guest=True)
    assert isinstance(bench.writer, VisitWriter)
