"""The ball lands when the beat is heard, on one foot and then the other."""

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.hop import ball_of, phase_of


def test_no_beat_no_phase() -> None:
    assert isnan(phase_of(1, None, 180.0))
    assert isnan(phase_of(1, 0, None))


@given(st.integers(-1000, 1000), st.floats(100, 220))
def test_the_ball_is_on_a_foot_at_every_beat(beat: int, spm: float) -> None:
    at_us = round(beat * 60_000_000 / spm)
    across, up = ball_of(phase_of(at_us, 0, spm), still=False)
    assert up == pytest.approx(0, abs=1e-4)
    assert min(across, 1 - across) == pytest.approx(0, abs=1e-4)


@given(st.integers(-500, 500), st.floats(0.001, 0.999))
def test_feet_alternate(beats: int, within: float) -> None:
    phase = beats + within
    here, there = ball_of(phase, still=True)[0], ball_of(phase + 1, still=True)[0]
    assert {here, there} == {0.0, 1.0}


@given(st.floats(-500, 500))
def test_with_reduced_motion_the_ball_does_not_fly(phase: float) -> None:
    assert ball_of(phase, still=True)[1] == 0.0
