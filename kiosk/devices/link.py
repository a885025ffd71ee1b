"""The one seam between the kiosk and anything that sends bytes.

`radio` implements it over bleak, `simulator` over virtual devices, `recordings` over a file.
Nothing above this line knows which. All calls belong to one asyncio loop.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

FrameHandler = Callable[[int, bytes], None]
"""Called with the arrival time (kiosk clock, integer µs) and the bytes of one frame."""


class LinkError(Exception):
    """A conversation with a device failed; `address` says which device."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class Unreachable(LinkError):
    """The device did not answer to `open` (gone, held by a phone, out of range)."""


class LinkLost(LinkError):
    """The link closed while something was asked of it."""


class Unanswered(LinkLost):
    """Nothing came back: a device that is gone, or one that BlueZ waits for to be paired."""


class Missing(LinkError):
    """The device has no such characteristic, or it cannot be used this way."""


class Refused(LinkError):
    """The device, still connected, refused; `code` is its ATT error, None when it gave none.

    0x05 and 0x0F mean that it wants to be paired first.
    """

    def __init__(self, address: str, reason: str, code: int | None = None) -> None:
        super().__init__(address, reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Advertisement:
    """One advertisement as heard: identity, strength and the payloads, nothing interpreted."""

    address: str
    name: str | None
    rssi_dbm: int | None
    seen_us: int
    services: frozenset[str] = frozenset()
    """Full 128-bit UUIDs in lower case."""
    service_data: Mapping[str, bytes] = field(default_factory=dict)
    manufacturer_data: Mapping[int, bytes] = field(default_factory=dict)


class Link(Protocol):
    """One open conversation with one device. Characteristics are lower-case 128-bit UUIDs."""

    @property
    def address(self) -> str: ...

    async def read(self, characteristic: str) -> bytes:
        """The value; raises `LinkLost`, `Missing` or `Refused`."""

    async def write(self, characteristic: str, value: bytes) -> None:
        """Write with response; raises `LinkLost`, `Missing` or `Refused`."""

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        """Deliver every frame from now on to `handler`; raises `LinkLost`, `Missing`, `Refused`."""

    async def closed(self) -> None:
        """Return once the link is gone, whoever ended it."""

    async def close(self) -> None:
        """End the link. Closing twice is allowed."""


@runtime_checkable
class MayPair(Protocol):
    """A link to a device that can be paired with. A simulated one need not be."""

    async def pair(self, number: Callable[[], Awaitable[int]] | None = None) -> None:
        """Pair once; `number` asks somebody for the one that the device shows, where it wants that.
        Raises `LinkLost` or `Refused`."""


class Radio(Protocol):
    """What can hear and open devices."""

    def scan(self) -> AsyncIterator[Advertisement]:
        """Advertisements as they are heard, until the iterator is closed."""

    async def open(self, address: str) -> Link:
        """Connect; raises `Unreachable`."""


def uuid(short: int) -> str:
    """The full UUID of a 16-bit Bluetooth SIG number."""
    return f"0000{short:04x}-0000-1000-8000-00805f9b34fb"
