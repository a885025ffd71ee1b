"""A shank goes with its foot, but steadily."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.simulator.sensor import felt
from kiosk.simulator.signal import movement
from kiosk.simulator.truth import Foot

H_S = 1e-3


@pytest.mark.parametrize(
    ("activity", "speed_mps"), [(Activity.WALK, 1.4), (Activity.RUN, 2.8), (Activity.HOP, 0.0)]
)
def test_it_moves_the_same_whichever_stretch_is_asked_for(
    activity: Activity, speed_mps: float
) -> None:
    member = movement(activity, 12.0, speed_mps=speed_mps)
    t_s = np.arange(6.0, 7.0, H_S)
    long, short = (member.shank(Foot.LEFT, *stretch)(t_s) for stretch in ((1.0, 11.0), (5.9, 7.1)))
    assert long.position_m == pytest.approx(short.position_m, abs=1e-9)
    assert long.pitch_rad == pytest.approx(short.pitch_rad, abs=1e-9)
    piece = member.shank(Foot.LEFT, 5.9, 7.1)(t_s[400:410])
    assert piece.position_m == pytest.approx(short.position_m[400:410], abs=1e-9)


@pytest.mark.parametrize("activity", [Activity.WALK, Activity.RUN])
def test_its_foot_shakes_it_less_than_itself(activity: Activity) -> None:
    """A light foot's turns are not the leg's, and a landing is softer there."""
    member = movement(activity, 12.0, speed_mps=1.4 if activity is Activity.WALK else 2.8)
    t_s = np.arange(6.0, 11.0, H_S)
    jolts = [
        np.linalg.norm(np.diff(felt(motion(t_s), H_S)[0], axis=0), axis=1).max() / H_S
        for motion in (member.shank(Foot.LEFT, 5.9, 11.1), member.foot(Foot.LEFT, 5.9, 11.1))
    ]
    assert jolts[0] < 0.8 * jolts[1]


def test_a_walker_reaches_forward_with_a_nearly_straight_leg() -> None:
    """The shank leans back as it lands, turns fastest in mid-swing and leans forward to leave."""
    member = movement(Activity.WALK, 12.0, speed_mps=1.4)
    shank = member.shank(Foot.LEFT, 5.9, 11.1)
    landed = [c for c in member.truth() if c.foot is Foot.LEFT and 6.0 < c.initial_contact_s < 10.0]
    for contact in landed:
        at_s = np.array([contact.initial_contact_s, contact.toe_off_s])
        landing_deg, leaving_deg = -np.degrees(shank(at_s).pitch_rad)
        assert -25.0 < landing_deg < -5.0
        assert 40.0 < leaving_deg < 65.0
