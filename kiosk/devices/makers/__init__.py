"""Devices of other makers, a file each: whoever lies here is known, spoken with and decoded.

README.md of the room above shows a whole one.
"""

import pkgutil
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Protocol, cast

from kiosk.devices.kind import Kind
from kiosk.devices.link import Link
from kiosk.devices.sample import Sink

JsonObject = dict[str, Any]


class Maker(Protocol):
    """What such a file has."""

    KIND: Kind
    SPEAK: Mapping[str, Callable[[bytes], JsonObject]]
    """What `treadform decode` prints of each characteristic, by full UUID."""

    async def stream(self, link: Link, sink: Sink) -> None:
        """Hand on what it says until the link is gone; raises `LinkLost` or `Missing`."""


def found() -> list[Maker]:
    """All of them, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [cast("Maker", import_module(f"{__name__}.{name}")) for name in names]
