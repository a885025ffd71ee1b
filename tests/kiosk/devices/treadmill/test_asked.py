"""Whether a measured value lies between what was set and what was set before."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill.asked import NEAR, Axis

KMH = st.floats(0, 16)


@given(came_from=KMH, set=KMH, share=st.floats(0, 1))
def test_everything_on_the_way_is_near_and_nothing_beyond(
    came_from: float, set: float, share: float
) -> None:
    axis = Axis(set, set, came_from)
    assert axis.near(came_from + (set - came_from) * share)
    assert not axis.near(max(came_from, set) + 2 * NEAR)
    assert not axis.near(min(came_from, set) - 2 * NEAR)
