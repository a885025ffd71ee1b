"""Staff beside an empty belt: what is asked, what is written, and who does not pass."""

import asyncio
from dataclasses import dataclass, field

import pytest

from kiosk.devices.treadmill import CONTROL_POINT, INCLINE_RANGE, SPEED_RANGE
from kiosk.devices.treadmill.commission import NotFit, Told
from kiosk.devices.treadmill.commissioning import TRIALS_KMH, Ask, Found, examine
from kiosk.simulator.clock import FastClock
from kiosk.simulator.link import VirtualLink
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.treadmill import Treadmill

ADDRESS = "F0:00:00:00:00:01"


class Vicious(Treadmill):
    """The simulator's belt, with something wrong about it."""

    vice = ""

    def values(self) -> dict[str, bytes]:
        values = dict(super().values())
        if self.vice == "no range":
            del values[SPEED_RANGE]
        if self.vice == "empty range":
            values[SPEED_RANGE] = bytes(6)
        if self.vice in ("no incline", "miles"):
            del values[INCLINE_RANGE]
        return values

    def _obey(self, op: int, rest: bytes, now_s: float) -> int:
        if self.vice == "deaf" and op == 0x02:
            return 1
        if self.vice == "miles" and op == 0x02:
            rest = round(int.from_bytes(rest, "little") * 1.609).to_bytes(2, "little")
        if self.vice == "refuses" and op == 0x02:
            return 5
        if self.vice == "does not stop" and op == 0x08:
            return 1
        return super()._obey(op, rest, now_s)

    @property
    def notified(self) -> frozenset[str]:
        hidden = {CONTROL_POINT} if self.vice == "no control point" else set()
        return self._notified - hidden

    @notified.setter
    def notified(self, notified: frozenset[str]) -> None:
        self._notified = notified


@dataclass
class Somebody:
    """Staff that answer as they should, but for `says`."""

    belt: Treadmill
    clock: FastClock
    says: dict[Ask, object] = field(default_factory=dict)
    asked: list[Ask] = field(default_factory=list)
    shown: list[Told] = field(default_factory=list)

    async def confirm(self, ask: Ask) -> bool:
        self.asked.append(ask)
        if ask is Ask.START and self.says.get(ask, True):
            self.belt._belt.start(self.clock.now_us() / 1e6, 2 / 3.6)
        return bool(self.says.get(ask, ask is not Ask.MILES))

    async def number(self, ask: Ask) -> float:
        self.asked.append(ask)
        true_kmh = self.belt._belt.speed_mps(self.clock.now_us() / 1e6) * 3.6
        usual = {Ask.CONSOLE: true_kmh, Ask.MOST: 14.0, Ask.MOST_INCLINE: 6.0}[ask]
        return float(self.says.get(ask, usual))  # type: ignore[arg-type]

    def show(self, line: str) -> None:
        self.shown.append(line)


def commission(
    vice: str = "", says: dict[Ask, object] | None = None
) -> tuple[Found | NotFit, Vicious, Somebody]:
    async def within() -> tuple[Found | NotFit, Vicious, Somebody]:
        clock = FastClock()
        belt = Vicious(ADDRESS, "Belt", VirtualMember())
        belt.vice = vice
        staff = Somebody(belt, clock, says or {})
        link = VirtualLink(belt, clock)
        try:
            return await examine(link, clock, staff), belt, staff
        except NotFit as reason:
            return reason, belt, staff
        finally:
            await link.close()

    return asyncio.run(within())


def ops(belt: Treadmill) -> list[int]:
    return [frame[0] for frame in belt.written]


