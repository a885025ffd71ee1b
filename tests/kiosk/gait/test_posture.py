"""Posture of the virtual runner, against what the virtual runner did."""

import numpy as np
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.gait.trunk import Trunk
from kiosk.simulator.population import drawn_part, drawn_person
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait import bodies

SECONDS = 30.0
LATE_S = 24.0
"""From here on everything is learned; the readings speak of the last three seconds."""

FAULTY = SensorSettings(
    rate_hz=208.0,
    rate_error=0.03,
    mounting_rad=(0.4, -0.3, 1.9),
    rate_bias_radps=(0.02, -0.03, 0.015),
    acceleration_bias_mps2=(0.1, -0.1, 0.1),
)


def worn(samples: bodies.Trunk) -> tuple[Trunk, int]:
    """Fed as the air brings it; the sensor and the time it ends."""
    trunk = Trunk()
    for block in np.array_split(np.arange(len(samples.time_us)), 300):
        trunk.feed(
            samples.time_us[block], samples.acceleration_mps2[block], samples.rate_radps[block]
        )
    return trunk, int(samples.time_us[-1])


def true_range_deg(samples: bodies.Trunk, angle: np.ndarray, over_s: float) -> float:
    """Mean range in windows of a stride."""
    t = samples.seconds
    starts = np.arange(LATE_S, t[-1] - over_s, 0.3)
    return float(np.mean([np.ptp(angle[(t >= s) & (t < s + over_s)]) for s in starts]))


def value(reading: Reading) -> float:
    assert reading.value is not None
    return reading.value


@pytest.mark.parametrize("sensor", [None, FAULTY], ids=["worn straight", "worn anyhow"])
def test_running_at_the_waist(sensor: SensorSettings | None) -> None:
    samples = bodies.trunk(Activity.RUN, SECONDS, sensor=sensor)
    waist, now_us = worn(samples)
    late = samples.seconds > LATE_S
    standing = (samples.seconds > 1.0) & (samples.seconds < 4.0)
    pitch, roll, yaw = samples.motion.pitch_rad, samples.motion.roll_rad, samples.motion.yaw_rad
    tilt = -(pitch[late].mean() - pitch[standing].mean())
    assert np.degrees(abs(value(waist.recent(now_us).lean()) - tilt)) < 0.5
    drop = true_range_deg(samples, np.degrees(roll), 0.73)
    assert abs(np.degrees(value(waist.recent(now_us).side_range())) - drop) < 1.0
    turn = true_range_deg(samples, np.degrees(yaw), 0.73)
    assert abs(np.degrees(value(waist.recent(now_us).turn_range())) - turn) < 1.0
    rise = true_range_deg(samples, samples.motion.position_m[:, 2], 0.37)
    assert value(waist.recent(now_us).rise()) == pytest.approx(rise, abs=0.004)
    sway = samples.motion.position_m[late, 1].std()
    assert value(waist.recent(now_us).sway()) == pytest.approx(sway, abs=0.005)
    assert 0.0 < value(waist.recent(now_us).drop()) < rise


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP, Activity.WALK])
def test_lean_of_the_upper_trunk(activity: Activity) -> None:
    sensor = SensorSettings(rate_hz=208.0, rate_bias_radps=(0.02, -0.03, 0.015))
    samples = bodies.trunk(activity, SECONDS, waist=False, sensor=sensor)
    chest = Trunk()
    chest.mounted(None, (1.0, 0.0, 0.0))
    chest.feed(samples.time_us, samples.acceleration_mps2, samples.rate_radps)
    late = samples.seconds > LATE_S
    standing = (samples.seconds > 1.0) & (samples.seconds < 4.0)
    pitch = samples.motion.pitch_rad
    lean = -(pitch[late].mean() - pitch[standing].mean())
    reading = chest.recent(int(samples.time_us[-1])).lean()
    assert np.degrees(abs(value(reading) - lean)) < 1.0
    assert reading.quality is Quality.MEASURED


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_tells_which_way_is_forward(seed: int) -> None:
    rng = np.random.default_rng([seed, 77])
    person = drawn_person(rng)
    samples = bodies.trunk(
        Activity.WALK, 20.0, waist=False, sensor=drawn_part(rng), person=person, seed=seed
    )
    back = Trunk(chest=True)
    back.feed(samples.time_us, samples.acceleration_mps2, samples.rate_radps)
    late = samples.seconds > 12.0
    standing = (samples.seconds > 1.0) & (samples.seconds < 4.0)
    pitch = samples.motion.pitch_rad
    lean = -(pitch[late].mean() - pitch[standing].mean())
    told = value(back.recent(int(samples.time_us[-1])).lean())
    assert np.degrees(abs(told - lean)) < 1.0


