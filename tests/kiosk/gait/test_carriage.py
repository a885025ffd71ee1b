"""Each placement speaks of what it can see, and of nothing else."""

import pytest

from kiosk.body.activity import Activity
from kiosk.gait import Runner
from kiosk.gait.carriage import hinge
from kiosk.gait.measures import UNKNOWN, Live, Placement, Quality, Reading, Side
from tests.kiosk.gait import bodies

CHEST_ONLY = {"trunk_lean_rad", "trunk_lean_mid_rad"}
HINGE = {"hip_hinge_rad"}
WAIST_ONLY = {
    *("pelvic_tilt_rad", "pelvic_obliquity_rad", "pelvic_rotation_rad"),
    *("lateral_sway_m", "landing_distance_m", "pelvic_tilt_mid_rad", "pelvic_drop_mid_rad"),
}
EITHER = {"vertical_oscillation_m", "trunk_drop_m", "trunk_jerk_mps3", "smoothness"} | {
    "smoothness_ldlj"
}


def known(live: Live) -> set[str]:
    names = CHEST_ONLY | WAIST_ONLY | EITHER | HINGE
    return {name for name in names if getattr(live, name) is not UNKNOWN}


@pytest.mark.parametrize(
    ("placement", "sees"),
    [(Placement.CHEST, CHEST_ONLY | EITHER), (Placement.SACRUM, WAIST_ONLY | EITHER)],
)
def test_one_sensor(placement: Placement, sees: set[str]) -> None:
    waist = placement is Placement.SACRUM
    samples = bodies.trunk(Activity.RUN, 25.0, waist=waist)
    runner = Runner()
    now_us = int(samples.time_us[-1])
    runner.belt(now_us, bodies.RUN_MPS)
    runner.imu(
        placement, Side.UNKNOWN, samples.time_us, samples.acceleration_mps2, samples.rate_radps
    )
    assert known(runner.live(now_us)) == sees


def test_the_waist_bounces_for_both() -> None:
    runner = Runner()
    alone = Runner()
    for placement in (Placement.SACRUM, Placement.CHEST):
        samples = bodies.trunk(Activity.RUN, 25.0, waist=placement is Placement.SACRUM)
        for one in (runner, alone) if placement is Placement.SACRUM else (runner,):
            one.imu(
                placement,
                Side.UNKNOWN,
                samples.time_us,
                samples.acceleration_mps2,
                samples.rate_radps,
            )
    now_us = int(samples.time_us[-1])
    both, waist = runner.live(now_us), alone.live(now_us)
    assert both.vertical_oscillation_m == waist.vertical_oscillation_m
    assert both.trunk_lean_rad is not UNKNOWN


def test_posture_does_not_wait_for_steps() -> None:
    runner = Runner()
    samples = bodies.trunk(Activity.STAND, 12.0, waist=False)
    runner.mounted(Placement.CHEST, Side.UNKNOWN, forward=(1.0, 0.0, 0.0))
    runner.imu(
        Placement.CHEST,
        Side.UNKNOWN,
        samples.time_us,
        samples.acceleration_mps2,
        samples.rate_radps,
    )
    live = runner.live(int(samples.time_us[-1]))
    assert live.last_step_us is None
    assert live.trunk_lean_rad.value == pytest.approx(0.0, abs=0.02)
    runner.stand()
    assert runner.live(int(samples.time_us[-1])).trunk_lean_rad.value is not None


def test_a_set_sums_up_how_it_was_carried() -> None:
    """Every posture field that both have: of the steps of the set, not of the last few."""
    runner = Runner()
    runner.begin_set(0)
    for placement in (Placement.SACRUM, Placement.CHEST):
        samples = bodies.trunk(Activity.RUN, 25.0, waist=placement is Placement.SACRUM)
        runner.belt(int(samples.time_us[-1]), bodies.RUN_MPS, 0.0)
        runner.imu(
            placement, Side.UNKNOWN, samples.time_us, samples.acceleration_mps2, samples.rate_radps
        )
    now_us = int(samples.time_us[-1])
    live, result = runner.live(now_us), runner.end_set(now_us)
    names = CHEST_ONLY | WAIST_ONLY | HINGE | {"vertical_oscillation_m", "smoothness"}
    for name in names | {"smoothness_ldlj", "contact_time_s", "flight_contact_ratio"}:
        of_set, now = getattr(result, name), getattr(live, name)
        assert of_set.value is not None, name
        assert of_set.value == pytest.approx(now.value, rel=0.35, abs=0.03), name
    assert result.vertical_oscillation_m.floor < live.vertical_oscillation_m.floor


def test_a_hip_hinge_is_not_an_ankle_lean() -> None:
    def lean(value: float) -> Reading:
        return Reading(value, Quality.MEASURED, 0.01)

    assert hinge(lean(0.2), lean(0.2)).value == pytest.approx(0.0)
    bent = hinge(lean(0.3), lean(0.05))
    assert bent.value == pytest.approx(0.25)
    assert bent.floor == pytest.approx(0.0141, abs=1e-3)
    assert hinge(lean(0.3), UNKNOWN) is UNKNOWN
