"""An exercise is offered on any sensors, and says what they do not see."""

from dataclasses import replace

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.offer import NO_FEET, NO_POSTURE, NO_STEPS, Sensed, unseen
from kiosk.gait.measures import Live, Placement, Quality, Reading, Side, Step

KNOWN = Reading(0.1, Quality.MEASURED)
POSTURE = {"trunk_lean_rad": KNOWN, "pelvic_tilt_rad": KNOWN}


def sensed(placement: Placement | None = None, **fields: Reading) -> Sensed:
    made = Sensed()
    made.hear(replace(Live(0), **fields))
    if placement is not None:
        made.steps([Step(Side.LEFT, placement, 0, None, None, None, 1.0, Quality.MEASURED)])
    return made


@pytest.mark.parametrize(
    ("worn", "says"),
    [
        (sensed(), (NO_STEPS,)),
        (sensed(cadence_spm=KNOWN), (NO_FEET, NO_POSTURE)),
        (sensed(Placement.CHEST, trunk_lean_rad=KNOWN), (NO_FEET,)),
        (sensed(Placement.FOOT), (NO_POSTURE,)),
        (sensed(Placement.FOOT, **POSTURE), ()),
    ],
    ids=["nothing", "belt or footpod", "strap", "shoe pods", "everything"],
)
def test_what_is_worn_decides_what_is_said(worn: Sensed, says: tuple[str, ...]) -> None:
    for name in ("small_springs", "quick_feet", "push_and_float"):
        assert unseen(builtin_exercises()[name], worn) == says


def test_an_exercise_of_posture_does_not_miss_the_shoes() -> None:
    assert unseen(builtin_exercises()["tall_reach"], sensed(Placement.SACRUM)) == (NO_POSTURE,)
