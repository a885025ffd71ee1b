"""Silence, one cue, not the same again soon, never two: whatever the member does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.coach import EASIER_AFTER, REPEAT_AFTER_US, Coach
from kiosk.coaching.exercise import ErrorSigns, Rank

ERRORS = (
    ErrorSigns(name="slow", rank=Rank.AIM, cue="Quicker."),
    ErrorSigns(name="back", rank=Rank.SAFETY, cue="Come to the front."),
    ErrorSigns(name="loud", rank=Rank.REST, cue="Quieter feet."),
)
NAMES = [error.name for error in ERRORS]
STEP_US = 250_000
SEEN = st.lists(st.tuples(st.frozensets(st.sampled_from(NAMES)), st.integers(1, 60)), max_size=30)


def said(coach: Coach, seen: list[tuple[frozenset[str], int]]) -> list[tuple[str, int]]:
    """Feed runs of errors, a quarter of a second each; every cue with its time."""
    at_us, cued = 0, []
    for names, times in seen:
        for _ in range(times):
            at_us += STEP_US
            name = coach.watch(names, at_us)
            if name is not None:
                cued.append((name, at_us))
    return cued


@given(SEEN)
def test_the_same_cue_rests_for_twenty_seconds(seen: list[tuple[frozenset[str], int]]) -> None:
    last: dict[str, int] = {}
    for name, at_us in said(Coach(ERRORS), seen):
        assert at_us - last.get(name, -REPEAT_AFTER_US) >= REPEAT_AFTER_US
        last[name] = at_us


@given(SEEN)
def test_cues_never_follow_within_the_dwell(seen: list[tuple[frozenset[str], int]]) -> None:
    times = [at_us for _name, at_us in said(Coach(ERRORS), seen)]
    assert all(b - a >= 5_000_000 for a, b in pairwise(times))


@given(st.lists(st.integers(1, 16), max_size=40))
def test_errors_shorter_than_the_dwell_are_met_with_silence(runs: list[int]) -> None:
    seen = [(frozenset({"slow"}), n) if i % 2 else (frozenset(), n + 4) for i, n in enumerate(runs)]
    assert said(Coach(ERRORS), seen) == []


def test_safety_first_then_the_aim_then_the_rest() -> None:
    cued = said(Coach(ERRORS), [(frozenset(NAMES), 100)])
    assert [name for name, _at in cued[:3]] == ["back", "slow", "loud"]


def test_a_cue_goes_away() -> None:
    coach = Coach(ERRORS)
    (_name, at_us), *_ = said(coach, [(frozenset({"slow"}), 30)])
    assert coach.cue(at_us) is not None
    assert coach.cue(at_us + 5_000_000) is None


def test_after_three_cues_it_gets_easier() -> None:
    coach = Coach(ERRORS)
    said(coach, [(frozenset({"slow"}), 4 * (5 + 20 * (EASIER_AFTER - 2)))])
    assert not coach.easier_wanted
    said(coach, [(frozenset({"slow"}), 4 * 200)])
    assert coach.easier_wanted


def test_praise_does_not_push_a_cue_aside() -> None:
    coach = Coach(ERRORS)
    assert coach.say("loud", 0)
    coach.praise("That one was it.", 0)
    cue = coach.cue(0)
    assert cue is not None
    assert cue.text == "Quieter feet."


def test_a_less_useful_error_waits_for_a_more_useful_one_that_shows_already() -> None:
    coach = Coach(ERRORS)
    seen = [(frozenset({"loud"}), 4), (frozenset({"loud", "slow"}), 30)]
    assert [name for name, _ in said(coach, seen)][:1] == ["slow"]
