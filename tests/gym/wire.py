"""A link that can be cut: a small TCP proxy on loopback."""

import asyncio
from threading import Thread
from types import TracebackType


class Wire:
    """Passes bytes on to a port until it is cut, at once or after some bytes of the answers."""

    def __init__(self, to: int) -> None:
        self._to, self.port = to, 0
        self._loop = asyncio.new_event_loop()
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._whole, self._left = True, -1
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> "Wire":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self, after_bytes: int = 0) -> None:
        """Everything ends, and nobody gets through; after so many bytes of the next answers."""
        self._left = after_bytes
        if not after_bytes:
            asyncio.run_coroutine_threadsafe(self._drop(), self._loop).result()

    def mend(self) -> None:
        """New connections pass again."""
        self._whole, self._left = True, -1

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _end(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._drop()
        await asyncio.sleep(0.05)
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _drop(self) -> None:
        self._whole = False
        for writer in list(self._open):
            writer.transport.abort()
        self._open.clear()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._whole:
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        both = (self._copy(reader, far_writer, False), self._copy(far_reader, writer, True))
        await asyncio.gather(*both)
        self._open -= {writer, far_writer}

    async def _copy(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: bool
    ) -> None:
        try:
            while some := await reader.read(65536):
                if answers and self._left >= 0:
                    self._left -= len(some)
                    if self._left < 0:
                        await self._drop()
                        return
                writer.write(some)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.transport.abort()
