"""Targets that staff set: only those, only inside their ranges, and everywhere they count."""

import pytest
from pydantic import ValidationError

from kiosk.coaching.exercise import Exercise
from kiosk.coaching.guide import Guide
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Beat
from kiosk.coaching.tuned import Targets, tuned

EXERCISES = builtin_exercises()
FLOAT, REACH = EXERCISES["push_and_float"], EXERCISES["tall_reach"]


def limits(exercise: Exercise, error: str, metric: str) -> set[float | None]:
    (found,) = (one for one in exercise.errors if one.name == error)
    signs = [sign for way in found.ways for sign in way if sign.metric == metric]
    return {sign.above if sign.above is not None else sign.below for sign in signs}


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_nothing_set_changes_nothing(name: str) -> None:
    assert tuned(EXERCISES[name], None) is EXERCISES[name]
    assert tuned(EXERCISES[name], Targets()) == EXERCISES[name]


def test_the_lean_is_cued_and_aimed_at_where_staff_say() -> None:
    changed = tuned(FLOAT, Targets(lean_deg=9))
    assert limits(changed, "lean_from_hip", "trunk_lean") == {9, 7}
    assert {aim.at_most for aim in changed.aims if aim.metric == "trunk_lean"} == {9}
    assert limits(tuned(REACH, Targets(lean_deg=9)), "arched_back", "trunk_lean") == {-3}


def test_the_pelvis_may_range_as_far_as_staff_say() -> None:
    changed = tuned(REACH, Targets(pelvis_pct=60))
    assert limits(changed, "hip_drop", "pelvic_obliquity") == {60}
    assert limits(changed, "side_sway", "lateral_sway") == {50}
    assert {aim.at_most for aim in changed.aims} == {60}


def test_the_band_is_as_wide_as_staff_say() -> None:
    changed = tuned(FLOAT, Targets(tolerance_pct=5, contact_pct=0))
    guide = Guide(changed, 160.0, {}, Beat.CONSTANT)
    guide.begin_set(5.0, 0)
    assert guide.band is not None
    assert guide.band.high == pytest.approx(168 * 1.05)
    guide.make_easier()
    assert guide.band.high == pytest.approx(164 * 1.05)
    assert limits(changed, "off_the_beat_slow", "cadence") == {-5}
    assert limits(changed, "overstride", "cadence") == {-2}
    by_metric = {aim.metric: (aim.at_least, aim.at_most) for aim in changed.aims}
    assert by_metric["cadence"] == (-5, 5)
    assert by_metric["contact_time"] == (None, 0)


def test_hops_have_the_beat_that_staff_say_and_nothing_else_gets_one() -> None:
    targets = Targets(hops_per_min=150)
    assert tuned(EXERCISES["small_springs"], targets).beat_per_min == 150
    assert tuned(FLOAT, targets).beat_per_min is None


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        *(("lean_deg", 5, 15), ("pelvis_pct", 20, 60), ("tolerance_pct", 2, 6)),
        *(("contact_pct", -8, 0), ("hops_per_min", 100, 190)),
    ],
)
def test_outside_its_safe_range_nothing_is_taken(name: str, low: float, high: float) -> None:
    for inside in (low, high):
        assert getattr(Targets.model_validate({name: inside}), name) == inside
    for outside in (low - 0.1, high + 0.1):
        with pytest.raises(ValidationError):
            Targets.model_validate({name: outside})
