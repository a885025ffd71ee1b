"""Events become steps once nothing can change them any more."""

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.gait.measures import Placement, Quality, Side
from kiosk.gait.track import Track


def events(*rows: tuple[int, int]) -> npt.NDArray[np.void]:
    """(kind, time in ms) each."""
    array = np.zeros(len(rows), _core.EVENT)
    for i, (kind, at_ms) in enumerate(rows):
        array[i]["kind"], array[i]["time_us"] = kind, at_ms * 1000
        array[i]["confidence"] = 0.9
    return array


def test_a_step_is_complete_when_the_next_foot_lands() -> None:
    track = Track(Placement.BELT)
    track.add(events((1, 100), (2, 350)), Side.UNKNOWN)
    assert track.take(400_000) == []
    track.add(events((1, 450)), Side.UNKNOWN)
    (step,) = track.take(460_000)
    assert (step.contact_time_us, step.flight_time_us) == (250_000, 100_000)
    assert step.step_time_us is None
    track.add(events((2, 700), (1, 810)), Side.UNKNOWN)
    assert [s.step_time_us for s in track.take(820_000)] == [350_000]


def test_two_shoes_make_one_row_of_steps() -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, 450), (2, 700)), Side.RIGHT, 900_000)
    track.add(events((1, 100), (2, 350), (1, 800)), Side.LEFT, 900_000)
    steps = track.take(900_000)
    assert [s.side for s in steps] == [Side.LEFT, Side.RIGHT]
    assert [s.flight_time_us for s in steps] == [100_000, 100_000]


def test_feet_that_overlap_have_no_flight() -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, 0), (2, 650), (1, 1100)), Side.LEFT)
    track.add(events((1, 550), (2, 1200)), Side.RIGHT)
    assert track.take(1_200_000)[0].flight_time_us is None


@pytest.mark.parametrize("side", [Side.LEFT, Side.UNKNOWN])
def test_one_shoe_alone_knows_neither_flight_nor_step_time(side: Side) -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, 0), (2, 250), (1, 720), (2, 970), (1, 1440)), side)
    for step in track.take(1_500_000):
        assert step.flight_time_us is None
        assert step.step_time_us is None


def test_both_feet_at_once_are_one_landing() -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, 0), (2, 200), (1, 350)), Side.LEFT, 420_000)
    track.add(events((1, 12), (2, 205), (1, 355)), Side.RIGHT, 420_000)
    (hop,) = track.take(420_000)
    assert hop.side is Side.BOTH
    assert hop.toe_off_us == 205_000
    assert hop.flight_time_us == 145_000


def test_a_lost_toe_off_leaves_the_contact_time_unknown() -> None:
    track = Track(Placement.BELT)
    track.add(events((1, 0), (1, 360), (2, 600), (1, 720)), Side.UNKNOWN)
    first, second = track.take(730_000)
    assert first.contact_time_us is None
    assert first.contact_quality is Quality.UNKNOWN
    assert second.contact_time_us == 240_000


def test_the_deck_reports_landings_alone() -> None:
    track = Track(Placement.DECK)
    track.add(events((1, 0), (1, 360), (1, 720)), Side.UNKNOWN)
    assert [s.contact_time_us for s in track.take(730_000)] == [None, None]


def test_after_a_pause_nothing_is_carried_over() -> None:
    track = Track(Placement.BELT)
    track.add(events((1, 0), (2, 250), (1, 5000), (2, 5250), (1, 5360)), Side.UNKNOWN)
    first, second = track.take(5_400_000)
    assert first.flight_time_us is None
    assert second.step_time_us is None


def test_a_foot_whose_samples_are_late_is_waited_for() -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, 0), (2, 200), (1, 400)), Side.LEFT, 450_000)
    track.add(events((1, 5)), Side.RIGHT, 100_000)
    assert track.take(450_000) == []
    track.add(events((2, 210), (1, 408)), Side.RIGHT, 480_000)
    track.add(events(), Side.LEFT, 470_000)
    assert [s.side for s in track.take(480_000)] == [Side.BOTH]


def test_a_foot_that_fell_silent_is_not_waited_for() -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, 0), (2, 250)), Side.RIGHT, 300_000)
    track.add(events((1, 3000), (2, 3250), (1, 3700)), Side.LEFT, 3_800_000)
    assert len(track.take(3_800_000)) == 2


@pytest.mark.parametrize("lag_ms", [12, 70])
def test_a_hop_tells_how_far_apart_the_feet_landed(lag_ms: int) -> None:
    track = Track(Placement.FOOT)
    track.add(events((1, lag_ms), (2, 200), (1, 350)), Side.LEFT, 500_000)
    track.add(events((1, 0), (2, 205), (1, 355)), Side.RIGHT, 500_000)
    (hop,) = track.take(500_000)
    assert hop.feet_lag_us == 1000 * lag_ms
    assert hop.initial_contact_us == 0


@pytest.mark.parametrize("confidence", [0.5, 0.9])
@pytest.mark.parametrize("later", [(), ((2, 350),), ((1, 800),)], ids=["alone", "leaves", "lands"])
def test_a_half_sure_landing_that_nothing_follows_is_no_step(
    confidence: float, later: tuple[tuple[int, int], ...]
) -> None:
    track = Track(Placement.FOOT)
    told = events((1, 100), *later)
    told["confidence"][0] = confidence
    track.add(told, Side.LEFT, 1_700_000)
    steps = track.take(1_700_000)
    assert [s.initial_contact_us for s in steps] == (
        [] if confidence < 0.6 and not later else [100_000]
    )
