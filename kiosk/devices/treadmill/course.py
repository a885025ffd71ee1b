"""Where a held belt shall go, and its next step on the way: one at a time, each with a pause."""

from kiosk.devices.treadmill import ramp
from kiosk.devices.treadmill.asked import Axis, wire
from kiosk.devices.treadmill.belt_news import BeltNews
from kiosk.devices.treadmill.status import MachineStatus

SET_SPEED, SET_INCLINE = 0x02, 0x03
WATCHED_US = 10_000_000
"""After a command a rise beyond it is the belt's doing; later it is somebody at the console."""

SETTLES_US = 5_000_000
"""One that passes through its target and goes on, for it counts miles, is 0.5 km/h beyond it by
then; later somebody who gave it back is at the console."""


class Course:
    """Speed and incline of one link. None where neither is held; pauses outlast a tap that gives
    the belt back and one that takes it up again."""

    def __init__(self) -> None:
        self.speed: Axis | None = None
        self.incline: Axis | None = None
        self.waits = False
        """It does more than it was asked for, which is looked at before anything else is asked."""
        self._not_before_us, self._watched_until_us, self._settled_us = 0, 0, 0

    def take_up(self, speed_kmh: float, incline_pct: float | None) -> None:
        """From where the belt is now, and nowhere else yet."""
        self.speed = Axis(speed_kmh, speed_kmh, speed_kmh)
        self.incline = None if incline_pct is None else Axis(*[incline_pct] * 3)
        self._watched_until_us, self.waits = 0, False

    def give_up(self) -> None:
        """Nothing is asked for any more."""
        self.speed = self.incline = None

    def expects(self, said: MachineStatus, news: BeltNews) -> bool:
        """Whether nobody else did what it says: it is of neither, of what was asked for here, or,
        while nothing is held yet, of what is so already."""
        told = {
            0x05: (self.speed, news.speed_kmh, "speed_kmh"),
            0x06: (self.incline, news.incline_pct, "incline_pct"),
        }
        if said.code not in told:
            return True
        axis, now, name = told[said.code]
        if axis is None and now is not None:
            axis = Axis(now, now, now)
        if axis is None:
            return False
        value = said.values.get(name)
        return said.truncated if value is None else axis.near(value)

    def watched(self, at_us: int) -> bool:
        """Whether a speed was asked for so lately that a rise beyond it is the belt's doing."""
        return at_us < self._watched_until_us

    def settled(self, at_us: int) -> bool:
        """Whether it has stayed for a while where it arrived last."""
        return at_us >= self._settled_us

    def arrived(self, at_us: int) -> None:
        """Where the belt came from is where it is."""
        self._settled_us = at_us + SETTLES_US
        for axis in (self.speed, self.incline):
            if axis is not None:
                axis.came_from = axis.set

    def next(self, at_us: int, incline_step_pct: float) -> bytes | None:
        """One step of the speed or, once that is where it shall be, of the incline."""
        speed, incline = self.speed, self.incline
        if at_us < self._not_before_us or self.waits:
            return None
        if speed is not None and speed.set != speed.target:
            step = ramp.next_speed_kmh(speed.set, speed.target)
            self._not_before_us = at_us + round(ramp.pause_s(step - speed.set) * 1e6)
            self._watched_until_us = at_us + WATCHED_US
            speed.came_from, speed.set = speed.set, step
            return bytes([SET_SPEED]) + wire(step * 100)
        if incline is not None and incline.set != incline.target:
            step = ramp.next_incline_pct(incline.set, incline.target, incline_step_pct)
            self._not_before_us = at_us + round(ramp.INCLINE_EVERY_S * 1e6)
            incline.came_from, incline.set = incline.set, step
            return bytes([SET_INCLINE]) + wire(step * 10)
        return None
