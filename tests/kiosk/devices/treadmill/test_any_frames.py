"""A commissioned belt that says anything at all, byte by byte, to a member who taps anything.

The judge reads the bytes by itself: whatever was made of them, nothing may be written but what the
safety page allows, and nothing on the word of a belt that does not say that it runs."""

import asyncio
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.treadmill import CONTROL_POINT, DATA, SPEED_RANGE, STATUS
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import Door
from kiosk.devices.treadmill.driving import stream
from tests.kiosk.devices.conftest import ScriptedLink

LEAST, MOST, STEEPEST = 80, 1400, 100
"""In counts of the wire, as the judge reads them."""
FRESH_US = 1_500_000

SPEED = st.sampled_from(
    [0, 79, 80, 300, 590, 600, 620, 650, 700, 1400, 3001, 0xFFFF]
) | st.integers(0, 0xFFFF)
RECORD = st.builds(lambda raw: b"\0\0" + raw.to_bytes(2, "little"), SPEED)
TELLS = st.one_of(
    st.just(b"\0\0\x58\x02"),
    RECORD,
    st.binary(max_size=20),
    st.builds(lambda rest: b"\x0c\0\x58\x02" + rest, st.binary(max_size=7)),
    st.builds(lambda rest: b"\x0d\0" + rest, st.binary(max_size=7)),
)
CODES = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 8, 0xFF])
ANSWERS = st.builds(lambda op, result: bytes([0x80, op, result]), CODES, st.integers(0, 6))
OBEYS = st.just(("obeys", 0.0))
EVENT = st.one_of(
    *[OBEYS] * 6,
    st.tuples(st.just(DATA), TELLS),
    st.tuples(st.just(DATA), st.just(b"\0\0\0\0")),
    st.tuples(
        st.just(STATUS), st.builds(lambda a, b: bytes([a]) + b, CODES, st.binary(max_size=3))
    ),
    st.tuples(st.just(CONTROL_POINT), ANSWERS | st.binary(max_size=4)),
    *[st.tuples(st.just("speed"), st.floats(0, 8) | st.floats(0, 25))] * 2,
    *[st.tuples(st.just("incline"), st.floats(-5, 20))] * 2,
    st.tuples(st.sampled_from(["begin", "stop", "finish", "nothing"]), st.just(0.0)),
)
STEPS = st.lists(st.tuples(EVENT, st.sampled_from([100_000, 400_000, 1_000_000])), max_size=60)


@dataclass
class Judge(ScriptedLink):
    """A link that knows what the belt last said of its speed, and sees every write."""

    now_us: int = 0
    said: tuple[int, int] | None = None
    """When, and how fast."""
    wrong: list[tuple[str, int, int]] = field(default_factory=list)
    """What should not have been written, how fast it last said to run, and how long ago."""
    stood: bool = False
    """After it was asked for control it said once that it stands: nothing may follow."""
    incline: int = 0
    speed: int = 600
    doors: list[Door | None] = field(default_factory=lambda: [None])

    def __post_init__(self) -> None:
        spans = {SPEED_RANGE: bytes.fromhex("5000 0807 0a00"), DATA: b"", STATUS: b""}
        super().__init__({**spans, CONTROL_POINT: b""})

    def tell(self, characteristic: str, frame: bytes) -> None:
        if characteristic == DATA and len(frame) >= 4 and not frame[0] & 1:
            raw = int.from_bytes(frame[2:4], "little")
            self.said = (self.now_us, raw) if raw <= 3000 else self.said
            self.stood = self.stood or (raw == 0 and bool(self.written))
        self.send(characteristic, self.now_us, frame)

    async def write(self, characteristic: str, value: bytes) -> None:
        await super().write(characteristic, value)
        at_us, raw = self.said or (0, 0)
        runs = raw > 0 and not self.stood and self.now_us - at_us <= FRESH_US
        number = int.from_bytes(value[1:], "little", signed=value[0] == 3)
        allowed = {0: value == b"\0", 8: value == b"\x08\x01"}
        allowed |= {2: LEAST <= number <= MOST, 3: 0 <= number <= STEEPEST}
        self.speed = number if value[0] == 2 else self.speed
        self.incline = number if value[0] == 3 else self.incline
        if characteristic != CONTROL_POINT or not (runs and allowed.get(value[0], False)):
            self.wrong.append((value.hex(), raw, self.now_us - at_us))

    def obey(self) -> None:
        """Say that the last order was taken, and tell what came of it."""
        if self.written:
            self.tell(CONTROL_POINT, b"\x80" + self.written[-1][1][:1] + b"\x01")
        tilt = self.incline.to_bytes(2, "little", signed=True)
        self.tell(DATA, b"\x08\0" + self.speed.to_bytes(2, "little") + tilt + b"\0\0")

    def tap(self, what: str, value: float) -> None:
        door = self.doors[-1]
        if door is None:
            return
        guard = door.guard
        match what:
            case "obeys":
                self.obey()
            case "begin":
                guard.begin(self.now_us, "member")
            case "speed":
                guard.want_speed(self.now_us, value, tapped=True)
            case "incline":
                guard.want_incline(self.now_us, value, tapped=True)
            case "stop":
                guard.stop(self.now_us)
            case "finish":
                guard.finish(self.now_us, "left the screen")

    async def turn(self) -> None:
        if (door := self.doors[-1]) is not None:
            door.turn(self.now_us)
        for _ in range(3):
            await asyncio.sleep(0)


async def _live(judge: Judge, steps: list[tuple[tuple[str, object], int]]) -> None:
    belt = Commissioned(judge.address, LEAST / 100, MOST / 100, 3.0, STEEPEST / 10, 0.5)
    talking = asyncio.ensure_future(stream(judge, lambda sample: None, belt, judge.doors.append))
    for _ in range(5):
        await asyncio.sleep(0)
    for (what, value), us in steps:
        judge.now_us += us
        if isinstance(value, bytes):
            judge.tell(what, value)
        elif isinstance(value, float):
            judge.tap(what, value)
        await judge.turn()
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)


HELD = [
    *[(("obeys", 0.0), 1_000_000)] * 8,
    (("begin", 0.0), 100_000),
    (("obeys", 0.0), 100_000),
]


def test_the_way_into_control_is_open() -> None:
    """Else the rest would judge nothing."""
    judge = Judge()
    wish: list[tuple[tuple[str, object], int]] = [(("speed", 6.5), 100_000)]
    asyncio.run(_live(judge, [*HELD, *wish]))
    assert [value.hex() for _, value in judge.written] == ["00", "028a02"]


@settings(max_examples=400)
@given(
    steps=STEPS,
    speed=st.sampled_from([600, 120, 1380]),
    incline=st.sampled_from([0, 0, 50, 150, -20]),
)
def test_rule_8_whatever_it_says_only_what_is_allowed_is_written(
    steps: list[tuple[tuple[str, object], int]], speed: int, incline: int
) -> None:
    judge = Judge(speed=speed, incline=incline)
    asyncio.run(_live(judge, [*HELD, *steps]))
    assert judge.wrong == []