def test_an_honest_belt_passes_and_what_it_did_is_kept() -> None:
    found, belt, staff = commission()
    assert isinstance(found, Found)
    assert (found.belt.address, found.belt.most_kmh) == (ADDRESS, 14.0)
    assert (found.belt.most_incline_pct, found.belt.incline_step_pct) == (6.0, 0.5)
    assert [trial.commanded_kmh for trial in found.trials] == list(TRIALS_KMH)
    assert all(abs(t.measured_kmh - t.commanded_kmh) < 0.11 for t in found.trials)
    assert 0 < found.stop_s < 30
    assert staff.asked == [
        *(Ask.EMPTY, Ask.INCLINE, Ask.START, Ask.CONSOLE, Ask.MILES, Ask.STOPPED),
        *(Ask.MOST, Ask.MOST_INCLINE),
    ]
    assert ops(belt)[0] == 0x00
    assert set(ops(belt)) == {0x00, 0x02, 0x03, 0x08}
    assert ops(belt).count(0x08) == 1
    assert max(int.from_bytes(f[1:3], "little") for f in belt.written if f[0] == 2) <= 500
    assert len(found.writes) >= len(belt.written)
    assert len(staff.shown) == 1 + len(TRIALS_KMH) + 2 + 1


@pytest.mark.parametrize(
    ("vice", "reason", "written"),
    [
        ("no range", "does not say its speed range", set()),
        ("empty range", "does not say its speed range", set()),
        ("no control point", "no control point", set()),
        ("refuses", "refused", {0, 2}),
        ("deaf", "did not", {0, 2, 8}),
        ("miles", "faster than told", {0, 2, 8}),
        ("does not stop", "did not stop", {0, 2, 3, 8}),
    ],
)
def test_who_does_not_pass(vice: str, reason: str, written: set[int]) -> None:
    found, belt, _ = commission(vice)
    assert isinstance(found, NotFit)
    assert reason in str(found)
    assert set(ops(belt)) <= written
    assert 0x07 not in ops(belt)


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ({Ask.EMPTY: False}, "must be empty"),
        ({Ask.START: False}, "not started"),
        ({Ask.CONSOLE: 8.0}, "the console shows 8.0"),
        ({Ask.MILES: True}, "the console shows"),
        ({Ask.STOPPED: False}, "did not see it stop"),
        ({Ask.MOST: 0.5}, "nothing is left"),
    ],
)
def test_staff_have_the_last_word(says: dict[Ask, object], reason: str) -> None:
    found, _, _ = commission(says=says)
    assert isinstance(found, NotFit)
    assert reason in str(found)


def test_quirk_3_a_console_in_miles_and_a_belt_that_says_kilometres_agree() -> None:
    says = {Ask.MILES: True, Ask.CONSOLE: 5.0 / 1.609344}
    assert isinstance(commission(says=says)[0], Found)


def test_quirk_3_telemetry_in_miles_called_kilometres_is_caught() -> None:
    """The console shows 8 km/h while it says 5: everything it says is of another unit."""
    assert isinstance(commission(says={Ask.CONSOLE: 5.0 * 1.609})[0], NotFit)


def test_quirk_10_without_an_incline_motor_nobody_is_asked_about_it() -> None:
    found, belt, staff = commission("no incline")
    assert isinstance(found, Found)
    assert found.belt.most_incline_pct is None
    assert Ask.INCLINE not in staff.asked
    assert 0x03 not in ops(belt)


@pytest.mark.parametrize("after_s", [0.05, 1.0, 15.0, 30.0, 50.0])
def test_a_link_lost_at_any_moment_ends_it_and_nothing_more_is_written(after_s: float) -> None:
    async def within() -> tuple[NotFit, int, int]:
        clock = FastClock()
        belt = Vicious(ADDRESS, "Belt", VirtualMember())
        link = VirtualLink(belt, clock)
        ending = asyncio.ensure_future(drop(link, clock, after_s))
        with pytest.raises(NotFit) as failed:
            await examine(link, clock, Somebody(belt, clock))
        written = len(belt.written)
        await clock.sleep_until(clock.now_us() + 30_000_000)
        await ending
        return failed.value, written, len(belt.written)

    reason, before, after = asyncio.run(within())
    assert before == after
    assert str(reason)


async def drop(link: VirtualLink, clock: FastClock, after_s: float) -> None:
    await clock.sleep_until(round(after_s * 1e6))
    link.drop()
