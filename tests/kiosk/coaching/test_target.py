"""The aim never runs away from the member."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.target import REFERENCE_BAND_SPM, cadence_target, easier, easier_beat, running

SPM = st.floats(120, 220)


@given(SPM, st.floats(-50, 50))
def test_the_aim_is_capped_and_never_below_the_own_cadence(baseline: float, wanted: float) -> None:
    aim = cadence_target(baseline, wanted).target
    assert baseline <= aim <= baseline * 1.10 + 1e-9


@given(SPM, st.floats(0, 10))
def test_in_or_above_the_reference_band_the_cadence_is_held(baseline: float, wanted: float) -> None:
    low, high = REFERENCE_BAND_SPM
    aim = cadence_target(baseline, wanted).target
    assert aim == baseline if baseline >= low else aim <= high


@given(SPM, st.integers(1, 20))
def test_easier_goes_back_step_by_step_to_the_baseline(baseline: float, times: int) -> None:
    band = cadence_target(baseline, 10)
    for _ in range(times):
        lower = easier(band, baseline)
        assert baseline <= lower.target <= band.target
        band = lower


@given(st.floats(100, 190))
def test_an_easier_beat_is_slower_down_to_the_slowest_and_never_quicker(beat: float) -> None:
    slower = easier_beat(beat)
    assert min(beat, 150) <= slower <= beat
    assert slower < beat or beat <= 150


def test_five_percent_is_the_default() -> None:
    assert cadence_target(160).target == 168


def test_walking_has_no_aim() -> None:
    assert [running(spm) for spm in (None, 112.0, 150.0)] == [None, None, 150.0]
