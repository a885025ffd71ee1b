"""What the visits of a member say to the next one."""

from dataclasses import replace
from uuid import UUID

import pytest

from kiosk.coaching.history import earlier_of
from kiosk.coaching.ladder import HELD, HOPS_GOOD
from kiosk.coaching.record import AnswerRecord, SetRecord, VisitRecord
from kiosk.gait.measures import UNKNOWN, Quality, Reading, SetResult


def visit(
    day: int, *notes: str, said: tuple[AnswerRecord, ...] = (), spm: float | None = 164.0
) -> VisitRecord:
    cadence = Reading(spm, Quality.MEASURED) if spm else Reading(None, Quality.UNKNOWN)
    speed = Reading(2.8, Quality.MEASURED)
    result = SetResult(0, 60, 150, cadence_spm=cadence, belt_speed_mps=speed)
    bout = SetRecord("baseline", 1, result)
    started_at = f"2026-11-{day:02}T10:00:00+00:00"
    return VisitRecord(UUID(int=day), started_at, "standard", True, (bout,), 1, (), said, notes)


def test_who_was_never_here_has_nothing() -> None:
    nobody = earlier_of([])
    assert (nobody.visits, nobody.guesses, nobody.runs, nobody.settling) == (0, (), (), True)


def test_visits_are_counted_where_something_was_done_and_told_oldest_first() -> None:
    empty = VisitRecord(UUID(int=9), "2026-11-09T10:00:00+00:00", "standard", False)
    earlier = earlier_of([visit(3, spm=166), empty, visit(1, spm=160)], "es")
    assert (earlier.visits, earlier.language) == (2, "es")
    assert [run.cadence_spm for run in earlier.runs] == [160, 166]


def hopped(day: int, contact_s: float, flight_s: float, outcome: str = "done") -> VisitRecord:
    known = (Reading(value, Quality.MEASURED) for value in (contact_s, flight_s, 2.7))
    contact, flight, rate = known
    result = SetResult(0, 20, 50, UNKNOWN, contact, flight, hop_rate_hz=rate)
    bout = SetRecord("small_springs", 1, result, outcome=outcome)
    return replace(visit(day), sets=(*visit(day).sets, bout))


def test_the_best_hops_are_those_longest_in_the_air_for_their_time_on_the_ground() -> None:
    visits = [hopped(1, 0.20, 0.16), hopped(2, 0.18, 0.16), hopped(3, 0.10, 0.16, "left")]
    assert earlier_of(visits).best_reactivity == pytest.approx(0.16 / 0.18)
    assert earlier_of([visit(1)]).best_reactivity is None


def test_a_guess_keeps_its_sign_and_what_was_not_measured_is_no_guess() -> None:
    said = (AnswerRecord("ease_before", 4), AnswerRecord("cadence", 180, 165))
    guesses = earlier_of([visit(1, said=said)]).guesses
    assert [(one.question, one.error) for one in guesses] == [("cadence", 15)]


def test_a_rung_is_climbed_after_two_visits_that_held_it() -> None:
    once, both = visit(1, f"{HELD}1"), [visit(1, f"{HELD}1"), visit(2, f"{HELD}1", f"{HELD}2")]
    assert earlier_of([once]).climbed.rung == 0
    assert earlier_of(both).climbed.rung == 1
    assert earlier_of([*both, visit(3, f"{HELD}2")]).climbed.rung == 2


def test_a_rung_is_not_climbed_over_one_that_was_not_held() -> None:
    assert earlier_of([visit(day, f"{HELD}2") for day in (1, 2, 3)]).climbed.rung == 0


def test_hops_grow_by_a_tier_after_two_good_visits() -> None:
    visits = [visit(day, HOPS_GOOD) for day in range(1, 6)]
    assert [earlier_of(visits[:n]).climbed.hop_tier for n in range(6)] == [0, 0, 1, 1, 2, 2]
