"""The room's devices, seen from the guest: what they know is told from the host."""

import asyncio
import json
from typing import Self


class FarDevice:
    """The face of the light bench's `Plain`, a little late."""

    def __init__(self, room: "FarRoom", name: str, address: str) -> None:
        self.address, self.name = address, name
        self.connections = 0
        self.written: list[tuple[str, bytes]] = []
        self.link: Self | None = None
        """None while nobody is connected."""
        self.sent = 0
        self._room = room
        self._in_range = True

    @property
    def now(self) -> Self:
        return self

    @property
    def in_range(self) -> bool:
        return self._in_range

    @in_range.setter
    def in_range(self, in_range: bool) -> None:
        self._in_range = in_range
        self._room.tell("range", self.name, in_range)

    def send(self, characteristic: str, frame: bytes) -> None:
        self._room.tell("send", self.name, characteristic, frame.hex())

    def drop(self) -> None:
        self._room.tell("drop", self.name)

    def told(self, news: dict[str, object]) -> None:
        """The newest state."""
        self.link = self if news["connected"] else None
        self.connections = int(str(news["connections"]))
        self.sent = int(str(news["sent"]))
        written = news["written"]
        assert isinstance(written, list)
        self.written = [(uuid, bytes.fromhex(value)) for uuid, value in written]


class FarRoom:
    """One room on the host, gone when this is closed."""

    def __init__(self) -> None:
        self.devices: dict[str, FarDevice] = {}
        self._writer: asyncio.StreamWriter | None = None
        self._reading: asyncio.Task[None] | None = None

    async def enter(self, kind: str, host: str, port: int) -> Self:
        reader, self._writer = await asyncio.open_connection(host, port)
        self._writer.write(json.dumps(kind).encode() + b"\n")
        first = json.loads(await reader.readline())
        for name in first:
            self.devices[name] = FarDevice(self, name, first[name]["address"])
        self._reading = asyncio.ensure_future(self._read(reader))
        return self

    def tell(self, verb: str, *arguments: object) -> None:
        assert self._writer is not None
        self._writer.write(json.dumps({verb: arguments}).encode() + b"\n")

    async def leave(self) -> None:
        if self._writer is not None and self._reading is not None:
            self._reading.cancel()
            self._writer.close()
            await asyncio.gather(self._reading, self._writer.wait_closed(), return_exceptions=True)

    async def _read(self, reader: asyncio.StreamReader) -> None:
        while line := await reader.readline():
            for name, news in json.loads(line).items():
                self.devices[name].told(news)
