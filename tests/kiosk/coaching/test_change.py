"""Only a change above the noise, at the same known speed, is called one."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.change import findings
from kiosk.coaching.view import Verdict
from kiosk.gait.measures import UNKNOWN, Quality, Reading, SetResult


def result(cadence: float | None, speed: float | None = 2.8) -> SetResult:
    return SetResult(
        *(0, 60_000_000, 150),
        UNKNOWN if cadence is None else Reading(cadence, Quality.MEASURED, 2.0),
        belt_speed_mps=UNKNOWN if speed is None else Reading(speed, Quality.MEASURED),
    )


def verdict(before: SetResult, after: SetResult) -> Verdict:
    (only,) = findings(before, after)
    assert only.measure == "cadence_spm"
    return only.verdict


@given(st.floats(140, 190), st.floats(-1.99, 1.99))
def test_within_the_noise_floor_nothing_clearly_changed(spm: float, change: float) -> None:
    assert verdict(result(spm), result(spm + change)) is Verdict.NO_CLEAR_CHANGE


@given(st.floats(140, 190), st.floats(2.01, 30))
def test_above_it_something_did(spm: float, change: float) -> None:
    assert verdict(result(spm), result(spm + change)) is Verdict.CHANGED


def test_another_or_an_unknown_speed_is_not_comparable() -> None:
    assert verdict(result(160), result(170, 2.9)) is Verdict.NOT_COMPARABLE
    assert verdict(result(160), result(170, None)) is Verdict.NOT_COMPARABLE


def test_measured_only_once() -> None:
    assert verdict(result(160), result(None)) is Verdict.NOT_MEASURED


def test_never_measured_is_not_mentioned() -> None:
    assert findings(result(None), result(None)) == ()
    assert findings(None, result(160)) == ()
