"""What a visit remembers, asked directly."""

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.stage import lay_out
from kiosk.coaching.state import State
from kiosk.coaching.view import Phase


def state(visits: int = 0) -> State:
    program, exercises = builtin_programs()["demo"], builtin_exercises()
    made = State(program, exercises, Earlier(visits), lay_out(program, exercises))
    made.at = next(i for i, stage in enumerate(made.stages) if stage.phase is Phase.SET)
    return made


def test_feedback_fills_the_set_at_first_and_fades_with_the_visits() -> None:
    for visits, shown_s in [(0, 19), (4, 14), (7, 1)]:
        made = state(visits)
        made.elapsed_us = shown_s * 1_000_000
        assert made.has_feedback
        made.elapsed_us = (shown_s + 2) * 1_000_000
        assert not made.has_feedback


def test_asking_brings_feedback_back() -> None:
    made = state(7)
    made.now_us, made.elapsed_us = 10_000_000, 10_000_000
    assert not made.has_feedback
    made.shown_until_us = 15_000_000
    assert made.has_feedback


def test_a_longer_rest_is_longer() -> None:
    made = state()
    made.extra_us = 15_000_000
    assert made.left_us == 35_000_000
