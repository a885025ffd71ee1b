"""A belt from its trial to a member's last tap, by touches alone, in every language: staff try it,
a member goes faster and slower, somebody sets it at the console, and Stop stops it."""

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.app.belt import CONSOLE
from kiosk.app.roster import facts_of
from kiosk.coaching.equipment import Hold
from kiosk.coaching.view import Phase
from kiosk.devices.treadmill.commission import Commissioned, Trial
from kiosk.devices.treadmill.commissioning import Found
from kiosk.simulator.kit import BELT_ADDRESS
from kiosk.words.catalogue import languages

from .finger import Finger
from .gym import Gym, walk_through

FOUND = Found(Commissioned(BELT_ADDRESS, 0.8, 12.0, 3.0), (Trial(3.0, 3.0, 2.0),), 6.0, ())
ON_THE_WAY = ("Start", "Go on as a guest", "All fine", "Skip")
"""What leads a guest from the welcome to the walk."""


@pytest.fixture
def at_the_gym(staff: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Gym, Finger]]:
    """Staff have come in, and every device is in hearing."""
    staff.comes_in()
    gym = Gym(staff)
    finger = Finger(staff, request.param, gym.kiosk.view, gym.kiosk.intend)
    try:
        finger.settle()
        gym.until(finger, lambda: any(c.ready for c in gym.kiosk.view().connections))
        yield gym, finger
    finally:
        finger.screen.close()
        gym.close()


def leaves(gym: Gym, finger: Finger) -> None:
    """Staff go, and the screen is the members'."""
    finger.icon("lock")
    gym.until(finger, lambda: gym.staff.counter.view() is None)


def walks(gym: Gym, finger: Finger) -> None:
    """A guest, as far as a walk on a belt that may be set from here."""
    gym.faster = 10.0

    def on_the_way() -> bool:
        if gym.kiosk.view().phase is not Phase.WALK:
            finger.tap_any(*ON_THE_WAY)
        return gym.kiosk.view().phase is Phase.WALK and finger.has("Belt")

    gym.until(finger, on_the_way)
    finger.touch("Belt")
    gym.until(finger, lambda: gym.hold is Hold.HOLDING and finger.has("Done"))


@pytest.mark.parametrize("at_the_gym", languages(), indirect=True)
def test_tried_by_staff_driven_by_a_member_and_stopped(at_the_gym: tuple[Gym, Finger]) -> None:
    gym, finger = at_the_gym
    finger.touch("Treadmill")
    gym.until(finger, lambda: finger.has("Begin the trial"))
    finger.touch("Begin the trial")
    walk_through(gym, finger)
    gym.until(finger, lambda: finger.has("Done"))
    finger.touch("Done")
    leaves(gym, finger)
    walks(gym, finger)
    for icon, kmh in (("plus", 5.0), ("plus", 5.5), ("fewer", 5.0)):
        finger.icon(icon)
        gym.until(finger, lambda kmh=kmh: abs(gym.kmh() - kmh) < 0.05)
    finger.touch("Incline")
    gym.until(finger, lambda: finger.has("Speed"))
    finger.icon("plus")
    gym.until(finger, lambda: gym.belt.incline_pct == 0.5)
    gym.alone = True
    finger.touch("Stop")
    gym.until(finger, lambda: gym.kmh() == 0.0)
    assert [frame[0] for frame in gym.frames][-1] == 0x08


@pytest.mark.parametrize("at_the_gym", languages(), indirect=True)
def test_whoever_loses_the_belt_to_its_console_is_told(at_the_gym: tuple[Gym, Finger]) -> None:
    gym, finger = at_the_gym
    gym.staff.room.devices.settled(BELT_ADDRESS, facts_of(FOUND, "Ines"))
    leaves(gym, finger)
    walks(gym, finger)
    gym.belt.set_speed(gym.clock.now_us() / 1e6, 6.2 / 3.6)
    gym.until(finger, lambda: finger.says(CONSOLE))
    assert gym.hold is Hold.HANDS_OFF
    assert finger.has("Stop")
    assert not finger.has("Belt"), "the console keeps it"
