"""The belt's frame and deck."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.body.footfall import Footfall
from kiosk.body.mass_path import MassPath
from kiosk.body.support import supports
from kiosk.simulator.deck import (
    BeltForce,
    BeltForceSettings,
    DeckSettings,
    deck_acceleration,
    lateral_cop_m,
    resonator,
)
from kiosk.simulator.truth import Contact, Foot

STANDING = MassPath(supports([Footfall(ic_s=-1000.0)]))
RUNNING = MassPath(supports([Footfall(ic_s=0.36 * k, to_s=0.36 * k + 0.24) for k in range(30)]))
T_S = np.arange(0.0, 10.0, 1e-3)
QUIET = BeltForceSettings(noise_n=0.0, hum_n=0.0, roller_n=0.0, drift_n_per_s=0.0, offset_n=0.0)


def test_a_standing_person_weighs_what_they_weigh() -> None:
    channel = BeltForce(QUIET, np.random.default_rng(1))
    assert channel.measure(STANDING, 70.0, T_S, 0.0) == pytest.approx(70.0 * 9.80665, rel=1e-6)


def test_drift_hum_and_roller_tone_are_as_stated() -> None:
    part = BeltForceSettings(noise_n=0.0, hum_n=5.0, roller_n=7.0, roller_m=0.2)
    seen = BeltForce(part, np.random.default_rng(1)).measure(STANDING, 70.0, T_S, 3.0)
    level = np.polyfit(T_S, seen, 1)
    assert level[0] == pytest.approx(3.5, abs=0.1)
    spectrum = np.abs(np.fft.rfft(seen - np.polyval(level, T_S))) * 2 / len(T_S)
    hertz = np.fft.rfftfreq(len(T_S), 1e-3)
    for at_hz, size_n in ((50.0, 5.0), (15.0, 7.0)):
        assert spectrum[np.argmin(abs(hertz - at_hz))] == pytest.approx(size_n, rel=0.02)


def test_a_resonance_keeps_the_level_and_rings_at_its_own_frequency() -> None:
    jump = np.concatenate([np.zeros(500), np.ones(2000)])
    answer = resonator(jump, 1e-3, 24.0, 0.1)
    assert answer[:500] == pytest.approx(0.0)
    assert answer[-1] == pytest.approx(1.0, rel=1e-2)
    peaks = np.flatnonzero(np.diff(np.sign(np.diff(answer[500:900]))) < 0) + 1
    assert np.diff(peaks[:3]).mean() == pytest.approx(1000 / 24.0, rel=0.05)


def test_the_deck_shakes_at_every_landing_and_hardly_without() -> None:
    def shaken(blows_s: np.ndarray, mass: MassPath) -> float:
        settings = DeckSettings(motor_mps2=0.0)
        moved = deck_acceleration(settings, mass, 70.0, blows_s, T_S)
        return float(np.abs(moved[500:-500]).max())

    assert shaken(np.array([]), STANDING) < 1e-6
    assert shaken(np.arange(1.0, 9.0, 0.36), RUNNING) > 2.0


def test_four_cells_feel_the_foot_that_stands_and_nothing_in_flight() -> None:
    run = [
        Contact(foot, 0.36 * k, 0.36 * k + 0.24, Activity.RUN, 0.2)
        for k, foot in enumerate([Foot.LEFT, Foot.RIGHT] * 6)
    ]
    cop_m = lateral_cop_m(run, T_S[:4000], np.random.default_rng(1))
    assert cop_m[100:180].mean() == pytest.approx(-0.05, abs=2e-3)  # left first
    assert cop_m[460:540].mean() == pytest.approx(0.05, abs=2e-3)
    assert np.isnan(cop_m[260:340]).all()
    walk = [
        Contact(foot, 0.5 * k, 0.5 * k + 0.62, Activity.WALK, 0.3)
        for k, foot in enumerate([Foot.LEFT, Foot.RIGHT] * 6)
    ]
    assert not np.isnan(lateral_cop_m(walk, T_S[1000:4000], np.random.default_rng(1))).any()
