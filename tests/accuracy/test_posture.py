"""A bounded form of the posture rows."""

from kiosk.body.activity import Activity
from tests.accuracy.posture import ASKED_DEG, angles


def test_lean_and_obliquity_are_within_a_degree() -> None:
    found = angles(Activity.RUN, 2)
    assert len(found.lean_deg) > 20
    assert found.lean_rmse_deg < ASKED_DEG
    assert found.obliquity_rmse_deg < ASKED_DEG
