"""Who knows the foot tells the others; who contradicts what was tapped is told."""

import numpy as np

from kiosk import _core
from kiosk.gait.agreement import COMPARED, Agreement
from kiosk.gait.measures import Doubt, Mode, Placement, Quality, Side, Step
from kiosk.gait.track import SWINGS, Track
from tests.kiosk.gait.test_track import events

STEP_MS = 350


def feet(count: int, swapped: bool = False) -> Track:
    """Left at 0, right at 350 ms, and so on."""
    track = Track(Placement.FOOT)
    names = (Side.RIGHT, Side.LEFT) if swapped else (Side.LEFT, Side.RIGHT)
    for i in range(count):
        at = i * STEP_MS
        track.add(events((1, at), (2, at + 240)), names[i % 2], at + STEP_MS)
    return track


def belt_step(number: int, side: Side = Side.UNKNOWN, quality: Quality = Quality.UNKNOWN) -> Step:
    return Step(
        *(side, Placement.BELT, number * STEP_MS * 1000 + 5000, None, None, None, 0.9),
        contact_quality=Quality.MEASURED,
        mode=Mode.RUNNING,
        side_quality=quality,
    )


def test_the_belt_learns_the_foot_from_the_shoes() -> None:
    tracks = {Placement.FOOT: feet(6)}
    agreement = Agreement()
    settled = [agreement.settle(belt_step(i), tracks) for i in range(4)]
    assert [s.side for s in settled] == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert {s.side_quality for s in settled} == {Quality.ENTERED}
    assert agreement.doubts(tracks) == ()


def test_a_landing_nobody_else_felt_stays_as_it_is() -> None:
    step = belt_step(40)
    assert Agreement().settle(step, {Placement.FOOT: feet(4)}) == step


def test_pods_on_the_wrong_feet_are_told() -> None:
    agreement = Agreement()
    for i in range(COMPARED):
        tracks = {Placement.FOOT: feet(COMPARED + 1, swapped=True)}
        side = (Side.LEFT, Side.RIGHT)[i % 2]
        agreement.settle(belt_step(i, side, Quality.MEASURED), tracks)
    assert agreement.doubts({}) == (Doubt.SIDES_SWAPPED,)


def test_both_feet_make_a_hop_of_what_the_belt_took_for_a_step() -> None:
    track = Track(Placement.FOOT)
    for side in (Side.LEFT, Side.RIGHT):
        track.add(events((1, 0), (2, 200)), side, 300_000)
    settled = Agreement().settle(belt_step(0), {Placement.FOOT: track})
    assert (settled.side, settled.mode) == (Side.BOTH, Mode.HOPPING)


def test_two_pods_on_one_foot_are_told_and_make_no_hops() -> None:
    track = Track(Placement.FOOT)
    steps = []
    for i in range(SWINGS + 4):
        at = 1000 + i * 720
        for side in (Side.LEFT, Side.RIGHT):
            track.add(events((1, at), (2, at + 240)), side, at + 600)
        steps += track.take((at + 600) * 1000)
    assert Agreement().doubts({Placement.FOOT: track}) == (Doubt.SAME_FOOT,)
    assert steps[-1].side is Side.UNKNOWN
    assert steps[-1].mode is not Mode.HOPPING


def test_hops_are_not_two_pods_on_one_foot() -> None:
    track = Track(Placement.FOOT)
    for i in range(12):
        for side in (Side.LEFT, Side.RIGHT):
            rows = np.array(events((1, i * 500), (2, i * 500 + 250)), _core.EVENT)
            track.add(rows, side, i * 500_000 + 300_000)
        track.take(i * 500_000 + 300_000)
    assert not track.on_one_foot
