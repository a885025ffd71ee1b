"""A pod that falls is weightless, hits hard and then lies still."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.mishap import Dropped
from kiosk.simulator.sensor import Motion
from kiosk.simulator.signal import Faults, Place, movement, signal

G = 9.80665


def still(t_s: np.ndarray) -> Motion:
    zero = np.zeros(len(t_s))
    return Motion(np.zeros((len(t_s), 3)), zero, zero, zero)


def test_it_falls_freely_bounces_and_rests() -> None:
    t_s = np.arange(0.0, 5.0, 1e-3)
    height = Dropped(still, at_s=1.0, height_m=0.9)(t_s).position_m[:, 2]
    falling = height[(t_s > 1.02) & (t_s < 1.40)]
    assert np.diff(falling, 2) / 1e-6 == pytest.approx(-G, rel=1e-3)
    assert height[-1] == pytest.approx(-0.9)
    assert height.min() >= -0.9 - 1e-9
    assert height[(t_s > 1.45) & (t_s < 1.7)].max() > -0.85


def test_the_signal_shows_it_and_stops_meaning_anything() -> None:
    member = movement(Activity.RUN, 20.0, speed_mps=2.8)
    seen = signal(member, Place.INSTEP, faults=Faults(dropped_at_s=12.0), start_s=8.0)
    assert seen.acceleration_mps2 is not None
    assert seen.clipped
    size = np.linalg.norm(seen.acceleration_mps2, axis=1)
    air = (seen.true_time_s > 12.1) & (seen.true_time_s < 12.4)
    assert size[air].max() < 1.0
    rest = seen.true_time_s > 15.0
    assert size[rest] == pytest.approx(G, rel=0.02)


def test_a_sensor_can_fall_silent_and_come_back() -> None:
    member = movement(Activity.RUN, 20.0, speed_mps=2.8)
    seen = signal(member, Place.WAIST, faults=Faults(silent_s=(10.0, 13.0)))
    assert not ((seen.true_time_s > 10.0) & (seen.true_time_s < 13.0)).any()
    assert np.diff(seen.true_time_s).max() == pytest.approx(3.0, abs=0.01)
