"""A virtual runner, belt and pods behind the seam of devices/link.py."""

from kiosk.body.activity import Activity, Strike
from kiosk.simulator.clock import Clock, FastClock, PacedClock
from kiosk.simulator.errors import Error
from kiosk.simulator.member import (
    Act,
    VirtualMember,
    easy_run,
    move,
    press_speed,
    press_start,
    press_stop,
    pull_key,
)
from kiosk.simulator.person import Person
from kiosk.simulator.radio import BELT_ADDRESS, POD_ADDRESSES, SimulatedRadio
from kiosk.simulator.rhythm import Beat
from kiosk.simulator.signal import Faults, Place, Signal, movement, signal
from kiosk.simulator.truth import Contact, Foot

__all__ = [
    "BELT_ADDRESS",
    "POD_ADDRESSES",
    "Act",
    "Activity",
    "Beat",
    "Clock",
    "Contact",
    "Error",
    "FastClock",
    "Faults",
    "Foot",
    "PacedClock",
    "Person",
    "Place",
    "Signal",
    "SimulatedRadio",
    "Strike",
    "VirtualMember",
    "easy_run",
    "move",
    "movement",
    "press_speed",
    "press_start",
    "press_stop",
    "pull_key",
    "signal",
]
