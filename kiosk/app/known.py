"""What staff settled of the gym's devices, as the radio's thread asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.coaching.view import Worn
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.which_feet import Feet


@dataclass(frozen=True, slots=True)
class Known:
    """Each by address."""

    belt: Callable[[str], Commissioned | None] = lambda address: None
    feet: Callable[[str], Feet | None] = lambda address: None
    worn: Callable[[str], Worn | None] = lambda address: None
    retired: Callable[[str], bool] = lambda address: False
    wrote: Callable[[str, Write], None] = lambda address, write: None
    seen: Callable[[str, str, Mapping[str, object], int], None] = lambda *said: None
    """Takes what a device said of itself: address, kind, facts, kiosk time."""
