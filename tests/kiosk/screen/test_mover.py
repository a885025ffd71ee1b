"""The figure: every exercise has one, it moves, and it stands still for those who want it to."""

from collections.abc import Iterator

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.screen.mover import MOVEMENTS, Mover, figure_of, seen
from kiosk.screen.theme import theme


def places(mover: Mover) -> list[tuple[float, float]]:
    """Where every joint is drawn."""
    mover.draw()
    return [tuple(disc.pos) for disc, _joint, _radius in mover._discs]


@pytest.fixture
def still() -> Iterator[None]:
    theme.reduce_motion = True
    yield
    theme.reduce_motion = False


def test_every_exercise_is_shown() -> None:
    assert set(builtin_exercises()) <= set(MOVEMENTS)


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_it_stays_inside_its_box_and_on_the_ground(movement: str) -> None:
    shown = MOVEMENTS[movement]
    figure = figure_of(shown.activity, shown.arms_up)
    mover = Mover(movement=movement, size=(400, 600), pos=(50, 20))
    for number in range(20):
        mover.at_us = number * 40_000
        for x, y in places(mover):
            assert 50 <= x <= 450
            assert 20 <= y <= 620
    for name, (x, _z) in seen(figure.pose(0.3)).items():
        assert abs(x) < 0.8, name


def test_it_moves() -> None:
    mover = Mover(movement="run", size=(400, 600))
    before = places(mover)
    mover.at_us = 300_000
    assert places(mover) != before


def test_with_reduced_motion_it_stands_still(still: None) -> None:
    mover = Mover(movement="run", size=(400, 600))
    before = places(mover)
    mover.at_us = 300_000
    assert places(mover) == before


def test_what_it_does_not_know_it_does_not_draw() -> None:
    mover = Mover(movement="something else", size=(400, 600))
    mover.draw()
    assert not mover.canvas.children
