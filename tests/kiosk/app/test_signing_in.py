"""Members at the kiosk, without radio or screen: touches in, Views and rows out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.signing_in import REFUSALS, TROUBLE, WAIT
from kiosk.coaching.member import Join, Said, SignIn
from kiosk.coaching.view import Intent, Phase
from kiosk.store import VisitWriter
from kiosk.store.keeping import Kept, Owner, keep
from kiosk.store.member_door import Refusal
from kiosk.store.staff import Role
from tests.kiosk.app.conftest import JOIN, PIN, STORE, Bench
from tests.kiosk.store.conftest import a_visit
from tests.kiosk.store.test_database import held_by_another_process


def test_somebody_joins_is_greeted_and_starts(bench: Bench) -> None:
    view = bench.touch(Intent.JOIN, JOIN)
    assert view.member is not None
    assert (view.member.nickname, view.member.visits, view.member.consents) == ("Ana", 0, STORE)
    assert (view.phase, view.door.refused, view.door.busy) == (Phase.WHO, None, False)
    assert bench.touch(Intent.DONE).phase is Phase.READY


def test_the_door_is_busy_until_the_errand_is_back(bench: Bench) -> None:
    bench.people.touch(Intent.JOIN, JOIN, bench.visit, 0)
    assert bench.view().door.busy
    assert not bench.settle().door.busy


@pytest.mark.parametrize(
    ("intent", "value", "why"),
    [
        (Intent.SIGN_IN, SignIn("Ana", "9917"), Refusal.WRONG),
        (Intent.JOIN, Join("Ana", "8830", sixteen=True), Refusal.TAKEN),
        (Intent.JOIN, Join("Bo", "8830", sixteen=False), Refusal.UNDER_SIXTEEN),
        (Intent.JOIN, Join("Bo", "1111", sixteen=True), Refusal.EASY_PIN),
    ],
)
def test_a_refusal_says_what_to_do(bench: Bench, intent: Intent, value: Said, why: Refusal) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.touch(Intent.SIGN_OUT)
    bench.touch(Intent.START)
    view = bench.touch(intent, value)
    assert (view.door.refused, view.member) == (REFUSALS[why], None)


def test_every_refusal_has_words() -> None:
    assert set(REFUSALS) == set(Refusal)


def test_after_too_many_wrong_pins_the_wait_is_counted_down(bench: Bench) -> None:
    views = [bench.touch(Intent.SIGN_IN, SignIn("Ana", "9917")) for _ in range(4)]
    assert views[-1].door.refused == WAIT
    assert views[-1].door.wait_s == pytest.approx(30, abs=2)
    bench.now_us += 10_000_000
    assert bench.view().door.wait_s == pytest.approx(20, abs=2)
    bench.now_us += 25_000_000
    assert (bench.view().door.wait_s, bench.view().door.refused) == (None, None)


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


def test_a_locked_database_is_said_in_words_and_guests_run_on(bench: Bench, tmp_path: Path) -> None:
    with held_by_another_process(tmp_path / "treadform.db"):
        assert bench.touch(Intent.SIGN_IN, SignIn("Ana", PIN)).door.refused == TROUBLE
    assert bench.touch(Intent.GUEST).phase is Phase.READY


def test_a_door_that_waited_too_long_still_knows_who_came(bench: Bench) -> None:
    bench.touch(Intent.JOIN, JOIN)
    bench.visit.touch(Intent.DONE, 0)  # as if its time had run out
    bench.settle()
    assert bench.visit._state.is_known


def test_nothing_of_a_pin_is_in_what_could_be_logged() -> None:
    assert PIN not in f"{SignIn('Ana', PIN)!r}{JOIN!r}"


def never(*_: object) -> Callable[[], None]:
    raise LookupError("a fault of ours")


def test_a_fault_of_ours_leaves_no_door_busy_for_ever(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.archive.door, "sign_in", never)
    view = bench.touch(Intent.SIGN_IN, SignIn("Ana", PIN))
    assert (view.door.busy, view.door.refused) == (False, TROUBLE)


def test_an_owner_without_a_member_is_a_guest(bench: Bench) -> None:
    assert bench.people._owner == Owner(guest=True)
    assert isinstance(bench.writer, VisitWriter)
