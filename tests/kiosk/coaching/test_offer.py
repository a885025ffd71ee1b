"""An exercise is offered on any sensors, and says what they do not see."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.earlier import Earlier, OwnRun
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.offer import (
    NO_BEAT,
    NO_FEET,
    NO_LEAN,
    NO_PELVIS,
    NO_PODS,
    NO_POSTURE,
    NO_SENSOR,
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


@pytest.mark.parametrize("worn", [sensed(), sensed(Placement.FOOT, **POSTURE)])
def test_the_opener_says_that_no_sensor_sees_it_whatever_is_worn(worn: Sensed) -> None:
    assert unseen(builtin_exercises()["desk_opener"], worn) == (NO_SENSOR,)


def test_with_nothing_worn_a_beat_is_promised_where_there_is_one() -> None:
    promised = {name: unseen(one, sensed()) for name, one in builtin_exercises().items()}
    silent = {name for name, said in promised.items() if said == (NO_BEAT,)}
    assert silent == {"tall_reach", "warm_up_walk"}


@pytest.mark.parametrize("runs", [(), (OwnRun(2.8, 151.0), OwnRun(2.8, None))])
def test_with_nothing_worn_every_exercise_that_has_a_tempo_has_a_beat(
    member_of: Callable[..., "Member"], runs: tuple[OwnRun, ...]
) -> None:
    member = member_of("standard")
    member.visit.known(Earlier(4, runs=runs), member.at_us)
    member.runs, member.speed_mps, member.frame_us = False, None, 250_000
    member.touch(Intent.START)
    heard: dict[str, set[float | None]] = {}
    while member.run(0.25).phase is not Phase.SUMMARY:
        view = member.views[-1]
        if view.phase is Phase.SET and view.exercise:
            heard.setdefault(view.exercise, set()).add(view.beat_spm)
            assert view.cadence_band_spm is None
    own = runs[0].cadence_spm if runs else 160
    silent = {"push_and_float": {own, None}, "quick_feet": {own, None}}
    fades = {name: beats | {None} for name, beats in heard.items()}
    assert fades == silent | {"small_springs": {165, None}, "tall_reach": {None}}


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
