"""Whatever a member does: a summary, a record, one cue, every step kept, and twice the same."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.coaching.coach import READABLE_US
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.presence import BELT_RUNS, BELT_STANDS, STEPPED_OFF, WHEN_READY
from kiosk.coaching.target import MAX_RAISE_PCT
from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Placement, Quality, Reading

if TYPE_CHECKING:
    from conftest import Member

ENDING = {Intent.STOP, Intent.SIGN_OUT, Intent.FORGET_ME}
"""They end any visit at once, and have tests of their own."""
ACTS: dict[str, Callable[["Member"], None]] = {
    **{intent.value: lambda m, i=intent: m.touch(i) for intent in Intent if intent not in ENDING},
    "answer": lambda m: m.touch(Intent.ANSWER, q.low if (q := m.views[-1].question) else 1),
    "answer high": lambda m: m.touch(Intent.ANSWER, q.high if (q := m.views[-1].question) else 1),
    "answer badly": lambda m: m.touch(Intent.ANSWER, 1e9),
    "stop the belt": lambda m: setattr(m, "speed_mps", 0.0),
    "other speed": lambda m: setattr(m, "speed_mps", 3.3),
    "no belt reading": lambda m: setattr(m, "speed_mps", None),
    "step off": lambda m: setattr(m, "runs", False),
    "slow": lambda m: setattr(m, "cadence_spm", 140.0),
    "quick": lambda m: setattr(m, "cadence_spm", 185.0),
    "lean": lambda m: m.extra.update(trunk_lean_rad=Reading(0.3, Quality.MEASURED)),
    "slip": lambda m: m.extra.update(trunk_lean_rad=Reading(1.5, Quality.MEASURED)),
    "feet": lambda m: m.extra.update(strike_angle_rad=Reading(0.2, Quality.MEASURED)),
    "pods die": lambda m: m.extra.clear(),
    "steps come late": lambda m: setattr(m, "late_us", 2_500_000),
    "steps come at once": lambda m: setattr(m, "late_us", 0),
    "hops": lambda m: setattr(m, "hops", True),
    "steps again": lambda m: setattr(m, "hops", False),
    "only the deck": lambda m: setattr(m, "placement", Placement.DECK),
    "shoes again": lambda m: setattr(m, "placement", Placement.FOOT),
    "signs in": lambda m: m.visit.known(Earlier(5), m.at_us),
    "time stands": lambda m: m.visit.tick(m.at_us - 3_000_000),
}  # fmt: skip
PLANS = st.lists(st.tuples(st.integers(1, 120), st.sampled_from(sorted(ACTS))), max_size=12)


def obliging(member: "Member") -> Callable[[View], None]:
    """A member who does, after a while, what the screen asks for."""

    def change(view: View) -> None:
        if view.held == BELT_RUNS or (view.phase is Phase.BELT and "Stop" in view.title):
            member.speed_mps = 0.0
        elif view.held == BELT_STANDS or view.phase is Phase.BELT:
            member.speed_mps = 2.8
        elif view.phase is Phase.WHO and view.time_left_s == 80.0:
            member.touch(Intent.GUEST)
        elif view.held in (STEPPED_OFF, WHEN_READY) and len(member.views) % 40 == 0:
            member.runs = True
        elif view.held == "Paused" and len(member.views) % 60 == 0:
            member.touch(Intent.RESUME)

    return change


def live_through(member: "Member", plan: list[tuple[int, str]]) -> None:
    member.frame_us = 250_000
    member.touch(Intent.START)
    oblige = obliging(member)
    for seconds, act in plan:
        member.run(seconds, oblige)
        ACTS[act](member)
    for _ in range(100):
        if member.visit.finished:
            return
        member.run(60, oblige)
    raise AssertionError(f"never ended: {member.views[-1]}")


def check(member: "Member") -> None:
    record = member.visit.record()
    assert record is not None
    assert any(view.phase is Phase.SUMMARY for view in member.views)
    kept = [step for one in record.sets for step in one.steps] + list(record.between)
    told = [step for step in member.sent if step not in member.waiting]
    assert sorted(kept, key=lambda step: step.initial_contact_us) == told
    cues = [view.cue for view in member.views if view.cue is not None]
    starts = sorted({cue.since_us for cue in cues})
    assert len({(cue.since_us, cue.text) for cue in cues}) == len(starts)
    assert all(b - a >= READABLE_US for a, b in pairwise(starts))
    for view in member.views:
        silent = view.held is not None or view.phase in (Phase.BASELINE, Phase.RETEST)
        assert not (silent and (view.cue or view.beat_spm or view.cadence_band_spm))
        check_the_wishes(view)
    last = member.views[-1].at_us
    assert all(one.result.ended_us <= last for one in record.sets)


def check_the_wishes(view: View) -> None:
    """No aim above the cap over the own baseline; no other speed than the member's own."""
    own = view.before
    if view.cadence_band_spm is not None:
        assert own is not None
        assert own.cadence_spm.value is not None
        cap_spm = own.cadence_spm.value * (1 + MAX_RAISE_PCT / 100)
        assert view.cadence_band_spm.target <= cap_spm + 1e-9
        assert view.beat_spm is None or view.beat_spm <= max(cap_spm, 190.0)
    if view.wanted_speed_mps is not None:
        assert own is not None
        assert view.wanted_speed_mps == own.belt_speed_mps.value


@pytest.mark.parametrize("program", ["demo", "express", "standard", "first_visit"])
def test_an_undisturbed_visit_is_whole(member_of: Callable[..., "Member"], program: str) -> None:
    member = member_of(program)
    live_through(member, [])
    check(member)
    record = member.visit.record()
    assert record is not None
    assert record.complete
    assert {one.outcome for one in record.sets} == {"done"}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=PLANS, program=st.sampled_from(["demo", "express", "standard", "relearning"]))
def test_every_path_ends_in_a_summary_with_everything_kept(
    member_of: Callable[..., "Member"], plan: list[tuple[int, str]], program: str
) -> None:
    first, second = member_of(program), member_of(program)
    live_through(first, plan)
    check(first)
    live_through(second, plan)
    assert second.views == first.views
    assert second.visit.record() == first.visit.record()
