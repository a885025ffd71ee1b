"""Steps come from whoever knows contact time best."""

from kiosk.gait.measures import Placement, Quality, Side, Step
from kiosk.gait.sources import Sources


def step(placement: Placement, at_ms: int, timed: bool = True) -> Step:
    off_us = (at_ms + 240) * 1000 if timed else None
    return Step(Side.UNKNOWN, placement, at_ms * 1000, off_us, None, None, 0.9, Quality.MEASURED)


def test_the_better_one_gives_and_the_other_takes_over() -> None:
    sources = Sources(2_000_000)
    assert sources.gives(step(Placement.SACRUM, 0))
    assert sources.gives(step(Placement.BELT, 10))
    assert not sources.gives(step(Placement.SACRUM, 350))
    assert not sources.gives(step(Placement.SACRUM, 1900))
    assert sources.gives(step(Placement.SACRUM, 2100))


def test_a_walk_is_told_by_who_sees_its_contacts() -> None:
    sources = Sources(2_000_000)
    assert sources.gives(step(Placement.BELT, 0, timed=False))
    assert sources.gives(step(Placement.FOOT, 20))
    assert not sources.gives(step(Placement.BELT, 550, timed=False))
    assert sources.gives(step(Placement.FOOT, 570))
    assert not sources.gives(step(Placement.DECK, 580, timed=False))


def test_one_lost_toe_off_changes_nobody() -> None:
    sources = Sources(2_000_000)
    assert sources.gives(step(Placement.FOOT, 0))
    assert not sources.gives(step(Placement.SACRUM, 10))
    assert sources.gives(step(Placement.FOOT, 350, timed=False))
