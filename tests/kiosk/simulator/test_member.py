"""The member acts by script, by the belt, and by what is heard."""

import numpy as np
import pytest

from kiosk.simulator import (
    Activity,
    Beat,
    Foot,
    VirtualMember,
    easy_run,
    move,
    press_stop,
)


def at(member: VirtualMember, start_s: float, end_s: float) -> list[Activity]:
    return [c.activity for c in member.truth() if start_s <= c.initial_contact_s < end_s]


def test_without_a_script_nobody_moves_and_no_belt_starts() -> None:
    member = VirtualMember()
    member.advance(300.0)
    assert member.truth() == []
    assert member.belt.speed_mps(300.0) == 0.0


def test_the_body_follows_the_belt() -> None:
    member = VirtualMember(script=[*easy_run(2.8), press_stop(60.0)])
    member.advance(100.0)
    assert at(member, 0.0, 4.0) == []
    assert set(at(member, 10.0, 20.0)) == {Activity.WALK}
    assert set(at(member, 32.0, 58.0)) == {Activity.RUN}
    assert at(member, 80.0, 100.0) == []


def test_movements_can_be_asked_for() -> None:
    member = VirtualMember(script=[move(2.0, Activity.HOP), move(12.0, Activity.QUICK_FEET)])
    member.advance(25.0)
    assert set(at(member, 4.0, 12.0)) == {Activity.HOP}
    assert set(at(member, 16.0, 24.0)) == {Activity.QUICK_FEET}


def test_a_coached_runner_visibly_reacts() -> None:
    member = VirtualMember(script=easy_run(2.8))
    member.advance(60.0)
    member.hear(Beat(spm=172.0))
    member.advance(100.0)
    starts_s = np.array([c.initial_contact_s for c in member.truth()])
    before, after = (
        60.0 / np.diff(starts_s[(starts_s > a) & (starts_s < b)]).mean()
        for a, b in ((40, 60), (75, 100))
    )
    assert before == pytest.approx(162.4, abs=2.0)
    assert after == pytest.approx(171.0, abs=2.0)


def test_truth_holds_only_what_has_ended() -> None:
    member = VirtualMember(script=[move(0.0, Activity.QUICK_FEET)])
    member.advance(10.0)
    assert max(c.toe_off_s for c in member.truth()) <= 10.0
    member.advance(3.0)
    assert member.now_s == 10.0


def test_the_motion_of_a_standing_foot_is_stillness() -> None:
    member = VirtualMember()
    member.advance(5.0)
    motion = member.foot(Foot.LEFT, 1.0, 2.0)(np.linspace(1.0, 2.0, 20))
    assert np.ptp(motion.position_m, axis=0) == pytest.approx(0.0, abs=1e-12)
