"""A belt with a vice, on the stand-in's air: it moves, tells and obeys as badly as real ones."""

import asyncio

from kiosk.devices import treadmill
from kiosk.radio.monotonic import MonotonicClock
from tests.on_bus.bench import BELT_ADDRESS
from tests.on_bus.room import BELT, Plain, PlainLink

FASTER = 4
"""So much faster than life: a guard waits five seconds of movement, and more."""
MOST_AT_ONCE_US = 200_000
TICK_S = 0.25
RANGE = bytes.fromhex("500008070a00")


class FasterClock:
    """Kiosk time that hurries, and stands still while nobody looks at it: a machine that is busy
    elsewhere for a second makes no belt silent for four."""

    def __init__(self) -> None:
        self._clock = MonotonicClock()
        self._seen_us = self._clock.now_us()
        self._now_us = 0

    def now_us(self) -> int:
        seen_us = self._clock.now_us()
        self._now_us += min((seen_us - self._seen_us) * FASTER, MOST_AT_ONCE_US)
        self._seen_us = seen_us
        return self._now_us

    async def sleep_until(self, at_us: int) -> None:
        while (left_us := at_us - self.now_us()) > 0:
            await asyncio.sleep(min(left_us, MOST_AT_ONCE_US / 2) / 1e6 / FASTER)


class _Controlled(PlainLink):
    """Hands what is written to its belt."""

    def __init__(self, belt: "VicedBelt") -> None:
        super().__init__(belt.address, {treadmill.SPEED_RANGE: RANGE})
        self._belt = belt

    async def write(self, characteristic: str, value: bytes) -> None:
        await super().write(characteristic, value)
        self._belt.obey(self, value)


class VicedBelt(Plain):
    """`live` moves it and lets it tell its speed four times a second."""

    def __init__(self, vice: str = "") -> None:
        super().__init__(BELT_ADDRESS, "Belt", BELT)
        self.vice = vice
        self.kmh = self.wanted_kmh = self.incline_pct = self.metres = 0.0
        self.running = False

    async def _open_plain(self) -> PlainLink:
        self.links.append(_Controlled(self))
        return self.now

    def start(self, kmh: float) -> None:
        """Somebody at the console."""
        self.running, self.wanted_kmh = True, kmh

    async def live(self) -> None:
        while True:
            await asyncio.sleep(TICK_S / FASTER)
            goal = self.wanted_kmh if self.running else 0.0
            self.kmh += max(-0.25, min(0.25, goal - self.kmh))
            self.metres += self.kmh / 3.6 * TICK_S
            if self.link is not None:
                self._tell(self.now)

    def _tell(self, link: PlainLink) -> None:
        speed, incline = round(self.kmh * 100), round(self.incline_pct * 10)
        frame = b"\x0c\x00" + speed.to_bytes(2, "little") + int(self.metres).to_bytes(3, "little")
        link.send(treadmill.DATA, frame + incline.to_bytes(2, "little") + b"\xff\x7f")
        if self.vice == "tells its ramp":
            link.send(treadmill.STATUS, b"\x05" + speed.to_bytes(2, "little"))

    def obey(self, link: PlainLink, frame: bytes) -> None:
        number = int.from_bytes(frame[1:3], "little")
        match frame[0], self.vice:
            case ((0x02 | 0x03), "deaf"):
                pass  # says yes and does nothing
            case 0x02, _:
                self.wanted_kmh = number / 100 * (1.609 if self.vice == "miles" else 1.0)
            case 0x03, _:
                self.incline_pct = number / 10
                if self.vice == "incline resets speed":
                    self.wanted_kmh = 3.0
            case 0x07 | 0x08, "toggles":
                self.running = not self.running
            case 0x08, _:
                self.running = False
        refused = self.vice == "refuses speed" and frame[0] == 0x02
        link.send(treadmill.CONTROL_POINT, bytes([0x80, frame[0], 4 if refused else 1]))

    @property
    def ops(self) -> list[int]:
        """What was written, on all links."""
        return [value[0] for link in self.links for _, value in link.written]
