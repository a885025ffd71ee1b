"""The host's side: bumble's devices, the adapter's other end, and a door for the guest's tests.

Each connection to the door is one room: it names the room, and when it closes the room is gone.
"""

import asyncio
import json
from typing import Any

from tests.on_air.air import Adapter, Air
from tests.on_air.contents import ROOMS, Contents
from tests.on_air.transmitter import Transmitter
from tests.on_bus.peripheral import Peripheral
from tests.on_bus.room import Plain

NEWS_EVERY_S = 0.01
LEAVING_S = 10.0
"""At most, for whoever was here when the guest went off."""


class Host:
    """Serves the guest's adapter and its tests until closed."""

    def __init__(self) -> None:
        self.air = Air()
        self._adapter: Adapter | None = None
        self._servers: list[asyncio.Server] = []
        self._here: set[asyncio.Task[None]] = set()

    async def serve(self) -> tuple[int, int]:
        """The ports of the adapter and of the door, on the loopback."""
        adapter = await asyncio.start_server(self._plugged, "127.0.0.1", 0)
        door = await asyncio.start_server(self._entered, "127.0.0.1", 0)
        self._servers += adapter, door
        return adapter.sockets[0].getsockname()[1], door.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Once the guest is off: nobody else comes in, and who was here has left."""
        for server in self._servers:
            server.close()
        if self._here:
            await asyncio.wait(self._here, timeout=LEAVING_S)

    def _stays(self) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self._here.add(task)
        task.add_done_callback(self._here.discard)

    async def _plugged(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The guest's adapter is there as long as its connection."""
        self._stays()
        adapter = self._adapter = Adapter(self.air, writer.write)
        while data := await _some(reader):
            adapter.feed(data)
        adapter.vanish()
        writer.close()

    async def _entered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._stays()
        kind = json.loads(await reader.readline())
        room = InRoom(self.air, writer, ROOMS[kind]())
        try:
            await room.live(reader)
        finally:
            await room.leave()
            writer.close()


async def _some(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read(65536)
    except ConnectionError:
        return b""


class InRoom:
    """One room: obeys what the guest says, and tells what happens."""

    def __init__(self, air: Air, writer: asyncio.StreamWriter, contents: Contents) -> None:
        self._writer, self._contents = writer, contents
        self._transmitters = {p.name + p.address: Transmitter(air, p) for p in contents.devices}
        running = [t.run() for t in self._transmitters.values()]
        self._tasks = [asyncio.ensure_future(w) for w in (*running, self._tell())]
        self._living = asyncio.ensure_future(contents.live())

    async def live(self, reader: asyncio.StreamReader) -> None:
        while line := await _line(reader):
            for verb, arguments in json.loads(line).items():
                await getattr(self, f"_on_{verb}")(*arguments)

    async def leave(self) -> None:
        """Off the air at once, as if all were switched off."""
        for transmitter in self._transmitters.values():
            transmitter.leave()
        tasks = [*self._tasks, self._living]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._contents.close()

    def _peripheral(self, name: str) -> Peripheral:
        return next(p for p in self._contents.devices if p.name == name)

    async def _on_send(self, name: str, characteristic: str, frame: str) -> None:
        plain = self._peripheral(name)
        if isinstance(plain, Plain) and plain.link is not None:
            plain.now.send(characteristic, bytes.fromhex(frame))

    async def _on_drop(self, name: str) -> None:
        peripheral = self._peripheral(name)
        await self._transmitters[name + peripheral.address].drop()

    async def _on_range(self, name: str, in_range: bool) -> None:
        self._peripheral(name).in_range = in_range

    async def _on_hush(self) -> None:
        """Nobody sends by itself any more; the links stay."""
        self._living.cancel()

    async def _on_speak(self) -> None:
        self._living.cancel()
        self._living = asyncio.ensure_future(self._contents.live())

    async def _on_reset(self) -> None:
        self._contents.reset()

    async def _on_console(self, speed_mps: float) -> None:
        self._contents.console(speed_mps)

    async def _tell(self) -> None:
        """The state of every device, whenever it changed."""
        told: dict[str, Any] = {}
        while True:
            now = {p.name: self._state(p) for p in self._contents.devices}
            if now != told:
                self._writer.write(json.dumps(now).encode() + b"\n")
                told = now
            await asyncio.sleep(NEWS_EVERY_S)

    def _state(self, peripheral: Peripheral) -> dict[str, Any]:
        written = self._contents.written(peripheral)
        return {
            "address": peripheral.address,
            "connected": peripheral.link is not None,
            "connections": peripheral.connections,
            "written": [[characteristic, value.hex()] for characteristic, value in written],
            "sent": self._contents.sent.get(peripheral.name, 0),
        }


async def _line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readline()
    except ConnectionError:
        return b""
