"""An exercise is offered on any sensors, and says what they do not see."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.offer import (
    NO_FEET,
    NO_LEAN,
    NO_PELVIS,
    NO_PODS,
    NO_POSTURE,
    NO_STEPS,
    Sensed,
    unseen,
)
from kiosk.coaching.view import Intent, Phase
from kiosk.gait.measures import Live, Placement, Quality, Reading, Side, Step

if TYPE_CHECKING:
    from conftest import Member

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
        (sensed(cadence_spm=KNOWN), (NO_PODS,)),
        (sensed(Placement.CHEST, trunk_lean_rad=KNOWN), (NO_FEET,)),
        (sensed(Placement.FOOT), (NO_POSTURE,)),
        (sensed(Placement.FOOT, **POSTURE), ()),
    ],
    ids=["nothing", "belt or footpod", "strap", "shoe pods", "everything"],
)
def test_what_is_worn_decides_what_is_said(worn: Sensed, says: tuple[str, ...]) -> None:
    for name in ("small_springs", "quick_feet"):
        assert unseen(builtin_exercises()[name], worn) == says


def test_an_exercise_of_posture_does_not_miss_the_shoes() -> None:
    assert unseen(builtin_exercises()["tall_reach"], sensed(Placement.SACRUM)) == (NO_POSTURE,)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"trunk_lean_rad": KNOWN}, NO_PELVIS),
        ({"pelvic_tilt_rad": KNOWN}, NO_LEAN),
    ],
    ids=["strap", "waist pod"],
)
def test_strap_and_waist_each_see_a_part_of_posture(fields: dict[str, Reading], says: str) -> None:
    for name in ("tall_reach", "push_and_float"):
        assert unseen(builtin_exercises()[name], sensed(Placement.FOOT, **fields)) == (says,)


def test_every_exercise_is_offered_whatever_is_worn(member_of: Callable[..., "Member"]) -> None:
    """A belt that counts steps or a footpod: cadence and its aim; nothing else is made up."""
    member = member_of("express")
    member.placement = Placement.BELT
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    while member.run(1).phase is not Phase.SUMMARY:
        if member.views[-1].phase is Phase.BELT:
            member.speed_mps = 0.0 if "Stop" in member.views[-1].title else 2.8
    done = {view.exercise for view in member.views if view.phase is Phase.SET}
    assert done == {"small_springs", "push_and_float"}
    assert any(view.cadence_band_spm for view in member.views)
    told = {found.measure for found in member.views[-1].findings}
    assert not told & {"trunk_lean_rad", "strike_angle_rad", "landing_distance_m"}
