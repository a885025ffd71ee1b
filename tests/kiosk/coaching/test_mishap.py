"""A pod that dies, a strap that slips, a belt that changes its speed."""

from dataclasses import replace

from kiosk.coaching.mishap import LOST, STRAP, Mishaps
from kiosk.gait.measures import Live, Quality, Reading

S = 1_000_000


def known(value: float) -> Reading:
    return Reading(value, Quality.MEASURED)


def live(at_s: float, **values: float) -> Live:
    fields = {name: known(value) for name, value in values.items()}
    return replace(Live(round(at_s * S)), **fields)


def test_a_pod_that_falls_silent_is_said_once_and_again_after_it_came_back() -> None:
    watch = Mishaps()
    watch.live(live(0, cadence_spm=160, contact_time_s=0.25))
    for t in range(1, 30):
        watch.live(live(t, cadence_spm=160))
    assert watch.said == [("sensor_lost", LOST["feet"])]
    watch.live(live(31, cadence_spm=160, contact_time_s=0.25))
    for t in range(32, 45):
        watch.live(live(t, cadence_spm=160))
    assert len(watch.said) == 2


def test_what_was_never_there_is_not_missed_nor_is_it_while_nobody_moves() -> None:
    watch = Mishaps()
    watch.live(live(0, cadence_spm=160))
    watch.live(live(20, cadence_spm=160))
    watch.live(live(21, contact_time_s=0.25, cadence_spm=160))
    watch.live(live(40))
    assert watch.said == []


def test_a_slipped_strap_pauses_posture_until_it_is_straight_again() -> None:
    watch = Mishaps()
    assert watch.live(live(0, trunk_lean_rad=0.1)).trunk_lean_rad.value == 0.1
    for t in range(1, 6):
        slipped = live(t, trunk_lean_rad=1.2, lateral_sway_m=0.2, cadence_spm=160)
        cleaned = watch.live(slipped)
        assert cleaned.trunk_lean_rad.value is cleaned.lateral_sway_m.value is None
        assert cleaned.cadence_spm.value == 160
    assert ("strap_slipped", STRAP) in watch.said
    assert watch.live(live(7, trunk_lean_rad=0.1)).trunk_lean_rad.value == 0.1


def test_a_moment_of_another_speed_is_not_a_change_of_speed() -> None:
    watch = Mishaps()
    watch.begin_bout(0)
    speeds = [2.8] * 10 + [2.95] * 5 + [2.82] * 10 + [3.0] * 20
    changed = [
        watch.speed_changed(live(i / 10, belt_speed_mps=speed)) for i, speed in enumerate(speeds)
    ]
    assert changed.index(True) == 35
    assert not watch.speed_changed(Live(0))
