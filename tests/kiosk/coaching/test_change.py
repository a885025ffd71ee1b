"""Only a change above the noise, at the same known speed, is called one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.change import ease, findings
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import Heading, Verdict
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


def test_posture_comes_first_and_needs_more_than_its_floor() -> None:
    def leaning(lean: float) -> SetResult:
        return replace(result(160), trunk_lean_rad=Reading(lean, Quality.MEASURED, 0.035))

    lean, cadence = findings(leaning(0.10), leaning(0.12))
    assert (lean.measure, lean.heading) == ("trunk_lean_rad", Heading.POSTURE)
    assert (lean.verdict, cadence.heading) == (Verdict.NO_CLEAR_CHANGE, Heading.CADENCE)
    lean, _cadence = findings(leaning(0.10), leaning(0.20))
    assert lean.verdict is Verdict.CHANGED


def test_a_bend_at_the_hips_is_told_from_a_lean_of_the_whole_body() -> None:
    def bent(lean: float, hinge: float) -> SetResult:
        known = (Reading(value, Quality.MEASURED, 0.04) for value in (lean, hinge))
        return replace(result(None), trunk_lean_rad=next(known), hip_hinge_rad=next(known))

    verdicts = {f.measure: f.verdict for f in findings(bent(0.1, 0.0), bent(0.2, 0.0))}
    assert verdicts["trunk_lean_rad"] is Verdict.CHANGED
    assert verdicts["hip_hinge_rad"] is Verdict.NO_CLEAR_CHANGE


def test_smoothness_stands_beside_ease_under_its_own_name() -> None:
    def smooth(arc: float) -> SetResult:
        return replace(result(None), smoothness=Reading(arc, Quality.MEASURED, 0.3))

    (found,) = findings(smooth(-5.0), smooth(-4.5))
    assert (found.title, found.heading) == ("Smoothness of movement", Heading.RELAXATION)
    assert found.verdict is Verdict.CHANGED


def test_ease_is_asked_and_needs_both_answers() -> None:
    before, after = AnswerRecord("ease_before", 2), AnswerRecord("ease_after", 4)
    assert ease([before]) == ()
    (found,) = ease([before, after])
    assert (found.heading, found.verdict) == (Heading.RELAXATION, Verdict.CHANGED)