def test_hops_tell_forward_rightly_or_not_at_all() -> None:
    samples = bodies.trunk(Activity.HOP, SECONDS, sensor=FAULTY)
    waist, now_us = worn(samples)
    late = samples.seconds > LATE_S
    standing = (samples.seconds > 1.0) & (samples.seconds < 4.0)
    pitch = samples.motion.pitch_rad
    lean = waist.recent(now_us).lean()
    tilt = -(pitch[late].mean() - pitch[standing].mean())
    assert lean is UNKNOWN or np.degrees(abs(value(lean) - tilt)) < 1.0
    assert waist.recent(now_us).rise().value is not None


def test_without_a_gyroscope_there_is_lean_and_no_swing() -> None:
    samples = bodies.trunk(Activity.RUN, SECONDS)
    waist = Trunk()
    waist.feed(samples.time_us, samples.acceleration_mps2)
    now_us = int(samples.time_us[-1])
    assert waist.recent(now_us).lean().value is not None
    assert waist.recent(now_us).side_range() is UNKNOWN
    assert waist.recent(now_us).turn_range() is UNKNOWN


def test_where_the_foot_lands_needs_the_belt() -> None:
    samples = bodies.trunk(Activity.RUN, SECONDS)
    waist, now_us = worn(samples)
    assert waist.recent(now_us).landing_distance(UNKNOWN, 0.0) is UNKNOWN
    speed = Reading(bodies.RUN_MPS, Quality.MEASURED)
    distance = waist.recent(now_us).landing_distance(speed, 0.0)
    assert distance.quality is Quality.ESTIMATED
    assert 0.1 < value(distance) < 0.5
    assert 0.0 < distance.floor < 0.1


@pytest.mark.parametrize("lost_s", [20.0, 20.1, 20.2, 20.3])
@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP, Activity.WALK])
def test_lost_samples_make_no_bounce(activity: Activity, lost_s: float) -> None:
    """Nor a jolt, nor a lean. How fast the body went and how it turned is not known after them: 80
    ms had made 0.7 m of a bounce of 0.1, three jolts of one, and six degrees of lean."""
    samples = bodies.trunk(activity, 28.0)
    kept = (samples.seconds < lost_s) | (samples.seconds > lost_s + 0.08)
    _, steps = _core.TrunkSensor().feed(
        samples.time_us[kept], samples.acceleration_mps2[kept], samples.rate_radps[kept]
    )
    after = steps[steps["landed"] & (steps["begin_us"] > lost_s * 1e6)]
    before = steps[steps["landed"] & (steps["begin_us"] < (lost_s - 1.0) * 1e6)]
    usual_m = float(np.median(before["rise_m"][-8:]))
    told = after["begin_us"][np.isfinite(after["rise_m"])]
    assert told[0] < (lost_s + 2.6) * 1e6
    off_m = np.abs(after["rise_m"][np.isfinite(after["rise_m"])] - usual_m)
    assert off_m.max() < 0.02
    assert np.median(off_m) < 0.008
    assert after["jolt_mps3"].max() < 1.6 * before["jolt_mps3"][-8:].max()
    if activity is not Activity.HOP:  # which tells nothing of forward
        lean = after["lean_rad"][np.isfinite(after["lean_rad"])]
        assert len(lean) > 8
        assert np.abs(lean - np.median(before["lean_rad"][-8:])).max() < 0.03
        high = after["side_high_rad"][np.isfinite(after["side_high_rad"])]
        assert high.max() < before["side_high_rad"][-8:].max() + 0.03


def test_old_steps_are_not_told() -> None:
    samples = bodies.trunk(Activity.RUN, SECONDS)
    waist, now_us = worn(samples)
    assert waist.recent(now_us + 10_000_000).rise() is UNKNOWN


def test_a_new_upright_is_taken_when_asked() -> None:
    samples = bodies.trunk(Activity.STAND, 12.0)
    waist, _ = worn(samples)
    waist.mounted((0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
    waist.stand()
    later = samples.time_us + int(samples.time_us[-1]) + 5_000
    bent = samples.acceleration_mps2[:, [0, 1, 2]].copy()
    bent[:, 0] += 3.0  # leans back, and stands so
    waist.feed(later, bent, samples.rate_radps)
    assert abs(value(waist.recent(int(later[-1])).lean())) < 0.02
    waist.reset()
    assert waist.recent(int(later[-1])).lean() is UNKNOWN
