"""What the screen is told of the belt and the devices."""

from kiosk.coaching.equipment import Hold
from kiosk.devices.treadmill.guard import Control


def test_every_state_of_the_guard_has_its_name_on_the_screen() -> None:
    assert {state.value for state in Control} <= {hold.value for hold in Hold}
