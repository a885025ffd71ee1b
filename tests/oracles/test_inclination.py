"""Our small orientation filter beside VQF (Laidig & Seel 2023, `vqf` from PyPI)."""

import numpy as np
import numpy.typing as npt
import pytest
import vqf

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings, carried
from tests.kiosk.gait import bodies

SECONDS = 30.0
LATE_S = 12.0
BIAS = (0.015, -0.02, 0.01)


def ours(samples: bodies.Trunk) -> npt.NDArray[np.float64]:
    """Up in the sensor's axes after every sample."""
    sensor = _core.TrunkSensor()
    up = np.empty((len(samples.time_us), 3))
    for i in range(len(samples.time_us)):
        part = slice(i, i + 1)
        sensor.feed(
            samples.time_us[part], samples.acceleration_mps2[part], samples.rate_radps[part]
        )
        up[i] = sensor.up
    return up


def theirs(samples: bodies.Trunk) -> npt.NDArray[np.float64]:
    """The same from VQF with the time constant that suits running."""
    period_s = float(np.median(np.diff(samples.time_us))) * 1e-6
    quaternions = vqf.VQF(period_s, tauAcc=1.0).updateBatch(
        np.ascontiguousarray(samples.rate_radps, np.float64),
        np.ascontiguousarray(samples.acceleration_mps2, np.float64),
    )["quat6D"]
    w, x, y, z = quaternions.T
    # Third row of the rotation from sensor to world.
    return np.stack([2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x**2 + y**2)], axis=1)


def truth(samples: bodies.Trunk) -> npt.NDArray[np.float64]:
    motion = samples.motion
    turned = motion.roll_rad, motion.pitch_rad, motion.yaw_rad
    return np.stack([carried(*turned, axis)[:, 2] for axis in np.eye(3)], axis=1)


def rmse_deg(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64], late: slice) -> float:
    along = np.clip((one[late] * other[late]).sum(axis=1), -1.0, 1.0)
    return float(np.degrees(np.sqrt((np.arccos(along) ** 2).mean())))


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP, Activity.WALK])
def test_up_agrees_with_vqf_and_with_the_truth(activity: Activity) -> None:
    sensor = SensorSettings(rate_hz=208.0, rate_bias_radps=BIAS)
    samples = bodies.trunk(activity, SECONDS, sensor=sensor)
    late = slice(int(np.searchsorted(samples.seconds, LATE_S)), None)
    up, peer, true = ours(samples), theirs(samples), truth(samples)
    assert rmse_deg(up, peer, late) < 1.0
    assert rmse_deg(up, true, late) < 0.6
    assert rmse_deg(up, true, late) < rmse_deg(peer, true, late) + 0.3
