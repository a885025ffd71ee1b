"""Did a belt do what it was told, and nothing else? Asked of every record while it is held."""

from enum import Enum, auto

from kiosk.devices.treadmill.asked import NEAR, Axis
from kiosk.devices.treadmill.belt_news import BeltNews

SPEED, INCLINE = 0x02, 0x03
"""The command in flight, if one is, by its code."""
OVERSHOOT_KMH = 0.5


class Verdict(Enum):
    ON_THE_WAY = auto()
    ARRIVED = auto()
    RISING = auto()
    """Beyond what was asked for, not yet so far that it must be stopped: nothing more is asked."""
    FASTER = auto()
    CONSOLE_SPEED = auto()
    CONSOLE_INCLINE = auto()


def judge(
    news: BeltNews, speed: Axis, incline: Axis | None, flying: int | None, lately: bool
) -> Verdict:
    """`lately`: a speed was asked for not long ago, so that a rise beyond it is the belt's own
    doing. A speed that falls below all that was asked is a hand at the console, at any time."""
    measured = speed.set if news.speed_kmh is None else news.speed_kmh
    following = flying == SPEED or lately
    if following and measured > max(speed.set, speed.came_from) + OVERSHOOT_KMH:
        return Verdict.FASTER
    if flying == SPEED and measured < min(speed.set, speed.came_from) - OVERSHOOT_KMH:
        return Verdict.CONSOLE_SPEED
    if flying != SPEED and abs(measured - speed.set) > NEAR:
        return Verdict.RISING if lately and measured > speed.set else Verdict.CONSOLE_SPEED
    if incline is not None and not incline.near(news.incline_pct or 0.0):
        return Verdict.CONSOLE_INCLINE
    axis = speed if flying == SPEED else incline if flying == INCLINE else None
    value = measured if flying == SPEED else news.incline_pct
    there = axis is not None and value is not None and abs(value - axis.set) <= NEAR
    return Verdict.ARRIVED if there else Verdict.ON_THE_WAY
