"""The truth is itself tested: against SciPy, on made forces, and on the one figure in print."""

import numpy as np
import pytest
from scipy.signal import butter, filtfilt

from kiosk.recordings.truth import (
    BELT,
    SACRUM,
    SHANK,
    Contacts,
    crossings,
    merged,
    true_contacts,
    zero_phase_low_pass,
)

RATE_HZ = 300.0
TIME_S = np.arange(int(20 * RATE_HZ)) / RATE_HZ
CONTACT_S, STEP_S, FIRST_S = 0.25, 0.36, 0.2


def half_sines(time_s: np.ndarray, peak: float = 1800.0) -> np.ndarray:
    phase_s = np.mod(time_s - FIRST_S, STEP_S)
    push = peak * np.sin(np.pi * phase_s / CONTACT_S)
    return np.where((time_s >= FIRST_S) & (phase_s < CONTACT_S), push, 0.0)


def test_the_low_pass_is_a_butterworth_run_both_ways() -> None:
    noise = np.random.default_rng(1).normal(size=3000)
    b, a = butter(2, 45.0, fs=RATE_HZ)
    ours = zero_phase_low_pass(noise, RATE_HZ, 45.0)
    assert ours[300:-300] == pytest.approx(filtfilt(b, a, noise)[300:-300], abs=1e-6)


def test_a_cutoff_beyond_the_rate_changes_nothing() -> None:
    assert zero_phase_low_pass(TIME_S, 60.0, 45.0) is TIME_S


def test_crossings_lie_between_samples_and_only_whole_contacts_count() -> None:
    time_s = np.arange(8.0)
    values = np.array([9.0, 0.0, 0.0, 4.0, 8.0, 2.0, 0.0, 8.0])
    rise, fall = crossings(time_s, values, 3.0)
    assert rise.tolist() == [2.75]
    assert fall.tolist() == pytest.approx([4 + 5 / 6])


def test_silence_has_no_contacts() -> None:
    assert len(true_contacts(TIME_S, np.zeros_like(TIME_S), SHANK)) == 0


def test_a_drifting_zero_does_not_move_the_contacts() -> None:
    steady = true_contacts(TIME_S, half_sines(TIME_S), BELT)
    drift = 60.0 + 5.0 * TIME_S + 10.0 * np.sin(TIME_S)
    drifting = true_contacts(TIME_S, half_sines(TIME_S) + drift, BELT)
    assert len(drifting) == len(steady) == 55
    assert drifting.initial_s == pytest.approx(steady.initial_s, abs=1e-3)
    assert drifting.duration_s == pytest.approx(steady.duration_s, abs=1e-3)


def test_blips_and_standing_are_no_contacts() -> None:
    force = np.zeros_like(TIME_S)
    force[100:110] = 1.0  # 33 ms
    force[200:290] = 1.0  # 300 ms
    force[1000:2000] = 1.0  # 3.3 s
    found = true_contacts(TIME_S, force, SACRUM)
    assert found.initial_s == pytest.approx([200 / RATE_HZ], abs=1 / RATE_HZ)


def test_two_feet_are_merged_in_order_of_time() -> None:
    left = Contacts(np.array([0.0, 0.8]), np.array([0.3, 1.1]))
    right = Contacts(np.array([0.4]), np.array([0.7]))
    both = merged([left, right])
    assert both.initial_s.tolist() == [0.0, 0.4, 0.8]
    assert both.duration_s == pytest.approx([0.3, 0.3, 0.3])
