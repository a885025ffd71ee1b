"""Strides: a level that staff unlock, run 2 km/h above the silent run and compared with nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.picture import AHEAD_US
from kiosk.coaching.program import Program
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.gait.measures import Quality, Reading

if TYPE_CHECKING:
    from conftest import Member

OWN_MPS, FASTER_MPS = 2.8, 2.8 + 2 / 3.6


def part(kind: str, seconds: float) -> dict[str, Any]:
    return {"kind": kind, "seconds": seconds}


@pytest.fixture
def striding(member_of: Callable[..., "Member"]) -> "Member":
    drill = {"kind": "exercise", "exercise": "push_and_float"}
    strides = drill | {"level": "strides", "unlocked": True}
    values = {"format": 1, "name": "x", "version": 1, "title": "X", "evidence": "D"} | {
        "parts": [part("baseline", 30), drill, strides, part("retest", 30), part("summary", 30)]
    }
    program = Program.model_validate(values)
    member = member_of("demo")
    member.visit = Visit(program, builtin_exercises(), UUID(int=1), "2026-11-29T10:00:00Z")
    return member


def obey(member: "Member") -> Any:
    def change(view: View) -> None:
        if view.wanted_speed_mps is not None:
            member.speed_mps = view.wanted_speed_mps

    return change


def lived(member: "Member") -> list[View]:
    member.extra = {"trunk_lean_rad": Reading(0.02, Quality.MEASURED)}
    member.touch(Intent.START)
    while member.run(1, obey(member)).phase is not Phase.SUMMARY:
        pass
    return [v for v in member.views if v.title == "Strides"]


def test_six_sets_are_run_faster_and_the_rests_at_the_own_speed(striding: "Member") -> None:
    views = lived(striding)
    sets = [v for v in views if v.phase is Phase.SET]
    assert {v.set_count for v in sets} == {6}
    assert {round(v.live.belt_speed_mps.value or 0, 3) for v in sets} == {round(FASTER_MPS, 3)}
    early = [v for v in views if v.phase is Phase.REST and (v.time_left_s or 0) > AHEAD_US / 1e6]
    assert {v.wanted_speed_mps for v in early} <= {OWN_MPS, None}
    assert OWN_MPS in {v.wanted_speed_mps for v in early}
    record = striding.visit.record()
    assert record is not None
    assert record.sets[-1].exercise == "retest"
    assert record.sets[-1].result.belt_speed_mps.value == pytest.approx(OWN_MPS)


def test_nothing_of_another_speed_is_compared_and_no_beat_given(striding: "Member") -> None:
    striding.contact_s = 0.25
    views = lived(striding)
    assert all(v.beat_spm is None and v.cadence_band_spm is None for v in views)
    shown = [n for v in views if v.phase is Phase.NUMBER for n in v.numbers]
    assert {n.metric for n in shown if n.at_most is not None} <= {"trunk_lean"}
    before = [v for v in striding.views if v.title == "Push and float" and v.beat_spm]
    assert before, "the part before it has its beat"
    assert {v.cue.text for v in views if v.phase is Phase.SET and v.cue} == set()


def test_what_is_said_is_what_is_done(striding: "Member") -> None:
    views = lived(striding)
    (shown,) = {v.lines for v in views if v.phase is Phase.DEMONSTRATION}
    assert "In the rests: back to your own speed." in shown
