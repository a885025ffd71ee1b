"""A spot on the foot follows the foot."""

import numpy as np
import pytest

from kiosk.body.foot_path import FootPath
from kiosk.body.footfall import Footfall, Footfalls
from kiosk.simulator.placement import HEEL, INSTEP, FootMotion
from kiosk.simulator.truth import Foot

STANDING = FootPath(Footfalls([Footfall(ic_s=-100.0)]), 0.18)


def test_spots_keep_their_distance() -> None:
    falls = [Footfall(ic_s=0.7 * k, to_s=0.7 * k + 0.25, x_m=2.0 * k) for k in range(4)]
    path = FootPath(Footfalls(falls), 0.18)
    t_s = np.linspace(0.0, 2.0, 500)
    instep, heel = (FootMotion(path, Foot.LEFT, spot)(t_s).position_m for spot in (INSTEP, HEEL))
    apart = np.linalg.norm(instep - heel, axis=1)
    assert apart == pytest.approx(np.hypot(0.115, 0.015), abs=1e-9)


def test_feet_stand_apart_and_point_outwards() -> None:
    left, right = (FootMotion(STANDING, foot)(np.array([0.0])) for foot in Foot)
    assert left.position_m[0, 1] > 0.0 > right.position_m[0, 1]
    assert left.yaw_rad[0] > 0.0 > right.yaw_rad[0]
    assert left.position_m[0, 2] == pytest.approx(INSTEP.up_m, abs=3e-3)
