"""Phases are angles."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.gait import beat
from kiosk.gait.beat import Beat
from kiosk.gait.measures import UNKNOWN
from tests.kiosk.gait.test_summary import steps

BEAT = Beat(100_000, 350_000)


def at(late_ms: list[int]) -> tuple[float, float]:
    landings = steps([100 + 350 * i + late for i, late in enumerate(late_ms)])
    phase, spread = beat.against(BEAT, landings)
    assert phase.value is not None
    assert spread.value is not None
    return phase.value, spread.value


def test_a_step_on_every_beat_has_no_phase_and_no_spread() -> None:
    assert at([0] * 8) == (pytest.approx(0.0, abs=1e-6), pytest.approx(0.0, abs=1e-3))


def test_late_is_positive() -> None:
    assert at([35] * 8)[0] == pytest.approx(0.1)
    assert at([-35] * 8)[0] == pytest.approx(-0.1)


def test_half_a_beat_early_and_half_a_beat_late_lie_side_by_side() -> None:
    phase, spread = at([172, -172, 173, -173, 172, -172])
    assert abs(phase) > 0.49
    assert spread < 0.02


def test_whoever_ignores_the_beat_spreads_over_all_of_it() -> None:
    assert at([0, 70, 140, 210, 280])[1] > 0.5


@given(st.integers(-(10**12), 10**12))
def test_any_beat_of_the_metronome_may_be_named(beats: int) -> None:
    shifted = replace(BEAT, first_us=BEAT.first_us + beats * BEAT.interval_us)
    assert shifted.phase(123_456) == pytest.approx(BEAT.phase(123_456), abs=1e-4)


def test_silence_and_few_steps_say_nothing() -> None:
    assert beat.against(None, steps([0, 350, 700, 1050])) == (UNKNOWN, UNKNOWN)
    assert beat.against(BEAT, steps([0, 350])) == (UNKNOWN, UNKNOWN)
