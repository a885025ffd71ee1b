"""Two sessions of make coach in every test run: told in time, silent when clean or not sensed."""

from pathlib import Path

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.simulator import Error
from tests.coach import beat_alone, kept
from tests.coach.expected import CUES
from tests.coach.judge import Cued, Verdict, cases_of, cues_of, judge
from tests.coach.kept import kept_session
from tests.coach.session import Session, Told

PLAIN = {
    "quick_feet": (Error.LEANING_FORWARD, Error.STAMPING, Error.UNEVEN),
    "push_and_float": (Error.LEAN_FROM_HIP, Error.SIDE_SWAY),
}
SEED = 3


def test_every_error_of_the_simulator_has_its_row() -> None:
    assert {case.error for case in CUES} == set(Error)


def test_every_name_the_coach_may_give_is_in_the_exercise() -> None:
    for case in CUES:
        named = {error.name for error in builtin_exercises()[case.exercise].errors}
        assert set(case.told_as) <= named


@pytest.mark.parametrize("exercise", PLAIN)
def test_plain_errors_are_told_in_time_and_a_clean_set_is_met_with_silence(exercise: str) -> None:
    errors = [*PLAIN[exercise], *(c.error for c in cases_of(exercise) if not c.told_as)]
    clean, *sets = cues_of(exercise, [(error, 0.8) for error in errors], SEED)
    assert clean.names == []
    for cued in sets:
        case = next(case for case in cases_of(exercise) if case.error is cued.error)
        if case.told_as:
            assert judge(case, cued) is Verdict.IN_TIME, cued
        else:
            assert cued.names == []


def test_the_judge_knows_in_time_from_late_from_something_else() -> None:
    (case,) = (case for case in CUES if case.error is Error.LEAN_FROM_HIP)
    for cues, verdict in (
        ([(7.9, "lean_from_hip")], Verdict.IN_TIME),
        ([(5.0, "side_sway"), (9.0, "lean_from_hip")], Verdict.LATE),
        ([(5.0, "side_sway")], Verdict.OTHER),
        ([], Verdict.NOTHING),
    ):
        assert judge(case, Cued(Error.LEAN_FROM_HIP, 1.0, 30.0, cues)) is verdict


def test_a_session_that_was_lived_is_not_lived_again_and_another_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived: list[int] = []

    def session(exercise: str, errors: object, seed: int) -> Session:
        lived.append(seed)
        return Session(exercise, 160.0 + seed, Told(0.0, 1.0))

    monkeypatch.setattr(kept, "session", session)
    asked = [("quick_feet", 0.5, 1), ("quick_feet", 0.5, 1), ("quick_feet", 0.6, 1)]
    told = [
        kept_session(name, [(Error.FADES, severity)], seed, tmp_path)
        for name, severity, seed in [*asked, ("quick_feet", 0.5, 2)]
    ]
    assert lived == [1, 1, 2]
    assert told[0] == told[1]
    assert [one.baseline_spm for one in told] == [161.0, 161.0, 161.0, 162.0]


def test_who_finds_the_beat_is_not_called_slow_and_who_does_not_is_told_in_time() -> None:
    told = [beat_alone.cued(seed) for seed in (7, 13, 41, 80, 122, 3)]
    assert [clean.cues for clean, _off in told] == [[]] * len(told)
    assert all(beat_alone.in_time(off) for _clean, off in told)
