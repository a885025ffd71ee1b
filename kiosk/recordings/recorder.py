"""Writing down everything that reaches the kiosk: frames, answers, touches, ticks of its clock."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import IO, Protocol

from kiosk.devices.link import (
    Advertisement,
    FrameHandler,
    Link,
    LinkError,
    MayPair,
    Missing,
    Radio,
    Refused,
    Unanswered,
)
from kiosk.recordings.line import HEADER, Line, advertisement_words

KINDS: dict[type[LinkError], str] = {
    Missing: "missing",
    Refused: "refused",
    Unanswered: "unanswered",
}
"""Anything else is a lost link."""


class Notes(Protocol):
    """Where a radio and its links write down what goes through them."""

    frames: int
    """How many arrived."""

    def note(self, what: str, *words: str, at_us: int | None = None) -> None:
        """One event, now or at the time that it carries."""


class Recorder:
    """One file. All calls belong to the worker's thread; a full disk ends the recording, not the
    visit."""

    def __init__(self, file: IO[str], now_us: Callable[[], int]) -> None:
        self._file, self._now_us = file, now_us
        self.failure: OSError | None = None
        self.frames = 0
        self._put(HEADER)

    def note(self, what: str, *words: str, at_us: int | None = None) -> None:
        """One event, now or at the time that it carries."""
        self._put(str(Line(self._now_us() if at_us is None else at_us, what, words)))

    def tick(self, at_us: int) -> None:
        """The visit moves on."""
        self.note("tick", at_us=at_us)

    def touch(self, at_us: int, intent: str, value: object) -> None:
        """A touch. Only numbers are written: whatever else it carries is somebody's secret."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        self.note("touch", intent, *((repr(value),) if number else ()), at_us=at_us)

    def beat(self, at_us: int, first_us: int | None, interval_us: int) -> None:
        """Another beat is heard: when, which only the sound card of that day knew."""
        words = () if first_us is None else (str(first_us), str(interval_us))
        self.note("beat", *words, at_us=at_us)

    def visit(self, visit_id: str, started_at: str, program: str, version: int) -> None:
        """A visit was made: the ones that follow it are lived in this order."""
        self.note("visit", visit_id, started_at, program, str(version))

    def close(self) -> None:
        """Finish the file; what finds no room is a failure as any other."""
        try:
            self._file.close()
        except OSError as error:
            self.failure = self.failure or error

    def _put(self, text: str) -> None:
        if self.failure is None and not self._file.closed:
            try:
                self._file.write(text + "\n")
            except OSError as error:
                self.failure = error


class RecordingRadio:
    """The face of `Radio` around another."""

    def __init__(self, radio: Radio, to: Notes) -> None:
        self._radio, self._to = radio, to

    @property
    def trouble(self) -> object | None:
        """Why there is no radio now, where the other one can say."""
        return getattr(self._radio, "trouble", None)

    async def usable(self) -> None:
        usable = getattr(self._radio, "usable", None)
        if usable is not None:
            await usable()

    async def scan(self) -> AsyncIterator[Advertisement]:
        async with aclosing(self._radio.scan()) as heard:  # type: ignore[type-var]
            async for said in heard:
                self._to.note("heard", *advertisement_words(said), at_us=said.seen_us)
                yield said

    async def open(self, address: str) -> Link:
        try:
            link = await self._radio.open(address)
        except LinkError:
            self._to.note("unreachable", address)
            raise
        self._to.note("opened", address)
        return RecordingLink(link, self._to)


class RecordingLink:
    """The face of `Link` around another."""

    def __init__(self, link: Link, to: Notes) -> None:
        self._link, self._to = link, to
        self._closed = False

    @property
    def address(self) -> str:
        return self._link.address

    async def read(self, characteristic: str) -> bytes:
        try:
            value = await self._link.read(characteristic)
        except LinkError as error:
            self._failed("read", characteristic, error)
            raise
        self._to.note("read", self.address, characteristic, value.hex() or "-")
        return value

    async def write(self, characteristic: str, value: bytes) -> None:
        try:
            await self._link.write(characteristic, value)
        except LinkError as error:
            self._failed("wrote", characteristic, error)
            raise
        self._to.note("wrote", self.address, characteristic, value.hex() or "-")

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        def heard(at_us: int, frame: bytes) -> None:
            words = self.address, characteristic, frame.hex() or "-"
            self._to.frames += 1
            self._to.note("frame", *words, at_us=at_us)
            handler(at_us, frame)

        try:
            await self._link.subscribe(characteristic, heard)
        except LinkError as error:
            self._failed("subscribed", characteristic, error)
            raise
        self._to.note("subscribed", self.address, characteristic)

    async def pair(self, number: Callable[[], Awaitable[int]] | None = None) -> None:
        """Pair once, where the link below can; nothing of it is written down."""
        if not isinstance(self._link, MayPair):
            raise Refused(self.address, "has no pairing")
        await self._link.pair(number)

    async def closed(self) -> None:
        await self._link.closed()
        self._ended()

    async def close(self) -> None:
        self._ended()
        await self._link.close()

    def _failed(self, asked: str, characteristic: str, error: LinkError) -> None:
        kind = KINDS.get(type(error), "lost")
        code = getattr(error, "code", None)
        words = () if code is None else (str(code),)
        self._to.note(kind, self.address, characteristic, asked, *words)

    def _ended(self) -> None:
        if not self._closed:
            self._closed = True
            self._to.note("closed", self.address)
