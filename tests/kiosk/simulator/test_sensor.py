"""The sensor chain: physics that must hold, whatever the movement."""

import dataclasses
import math

import numpy as np
import pytest

from kiosk.body.curve import Array
from kiosk.simulator.sensor import Motion, Sensor, SensorSettings, felt, rotation

QUIET = SensorSettings(acceleration_noise_mps2=0.0, rate_noise_radps=0.0)
G = 9.80665


def sensor(settings: SensorSettings = QUIET) -> Sensor:
    return Sensor(settings, np.random.default_rng(7))


def still(roll: float = 0.0, pitch: float = 0.0, yaw: float = 0.0):
    def motion(t_s: Array) -> Motion:
        full = np.ones(len(t_s))
        return Motion(np.zeros((len(t_s), 3)), roll * full, pitch * full, yaw * full)

    return motion


TIMES_S = np.arange(400) / 416.0


def test_gravity_points_up_when_still() -> None:
    force, rate = sensor().ideal(still(), TIMES_S)
    assert force == pytest.approx(np.tile([0.0, 0.0, G], (400, 1)), abs=1e-6)
    assert rate == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    ("attitude", "expected"),
    [
        ({"pitch": math.radians(90)}, [G, 0.0, 0.0]),  # toes up: gravity along forward
        ({"roll": math.radians(90)}, [0.0, G, 0.0]),  # right side down: gravity along left
        ({"yaw": 1.0}, [0.0, 0.0, G]),
    ],
)
def test_gravity_turns_with_the_part(attitude: dict[str, float], expected: list[float]) -> None:
    force, _ = sensor().ideal(still(**attitude), TIMES_S)
    assert force[50] == pytest.approx(expected, abs=1e-6)


def rocking(t_s: Array) -> Motion:
    zero = np.zeros(len(t_s))
    return Motion(np.zeros((len(t_s), 3)), zero, 0.5 * np.sin(2 * np.pi * 1.5 * t_s), zero)


def test_the_gyroscope_integrates_to_the_pitch() -> None:
    delay_s = math.sqrt(2) / (2 * math.pi * 208)
    _, rate = sensor().ideal(rocking, TIMES_S)
    angle = -np.cumsum(rate[:, 1]) / 416.0  # left axis: front up is negative
    expected = 0.5 * np.sin(2 * np.pi * 1.5 * (TIMES_S + 0.5 / 416.0 - delay_s))
    assert np.ptp(angle - expected) < math.radians(0.3)


def test_free_fall_feels_nothing() -> None:
    def falling(t_s: Array) -> Motion:
        zero = np.zeros(len(t_s))
        return Motion(np.stack([3 * t_s, zero, -0.5 * G * t_s**2], axis=1), zero, zero, zero)

    force, _ = sensor().ideal(falling, TIMES_S)
    assert force[50:] == pytest.approx(0.0, abs=1e-5)


def test_mounting_only_turns_the_axes() -> None:
    turned = dataclasses.replace(QUIET, mounting_rad=(0.4, -1.1, 2.0))
    straight_force, straight_rate = sensor().ideal(rocking, TIMES_S)
    force, rate = sensor(turned).ideal(rocking, TIMES_S)
    assert not np.allclose(force, straight_force)
    for seen, known in ((force, straight_force), (rate, straight_rate)):
        assert np.linalg.norm(seen, axis=1) == pytest.approx(
            np.linalg.norm(known, axis=1), abs=1e-9
        )


def test_counts_are_rounded_values_and_clip_at_full_scale() -> None:
    measured = sensor().measure(still(), TIMES_S)
    assert measured.acceleration[10].tolist() == [0, 0, 2048]
    assert not measured.clipped

    def shaken(t_s: Array) -> Motion:
        zero = np.zeros(len(t_s))
        place = 200.0 / (2 * np.pi * 20) ** 2 * np.sin(2 * np.pi * 20 * t_s)
        return Motion(np.stack([zero, zero, place], axis=1), zero, zero, zero)

    assert sensor().measure(shaken, TIMES_S).clipped
    narrow = dataclasses.replace(QUIET, acceleration_range_g=8)
    counts = sensor(narrow).measure(shaken, TIMES_S).acceleration
    assert counts[:, 2].max() == 32767
    assert counts[:, 2].min() == -32768


def test_noise_and_bias_are_as_stated() -> None:
    noisy = SensorSettings(
        acceleration_noise_mps2=0.05,
        rate_noise_radps=0.01,
        acceleration_bias_mps2=(0.3, 0.0, -0.2),
        rate_bias_radps=(0.0, 0.02, 0.0),
    )
    times_s = np.arange(20_000) / 416.0
    measured = sensor(noisy).measure(still(), times_s)
    acceleration = measured.acceleration * noisy.acceleration_scale_mps2
    assert measured.rate is not None
    rate = measured.rate * noisy.rate_scale_radps
    assert acceleration.mean(axis=0) == pytest.approx([0.3, 0.0, G - 0.2], abs=0.005)
    assert acceleration.std(axis=0) == pytest.approx([0.05] * 3, rel=0.05)
    assert rate.mean(axis=0) == pytest.approx([0.0, 0.02, 0.0], abs=0.001)
    assert rate.std(axis=0) == pytest.approx([0.01] * 3, rel=0.05)


def test_the_low_pass_takes_three_decibels_at_its_cutoff() -> None:
    def shaken(t_s: Array) -> Motion:
        zero = np.zeros(len(t_s))
        place = np.sin(2 * np.pi * 50 * t_s) / (2 * np.pi * 50) ** 2
        return Motion(np.stack([zero, zero, place], axis=1), zero, zero, zero)

    slow = dataclasses.replace(QUIET, lowpass_hz=50.0)
    force, _ = sensor(slow).ideal(shaken, TIMES_S)
    assert np.std(force[100:, 2]) * math.sqrt(2) == pytest.approx(math.sqrt(0.5), rel=0.03)


def test_the_same_seed_gives_the_same_counts() -> None:
    noisy = SensorSettings()
    first, second = (sensor(noisy).measure(rocking, TIMES_S) for _ in range(2))
    assert np.array_equal(first.acceleration, second.acceleration)
    assert first.rate is not None
    assert second.rate is not None
    assert np.array_equal(first.rate, second.rate)


def test_rates_are_the_turn_of_the_sensors_own_frame() -> None:
    """All three angles at once, against the rotation matrices themselves."""

    def tumbling(t_s: Array) -> Motion:
        place = np.zeros((len(t_s), 3))
        return Motion(place, 0.8 * np.sin(5 * t_s), 0.6 * np.cos(4 * t_s), 2.0 * t_s)

    grid_s = 1e-4
    t_s = np.arange(0.0, 0.2, grid_s)
    motion = tumbling(t_s)
    _, rate = felt(motion, grid_s)
    angles = zip(motion.roll_rad, motion.pitch_rad, motion.yaw_rad, strict=True)
    turns = np.array([rotation(*turn) for turn in angles])
    spin = np.einsum("nij,nik->njk", turns[1:-1], (turns[2:] - turns[:-2]) / (2.0 * grid_s))
    expected = np.stack([spin[:, 2, 1], spin[:, 0, 2], spin[:, 1, 0]], axis=1)
    assert rate == pytest.approx(expected, abs=1e-5)
