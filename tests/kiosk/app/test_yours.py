"""Whether a pod's stride and its first steps agree with this belt."""

from dataclasses import dataclass, field

import pytest

from kiosk.app.yours import Yours
from kiosk.coaching.view import Worn
from kiosk.gait.measures import UNKNOWN, Quality, Reading, Side

LEFT, RIGHT = Worn.LEFT_SHOE, Worn.RIGHT_SHOE
BEGAN_S = 20


def speed(mps: float) -> Reading:
    return Reading(mps, Quality.MEASURED, 0.1)


@dataclass
class Story:
    """A belt that starts after 20 s, and feet that each begin to step at some second."""

    belt_mps: float = 2.8
    begins_s: dict[Side, float] = field(
        default_factory=lambda: {Side.LEFT: BEGAN_S + 2.0, Side.RIGHT: BEGAN_S + 2.4}
    )
    feet: dict[Worn, Reading] = field(
        default_factory=lambda: {LEFT: speed(2.7), RIGHT: speed(2.85)}
    )
    belt_known: bool = True

    def doubted(self, seconds: int = 60) -> list[tuple[int, frozenset[Worn]]]:
        check, said = Yours(), []
        for tenth in range(seconds * 10):
            now_us, now_s = tenth * 100_000, tenth / 10
            moving = self.belt_mps if now_s >= BEGAN_S else 0.0
            check.belt(now_us, moving if self.belt_known else None)
            for side, begins_s in self.begins_s.items():
                if now_s >= begins_s and tenth % 7 == (0 if side is Side.LEFT else 3):
                    check.steps(side, (now_us,))
            found = check.doubtful(now_us, moving or None, self.feet)
            if found:
                said.append((tenth // 10, found))
        return said


def test_ones_own_pods_are_not_asked_about() -> None:
    assert Story().doubted() == []


@pytest.mark.parametrize("off", [0.6, 1.5])
def test_a_foot_at_another_speed_is_somebody_elses(off: float) -> None:
    ((when_s, shoes),) = Story(feet={LEFT: speed(2.8), RIGHT: speed(2.8 * off)}).doubted()
    assert shoes == {RIGHT}
    assert BEGAN_S + 10 <= when_s <= BEGAN_S + 16


def test_a_belt_that_reads_ten_percent_fast_is_no_doubt() -> None:
    assert Story(feet={LEFT: speed(2.55), RIGHT: speed(2.5)}).doubted() == []


def test_who_ran_before_the_belt_moved_runs_on_another_one() -> None:
    begins = {Side.LEFT: BEGAN_S + 2.0, Side.RIGHT: 5.0}
    ((when_s, shoes),) = Story(begins_s=begins, feet={LEFT: UNKNOWN, RIGHT: UNKNOWN}).doubted()
    assert (shoes, when_s) == ({RIGHT}, BEGAN_S + 10)


def test_a_pod_left_in_the_dock_is_noticed_and_a_pair_nobody_wears_is_not() -> None:
    begins = {Side.LEFT: BEGAN_S + 2.0}
    ((_, shoes),) = Story(begins_s=begins, feet={LEFT: UNKNOWN, RIGHT: UNKNOWN}).doubted()
    assert shoes == {RIGHT}
    assert Story(begins_s={}, feet={LEFT: UNKNOWN, RIGHT: UNKNOWN}).doubted() == []


def test_stepping_on_a_moving_belt_is_no_running_before_it() -> None:
    begins = {Side.LEFT: BEGAN_S - 0.9, Side.RIGHT: BEGAN_S - 0.5}
    assert Story(begins_s=begins).doubted() == []


def test_each_shoe_is_asked_about_once() -> None:
    said = Story(feet={LEFT: speed(1.0), RIGHT: speed(5.0)}).doubted(120)
    assert sum(len(shoes) for _, shoes in said) == 2


def test_without_a_belt_that_speaks_nothing_is_doubted() -> None:
    story = Story(feet={LEFT: speed(1.0), RIGHT: speed(5.0)}, belt_known=False)
    story.belt_mps = 0.0
    assert story.doubted() == []
