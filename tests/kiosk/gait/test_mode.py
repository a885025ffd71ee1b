"""How somebody moves, told from whatever is worn or stood on."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.cli.analysis.measure import measure
from kiosk.cli.analysis.signal import choose
from kiosk.gait import Runner, mode
from kiosk.gait.measures import UNKNOWN, Live, Mode, Placement, Quality, Reading, Side, Step
from kiosk.recordings.sensor_file import read_sensor_file
from kiosk.simulator.belt import Belt
from kiosk.simulator.member import VirtualMember, press_speed, press_start
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait.kits import SPEEDS_MPS, followed, moving, wears

WALK = Activity.WALK
END_US = 14_000_000
SETTLED_US = 9_000_000
SENSOR = SensorSettings(rate_hz=208.0)
EXPECTED = {
    Activity.STAND: Mode.STANDING,
    Activity.WALK: Mode.WALKING,
    Activity.MARCH: Mode.WALKING,
    Activity.RUN: Mode.RUNNING,
    Activity.QUICK_FEET: Mode.QUICK_FEET,
    Activity.HOP: Mode.HOPPING,
}
SEE_ALL = (("waist",), ("four cells",))
TRUNKS = (("waist",), ("chest",), ("upper back",))


def lives(activity: Activity, kit: tuple[str, ...]) -> list[Live]:
    worn = wears(moving(activity), kit, SENSOR)
    return list(followed(Runner(), worn, END_US, SPEEDS_MPS.get(activity, 0.0)))


@pytest.mark.parametrize("kit", TRUNKS, ids=lambda kit: kit[0])
@pytest.mark.parametrize("activity", list(EXPECTED))
def test_a_trunk_sensor_tells_every_mode(activity: Activity, kit: tuple[str, ...]) -> None:
    settled = [live.mode for live in lives(activity, kit) if live.at_us > SETTLED_US]
    assert set(settled) == {EXPECTED[activity]}


@pytest.mark.parametrize("activity", [a for a in EXPECTED if a is not Activity.STAND])
def test_four_cells_tell_every_way_of_moving(activity: Activity) -> None:
    settled = [live.mode for live in lives(activity, ("four cells",)) if live.at_us > SETTLED_US]
    assert set(settled) == {EXPECTED[activity]}


@pytest.mark.parametrize("activity", [Activity.WALK, Activity.RUN])
def test_two_shoes_walk_and_run(activity: Activity) -> None:
    settled = lives(activity, ("left shoe", "right shoe"))[-20:]
    assert {live.mode for live in settled} == {EXPECTED[activity]}


def test_one_shoe_hops_as_often_as_two() -> None:
    (one, two) = (
        lives(Activity.HOP, kit)[-1] for kit in (("left shoe",), ("left shoe", "right shoe"))
    )
    assert one.mode is two.mode is Mode.HOPPING
    assert one.hop_rate_hz.value == pytest.approx(two.hop_rate_hz.value, rel=0.01)
    assert one.hop_height_m.value == pytest.approx(two.hop_height_m.value, rel=0.1)


def test_one_force_channel_does_not_guess_between_hops_and_quick_feet() -> None:
    for activity in (Activity.HOP, Activity.QUICK_FEET):
        live = lives(activity, ("one cell",))[-1]
        assert (live.mode, live.mode_quality) == (Mode.UNKNOWN, Quality.UNKNOWN)
        assert live.contact_time_s.value is not None


def test_one_force_channel_gives_a_walk_its_steps_and_no_contact_time() -> None:
    live = lives(Activity.WALK, ("one cell",))[-1]
    assert live.mode is Mode.WALKING
    assert live.cadence_spm.value == pytest.approx(115.0, rel=0.01)
    assert live.contact_time_s is UNKNOWN
    assert live.double_support_s is UNKNOWN


@pytest.mark.parametrize(
    ("activity", "kit"),
    [
        *(
            (how, kit)
            for how in (Activity.HOP, Activity.QUICK_FEET, Activity.RUN)
            for kit in SEE_ALL
        ),
        (Activity.RUN, ("left shoe", "right shoe")),
    ],
    ids=str,
)
def test_two_steps_are_enough(activity: Activity, kit: tuple[str, ...]) -> None:
    """Right, or not told yet, from the first landing on; told by the fourth: two steps later it is
    over, and known when the next foot lands."""
    member = moving(activity)
    landings_us = sorted({round(c.initial_contact_s * 1e6) for c in member.truth()})
    apart = [a for a, b in zip(landings_us, [0, *landings_us], strict=False) if a - b > 100_000]
    late_us = apart[4] + 250_000
    worn = wears(member, kit, SENSOR)
    for live in followed(Runner(), worn, late_us + 1_000_000, SPEEDS_MPS.get(activity, 0.0)):
        if live.at_us > late_us:
            assert live.mode is EXPECTED[activity]


def test_a_runner_who_stops_stands_and_one_who_leaves_is_gone() -> None:
    worn = wears(moving(Activity.RUN), ("waist",), SENSOR)
    runner = Runner()
    list(followed(runner, worn, END_US, 2.8))
    still = np.arange(END_US, END_US + 3_000_000, 4808)
    gravity = np.tile(np.float32([0.0, 0.0, 9.81]), (len(still), 1))
    runner.imu(Placement.SACRUM, Side.UNKNOWN, still, gravity)
    assert runner.live(int(still[-1])).mode is Mode.STANDING
    assert runner.live(int(still[-1]) + 3_000_000).mode is Mode.NOTHING


@pytest.mark.parametrize(
    ("name", "placement", "expected"),
    [
        *(("sacrum_06_v4.17_slope+0.csv", Placement.SACRUM, m) for m in (Mode.RUNNING,)),
        *(("sacrum_14_v2.50_slope-10.csv", Placement.SACRUM, m) for m in (Mode.RUNNING,)),
        *(("force_drifting_belt.csv", Placement.BELT, m) for m in (Mode.RUNNING,)),
        *(("shank_09_running.csv", Placement.SHANK, m) for m in (Mode.RUNNING,)),
        *(("shank_03_walking.csv", Placement.SHANK, m) for m in (Mode.WALKING,)),
        *(("shank_11_walking.csv", Placement.SHANK, m) for m in (Mode.WALKING,)),
        *(("foot_walking.csv", Placement.FOOT, m) for m in (Mode.WALKING,)),
    ],
)
def test_recorded_people_move_as_they_did(
    name: str, placement: Placement, expected: Mode, recording: Callable[[str], Path]
) -> None:
    signal = choose(read_sensor_file(recording(name)), placement, None)
    told = [step.mode for step in measure(signal).steps]
    assert len(told) > 5
    assert told[2:-1].count(expected) >= 0.9 * len(told[2:-1])


def step(how: Mode, placement: Placement = Placement.FOOT, side: Side = Side.LEFT) -> Step:
    return Step(side, placement, 0, None, None, None, 0.9, Quality.UNKNOWN, mode=how)


def test_one_odd_step_changes_nothing() -> None:
    odd = [step(Mode.RUNNING), step(Mode.RUNNING), step(Mode.WALKING)]
    assert mode.of_steps(odd, Mode.RUNNING) is Mode.RUNNING
    assert mode.of_steps([*odd, step(Mode.WALKING)], Mode.RUNNING) is Mode.WALKING
    assert mode.of_steps([step(Mode.UNKNOWN)], Mode.RUNNING) is Mode.UNKNOWN


def test_the_belt_says_whether_a_runner_gets_anywhere_and_else_the_shoes() -> None:
    runs = step(Mode.RUNNING)
    slow, fast = Reading(0.2, Quality.ESTIMATED), Reading(2.8, Quality.MEASURED)
    assert mode.placed(runs, fast, slow).mode is Mode.RUNNING
    assert mode.placed(runs, slow, fast).mode is Mode.QUICK_FEET
    assert mode.placed(runs, UNKNOWN, slow).mode is Mode.QUICK_FEET
    assert mode.placed(runs, UNKNOWN, UNKNOWN).mode is Mode.RUNNING
    quick = step(Mode.QUICK_FEET, Placement.SHANK)
    assert mode.placed(quick, fast, UNKNOWN).mode is Mode.RUNNING
    assert mode.placed(quick, UNKNOWN, UNKNOWN).mode is Mode.QUICK_FEET
    assert mode.quality(Mode.RUNNING, [runs], UNKNOWN, UNKNOWN) is Quality.ESTIMATED
    assert mode.quality(Mode.RUNNING, [runs], fast, UNKNOWN) is Quality.MEASURED


def test_who_lands_again_after_a_pause_may_do_something_else() -> None:
    ran = [step(Mode.RUNNING)]
    assert mode.lately(Mode.RUNNING, ran, 700_000) is Mode.RUNNING
    assert mode.lately(Mode.RUNNING, ran, 2_000_000) is Mode.UNKNOWN
    assert mode.lately(Mode.RUNNING, [], None) is Mode.UNKNOWN


@pytest.mark.parametrize(
    ("present", "said"),
    [
        (mode.Present(worn=True, loaded=None), Mode.STANDING),
        (mode.Present(worn=True, loaded=None, moves=True), Mode.UNKNOWN),
        (mode.Present(worn=False, loaded=True, force=True), Mode.STANDING),
        (mode.Present(worn=False, loaded=None, force=True), Mode.UNKNOWN),
        (mode.Present(worn=False, loaded=False, force=True), Mode.NOTHING),
        (mode.Present(worn=False, loaded=None), Mode.NOTHING),
    ],
)
def test_who_is_not_seen_to_step_stands_only_at_rest(present: mode.Present, said: Mode) -> None:
    assert mode.now(Mode.RUNNING, 1_000_000, 3_000_000, present) is said
    assert mode.now(Mode.RUNNING, 2_000_000, 3_000_000, present) is Mode.RUNNING


@pytest.mark.parametrize("activity", [Activity.HOP, Activity.QUICK_FEET])
@pytest.mark.parametrize("belt", [0.0, None], ids=["belt stands", "no belt"])
def test_two_shanks_hop_and_have_quick_feet(activity: Activity, belt: float | None) -> None:
    """Never told as anything else; low hops too, as this runner's are (0.15 s)."""
    worn = wears(moving(activity), ("left shank", "right shank"), SENSOR)
    told = [x.mode for x in followed(Runner(), worn, END_US, belt) if x.at_us > SETTLED_US]
    assert set(told) == {EXPECTED[activity]}


@pytest.mark.parametrize("kit", [("waist",), ("one cell",)], ids=lambda kit: kit[0])
def test_a_walk_that_begins_is_never_told_as_standing_or_the_run_before(
    kit: tuple[str, ...],
) -> None:
    belt = Belt(acceleration_mps2=2.0)
    script = [press_start(3.0, 2.8), press_speed(9.0, 1.3)]
    member = VirtualMember(None, script, seed=3, belt=belt)
    member.advance(16.0)
    walked_us = [round(c.initial_contact_s * 1e6) for c in member.truth() if c.activity is WALK]
    worn = wears(member, kit, SENSOR)
    said = [x for x in followed(Runner(), worn, 15_500_000) if x.at_us > walked_us[4]]
    assert {x.mode for x in said} == {Mode.UNKNOWN, Mode.WALKING}
