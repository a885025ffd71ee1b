"""`Link` over bleak: one connected device, with errors a caller can tell apart."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bleak import BleakClient
from bleak.args.bluez import BlueZNotifyArgs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.exc import (
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
)

from kiosk.devices.link import FrameHandler, LinkLost, Missing, Refused, Unanswered
from kiosk.radio.pairing import Number, pair

T = TypeVar("T")
log = logging.getLogger(__name__)

CLOSE_S = 5.0
"""`disconnect` takes two seconds on real BlueZ, and for ever when bluetoothd has died."""
ANSWER_S = 5.0
"""The device answers within milliseconds or not at all; ATT itself would wait for 30 s."""
PAIR_S = 35.0
"""Somebody may have to press a key on the console; the protocol itself gives up after 30 s."""
_UNUSABLE_CODES = {0x02, 0x03, 0x06}
"""Read, write not permitted; request not supported."""
_BY_SOCKET: BlueZNotifyArgs = {"use_start_notify": False}
_NOT_PERMITTED = "org.bluez.Error.NotPermitted"
_UNUSABLE = {"org.bluez.Error.NotSupported", _NOT_PERMITTED}
INSUFFICIENT_AUTHENTICATION = 0x05


class BleakLink:
    """One open conversation. All frames are stamped in the callback, where they arrive."""

    def __init__(
        self, address: str, now_us: Callable[[], int], streams: frozenset[str] = frozenset()
    ) -> None:
        """`streams` are the characteristics too fast for D-Bus signals: they get a socket."""
        self.address = address
        self._now_us = now_us
        self._streams = streams
        self._client: BleakClient | None = None
        self._path = ""
        self._gone = asyncio.Event()
        self._lost = False

    def attach(self, client: BleakClient, path: str) -> None:
        """Speak through this connected client; `path` is BlueZ's word for the device."""
        self._client, self._path = client, path

    def lost(self) -> None:
        """The link is gone: the device closed it, or there is no radio any more."""
        self._lost = True
        self._gone.set()

    async def read(self, characteristic: str) -> bytes:
        client = self._open()
        return bytes(await self._asked(characteristic, client.read_gatt_char(characteristic)))

    async def write(self, characteristic: str, value: bytes) -> None:
        client = self._open()
        writing = client.write_gatt_char(characteristic, value, response=True)
        await self._asked(characteristic, writing)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        client = self._open()

        def heard(_: BleakGATTCharacteristic, frame: bytearray) -> None:
            at_us = self._now_us()
            if not self._gone.is_set():
                handler(at_us, bytes(frame))

        if characteristic in self._streams:
            by_socket = client.start_notify(characteristic, heard, bluez=_BY_SOCKET)
            with contextlib.suppress(Missing, Refused):
                return await self._asked(characteristic, by_socket)
            log.info("%s: no socket for %s, using signals", self.address, characteristic)
        return await self._asked(characteristic, client.start_notify(characteristic, heard))

    async def pair(self, number: Number | None = None) -> None:
        """Pair once, for a belt that demands it; staff do this at commissioning. Sensors never are.
        Raises `LinkLost` or `Refused`."""
        self._open()
        await self._asked("pairing", pair(self._path, number), PAIR_S)

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        """At once where the link is lost: a client whose bluetoothd died takes seconds to end, and
        the radio sees to that meanwhile."""
        self._gone.set()
        if not self._lost:
            await self.bury()

    async def bury(self) -> None:
        """End the client, however long it takes."""
        client, self._client = self._client, None
        if client is None:
            return
        try:
            async with asyncio.timeout(CLOSE_S):
                await client.disconnect()
        except (BleakError, OSError, EOFError) as error:
            log.info("%s: closed without an answer: %r", self.address, error)

    def _open(self) -> BleakClient:
        if self._gone.is_set() or self._client is None:
            raise LinkLost(self.address, "the link is gone")
        return self._client

    async def _asked(
        self, characteristic: str, asking: Awaitable[T], within_s: float = ANSWER_S
    ) -> T:
        """The answer, or an error that says whether link, characteristic or device is to blame."""
        try:
            async with asyncio.timeout(within_s):
                return await asking
        except BleakCharacteristicNotFoundError as error:
            raise Missing(self.address, f"has no {characteristic}") from error
        except BleakGATTProtocolError as error:
            if error.code in _UNUSABLE_CODES:
                raise Missing(self.address, f"{characteristic}: {error}") from error
            raise Refused(self.address, f"{characteristic}: {error}", error.code) from error
        except TimeoutError as error:
            raise Unanswered(self.address, f"{characteristic}: no answer") from error
        except (BleakError, OSError, EOFError, AssertionError) as error:
            # bleak has many words for a link that is gone, assertions among them
            if self._alive() and isinstance(error, BleakDBusError):
                if _unpaired(error):
                    code = INSUFFICIENT_AUTHENTICATION
                    raise Refused(self.address, f"{characteristic}: {error}", code) from error
                if error.dbus_error in _UNUSABLE:
                    raise Missing(self.address, f"{characteristic}: {error}") from error
                raise Refused(self.address, f"{characteristic}: {error}") from error
            raise LinkLost(self.address, f"{characteristic}: {error!r}") from error

    def _alive(self) -> bool:
        return not self._gone.is_set() and self._client is not None and self._client.is_connected


def _unpaired(error: BleakDBusError) -> bool:
    """Whether the device wants to be paired: BlueZ tells it by a word, not by the code."""
    return error.dbus_error == _NOT_PERMITTED and "Not paired" in (error.dbus_error_details or "")
