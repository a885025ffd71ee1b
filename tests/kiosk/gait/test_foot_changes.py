"""One way to hop after another: what a shoe learnt of the first must not blind it for the next."""

import numpy as np
import pytest

from kiosk import _core
from kiosk.simulator import Activity, Error, Foot, Person, Place, VirtualMember, signal

TOE_OFF = 2


@pytest.mark.parametrize("then", [None, Error.STIFF_KNEES])
def test_springs_after_squat_jumps_have_their_toe_offs(then: Error | None) -> None:
    member = VirtualMember(Person(hop_rate_hz=2.95, hop_contact_s=0.18), seed=1)
    member.do(Activity.STAND)
    member.advance(2.0)
    member.do(Activity.HOP)
    member.commit(Error.SQUAT_JUMP, 0.9)
    member.advance(20.0)
    member.correct(Error.SQUAT_JUMP)
    member.do(Activity.STAND)
    member.advance(24.0)
    member.do(Activity.HOP)
    if then is not None:
        member.commit(then, 0.8)
    member.advance(34.0)
    seen = signal(member, Place.INSTEP, Foot.LEFT)
    assert seen.acceleration_mps2 is not None
    events = _core.FootDetector().feed(seen.time_us, seen.acceleration_mps2, seen.rate_radps)
    off = events["time_us"][(events["kind"] == TOE_OFF)] / 1e6
    truth = [c.toe_off_s for c in seen.truth if c.foot is Foot.LEFT and 28.0 < c.toe_off_s < 33.5]
    found = np.sum((off > 27.98) & (off < 33.52))
    assert len(truth) > 12
    assert abs(found - len(truth)) <= 1


def test_a_slammed_heel_that_springs_back_has_not_left_the_ground() -> None:
    member = VirtualMember(Person(hop_rate_hz=2.75, hop_contact_s=0.207), seed=1)
    member.do(Activity.STAND)
    member.advance(2.0)
    member.do(Activity.HOP)
    member.advance(10.0)
    member.do(Activity.STAND)
    member.advance(18.0)
    member.do(Activity.HOP)
    member.commit(Error.HEEL_SLAM, 0.97)
    member.advance(28.0)
    seen = signal(member, Place.INSTEP, Foot.LEFT)
    assert seen.acceleration_mps2 is not None
    events = _core.FootDetector().feed(seen.time_us, seen.acceleration_mps2, seen.rate_radps)
    off = events["time_us"][events["kind"] == TOE_OFF] / 1e6
    truth = [c.toe_off_s for c in seen.truth if c.foot is Foot.LEFT and 20.0 < c.toe_off_s < 27.0]
    for toe_off_s in truth:
        assert np.min(np.abs(off - toe_off_s)) < 0.025
