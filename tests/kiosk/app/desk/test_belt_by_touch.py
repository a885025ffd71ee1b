"""A belt from its trial to a member's last tap, by touches alone, in every language: staff try it,
a member goes faster and slower, somebody sets it at the console, and Stop stops it."""

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.app.belt import CONSOLE
from kiosk.coaching.equipment import Hold
from kiosk.coaching.view import Phase
from kiosk.words.catalogue import languages

from .finger import Finger
from .gym import Gym, walk_through

ON_THE_WAY = ("Start", "Go on as a guest", "All fine", "Skip")
"""What leads a guest from the welcome to the walk."""


@pytest.fixture
def tried(staff: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Gym, Finger]]:
    """A belt that staff have tried and left to members."""
    staff.comes_in()
    gym = Gym(staff)
    finger = Finger(staff, request.param, gym.kiosk.view, gym.kiosk.intend)
    try:
        finger.settle()
        gym.until(finger, lambda: any(c.ready for c in gym.kiosk.view().connections))
        finger.touch("Treadmill")
        gym.until(finger, lambda: finger.has("Begin the trial"))
        finger.touch("Begin the trial")
        walk_through(gym, finger)
        gym.until(finger, lambda: finger.has("Done"))
        finger.touch("Done")
        finger.icon("lock")
        gym.until(finger, lambda: staff.counter.view() is None)
        yield gym, finger
    finally:
        finger.screen.close()
        gym.kiosk.close()


def walks(gym: Gym, finger: Finger) -> None:
    """A guest, as far as a walk on a belt that may be set from here."""
    gym.faster = 4.0

    def on_the_way() -> bool:
        if gym.kiosk.view().phase is not Phase.WALK:
            finger.tap_any(*ON_THE_WAY)
        return gym.kiosk.view().phase is Phase.WALK and finger.has("Belt")

    gym.until(finger, on_the_way)
    finger.touch("Belt")
    gym.until(finger, lambda: gym.hold is Hold.HOLDING and finger.has("Done"))


@pytest.mark.parametrize("tried", languages(), indirect=True)
def test_faster_and_slower_until_the_console_takes_it_back(tried: tuple[Gym, Finger]) -> None:
    gym, finger = tried
    walks(gym, finger)
    for icon, kmh in (("plus", 5.0), ("plus", 5.5), ("fewer", 5.0)):
        finger.icon(icon)
        gym.until(finger, lambda kmh=kmh: abs(gym.kmh() - kmh) < 0.05)
    gym.belt.set_speed(gym.clock.now_us() / 1e6, 6.2 / 3.6)
    gym.until(finger, lambda: gym.hold is Hold.HANDS_OFF)
    gym.until(finger, lambda: finger.says(CONSOLE))
    assert finger.has("Stop")
    assert not finger.has("Belt"), "the console keeps it"


@pytest.mark.parametrize("tried", languages(), indirect=True)
def test_the_incline_is_set_and_stop_stands_still(tried: tuple[Gym, Finger]) -> None:
    gym, finger = tried
    walks(gym, finger)
    finger.touch("Incline")
    gym.until(finger, lambda: finger.has("Speed"))
    finger.icon("plus")
    gym.until(finger, lambda: gym.belt.incline_pct == 0.5)
    gym.alone = True
    finger.touch("Stop")
    gym.until(finger, lambda: gym.kmh() == 0.0)
    assert [frame[0] for frame in gym.frames][-1] == 0x08
