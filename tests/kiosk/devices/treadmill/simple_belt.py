"""A belt to be guarded: obedient, or with one of the vices seen in the field."""

from dataclasses import dataclass, field

from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.features import Range
from kiosk.devices.treadmill.guard import Control, Guard
from kiosk.devices.treadmill.status import decode_status

TICK_US = 250_000
ADDRESS = "C0:11:22:33:44:01"
COMMISSIONED = Commissioned(ADDRESS, 0.8, 14.0, 3.0, 10.0, 0.5)
SPEED_RANGE = Range(0.8, 18.0, 0.1)
VICES = (
    *("none", "toggles", "miles", "deaf", "runs away", "incline resets speed", "silent answers"),
    *("any command starts it", "toggles, tells late"),
)


@dataclass
class SimpleBelt:
    """Ticks of a quarter second; telemetry once a second. Whatever the guard writes arrives."""

    vice: str = "none"
    guard: Guard = field(init=False)
    at_us: int = 0
    speed: float = 0.0
    wanted: float = 0.0
    incline: float = 0.0
    running: bool = False
    talks: bool = True
    answers: bool = True
    frames: list[tuple[int, bytes, float]] = field(default_factory=list)
    """Everything written: when, what, and the speed that the guard had last been told."""
    told_before: list[int] = field(default_factory=list)
    """When it had last spoken before each of them."""
    lied: bool = False
    """Something was written while it told a speed that it did not have."""
    log: list[Write] = field(default_factory=list)
    told: float = 0.0
    told_metres: float | None = None
    metres: float = 0.0
    frozen: bool = False
    """It repeats what it last said."""
    told_us: int = -(10**9)
    started_by_us: bool = False
    in_flight: int = 0
    most_in_flight: int = 0

    def __post_init__(self) -> None:
        self.link()

    def link(self) -> None:
        """A new link: a new guard; the last one hears, as in `driving`, that its link is gone."""
        self.in_flight = 0
        if hasattr(self, "guard"):
            self.guard.end("the link is gone")
        self.guard = Guard(ADDRESS, SPEED_RANGE, COMMISSIONED, self.log.append)

    def console(self, kmh: float) -> None:
        """Somebody presses start, or another speed."""
        self.running, self.wanted = True, kmh
        code = b"\x05" + round(kmh * 100).to_bytes(2, "little")
        self.guard.status(decode_status(code))

    def console_stop(self) -> None:
        self.running = False
        self.guard.status(decode_status(b"\x02\x01"))

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 1e6 / TICK_US)):
            self.tick()

    def tick(self) -> None:
        self.at_us += TICK_US
        goal = self.wanted if self.running else 0.0
        self.speed += max(-0.25, min(0.25, goal - self.speed))
        self.metres += self.speed / 3.6 * TICK_US / 1e6
        if self.talks and self.at_us % 1_000_000 == 0:
            self.tell()
        frame = self.guard.next(self.at_us)
        if frame is not None:
            self.frames.append((self.at_us, frame, self.told))
            self.told_before.append(self.told_us)
            self.lied |= self.told != self.speed and self.frozen
            self._obey(frame)

    def tell(self) -> None:
        if not self.frozen:
            self.told, self.told_metres = self.speed, self.metres
        self.told_us = self.at_us
        metres = None if self.told_metres is None else int(self.told_metres)
        self.guard.telemetry(self.at_us, round(self.told, 2), self.incline, metres)

    def _obey(self, frame: bytes) -> None:
        stood = not self.running and self.speed == 0
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        if self.vice == "deaf" and frame[0]:
            pass  # says yes and does nothing
        elif frame[0] == 0x02:
            self.wanted = int.from_bytes(frame[1:3], "little") / 100
            if self.vice == "miles":
                self.wanted *= 1.609
            if self.vice == "runs away":
                self.wanted = 18.0
        elif frame[0] == 0x03:
            self.incline = int.from_bytes(frame[1:3], "little", signed=True) / 10
            if self.vice == "incline resets speed":
                self.wanted = 3.0
        elif frame[0] == 0x08:
            self.running = not self.running if self.vice.startswith("toggles") else False
            self.frozen = self.frozen or self.vice == "toggles, tells late"
        if self.vice == "any command starts it" and frame[0] != 0x08:
            self.running = True
        self.started_by_us |= stood and self.running
        if self.answers and self.vice != "silent answers":
            self.in_flight = 0
            self.guard.answer(decode_control_point(bytes([0x80, frame[0], 1])))


def held(vice: str = "none", kmh: float = 6.0) -> SimpleBelt:
    """A running belt under control."""
    belt = SimpleBelt(vice)
    belt.console(kmh)
    belt.run(40)
    assert belt.guard.begin(belt.at_us, "member")
    belt.run(2)
    assert belt.guard.state is Control.HOLDING
    return belt


def ops(belt: SimpleBelt) -> list[int]:
    return [frame[0] for _, frame, _ in belt.frames]
