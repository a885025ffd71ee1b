"""A recording behind the seam of devices/link.py: what was heard is heard again, in that order.

Time stands still between two lines. Nobody's sleep ends but at a tick, as the visit itself moved
on at those moments and no other: so whatever was computed from it is computed again, to the bit.
"""

import asyncio
import heapq
import math
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Iterable
from itertools import count

from kiosk.devices.link import (
    Advertisement,
    FrameHandler,
    Link,
    LinkLost,
    Missing,
    Refused,
    Unanswered,
)
from kiosk.recordings.line import Line, advertisement_of

_SETTLE = 20
"""Turns of the loop in which a conversation takes its next steps."""
_QUIET = 2
Key = tuple[str, str, str]


class RecordedClock:
    """Kiosk time as it was."""

    def __init__(self) -> None:
        self._now_us = 0
        self._order = count()
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []

    def now_us(self) -> int:
        return self._now_us

    async def sleep_until(self, at_us: int) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (at_us, next(self._order), woken))
        await woken

    def be(self, at_us: int) -> None:
        """It is this late now; nobody wakes."""
        self._now_us = at_us

    def wake(self) -> None:
        """Let everybody go whose time has come, in order."""
        while self._sleepers and self._sleepers[0][0] <= self._now_us:
            _, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)


class RecordedRadio:
    """The face of `Radio` over a recording's lines. `play` lets them happen."""

    def __init__(
        self,
        lines: Iterable[Line],
        clock: RecordedClock,
        touched: Callable[[str, float | None], None] = lambda intent, value: None,
    ) -> None:
        self._lines, self._clock, self._touched = lines, clock, touched
        self._listeners: list[asyncio.Queue[Advertisement]] = []
        self._waiting: dict[Key, deque[asyncio.Future[Line]]] = defaultdict(deque)
        self._early: dict[Key, deque[Line]] = defaultdict(deque)
        self._links: dict[str, RecordedLink] = {}
        self._over = False

    async def scan(self) -> AsyncIterator[Advertisement]:
        heard: asyncio.Queue[Advertisement] = asyncio.Queue()
        self._listeners.append(heard)
        try:
            while True:
                yield await heard.get()
        finally:
            self._listeners.remove(heard)

    async def open(self, address: str) -> Link:
        await self.line("opened", address)
        link = RecordedLink(address, self)
        self._links[address] = link
        return link

    async def line(self, what: str, address: str, characteristic: str = "") -> Line:
        """The next line that answers this, at its time; raises `LinkLost` where nothing comes any
        more, for a plug was pulled in the middle of a conversation."""
        key = what, address, characteristic
        if self._early[key]:
            return self._early[key].popleft()
        if self._over:
            raise LinkLost(address, "the recording ended")
        answer: asyncio.Future[Line] = asyncio.get_running_loop().create_future()
        self._waiting[key].append(answer)
        return await answer

    async def play(self) -> None:
        """Let everything happen again, from the first line to the last."""
        await _turns(_SETTLE)  # until everybody listens
        for line in self._lines:
            self._clock.be(line.at_us)
            match line.what:
                case "frame":
                    self._frame(line)
                    await _turns(_QUIET)
                case "tick":
                    self._clock.wake()
                    await _turns(_QUIET)
                case _:
                    self._happen(line)
                    await _turns(_SETTLE)
        self._over = True

    def _happen(self, line: Line) -> None:
        match line.what, line.words:
            case "heard", _:
                if (said := advertisement_of(line)) is not None:
                    for listener in self._listeners:
                        listener.put_nowait(said)
            case "touch", (intent, *value):
                self._touched(intent, _number(value[0]) if value else None)
            case "closed", (address,):
                link = self._links.pop(address, None)
                if link is not None:
                    link.end()
                for key in [key for key in self._early if key[1] == address]:
                    del self._early[key]
            case "opened", (address,):
                self._answer(("opened", address, ""), line)
            case (("missing" | "refused" | "lost" | "unanswered"), (address, characteristic, *_)):
                for asked in ("read", "wrote", "subscribed"):
                    if self._waiting[asked, address, characteristic]:
                        self._answer((asked, address, characteristic), line)
            case _, (address, characteristic, *_):
                self._answer((line.what, address, characteristic), line)

    def _frame(self, line: Line) -> None:
        if len(line.words) == 3 and line.words[0] in self._links:
            address, characteristic, data = line.words
            self._links[address].deliver(characteristic, line.at_us, _frame(data))

    def _answer(self, key: Key, line: Line) -> None:
        waiting = self._waiting[key]
        while waiting:
            answer = waiting.popleft()
            if not answer.done():
                answer.set_result(line)
                return
        self._early[key].append(line)


class RecordedLink:
    """One link, as it was answered."""

    def __init__(self, address: str, radio: RecordedRadio) -> None:
        self.address = address
        self._radio = radio
        self._handlers: dict[str, FrameHandler] = {}
        self._gone = asyncio.Event()

    async def read(self, characteristic: str) -> bytes:
        line = await self._answered("read", characteristic)
        return _frame(line.words[2]) if len(line.words) > 2 else b""

    async def write(self, characteristic: str, value: bytes) -> None:
        await self._answered("wrote", characteristic)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        self._handlers[characteristic] = handler
        await self._answered("subscribed", characteristic)

    async def closed(self) -> None:
        await self._gone.wait()

    async def close(self) -> None:
        self.end()

    def deliver(self, characteristic: str, at_us: int, frame: bytes) -> None:
        if characteristic in self._handlers and not self._gone.is_set():
            self._handlers[characteristic](at_us, frame)

    def end(self) -> None:
        self._gone.set()

    async def _answered(self, what: str, characteristic: str) -> Line:
        """The recorded answer; the link may end before it comes."""
        asking = asyncio.ensure_future(self._radio.line(what, self.address, characteristic))
        ending = asyncio.ensure_future(self._gone.wait())
        try:
            await asyncio.wait({asking, ending}, return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                raise LinkLost(self.address, "the recorded link ended")
            line = asking.result()
        finally:
            asking.cancel()
            ending.cancel()
        match line.what:
            case "missing":
                raise Missing(self.address, f"had no {characteristic}")
            case "refused":
                code = _number(line.words[3]) if len(line.words) > 3 else None
                why = f"refused {characteristic}"
                raise Refused(self.address, why, None if code is None else int(code))
            case "lost":
                raise LinkLost(self.address, "was lost here")
            case "unanswered":
                raise Unanswered(self.address, f"{characteristic}: was not answered")
        return line


def _number(text: str) -> float | None:
    try:
        number = int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _frame(text: str) -> bytes:
    try:
        return bytes.fromhex("" if text == "-" else text)
    except ValueError:
        return b""  # a damaged line says nothing


async def _turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)
