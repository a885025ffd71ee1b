"""The quirks of belts and foot pods over unmodified bleak and the stand-in for BlueZ.

By the numbers of kiosk/devices/README.md. What one frame means is tested in tests/kiosk/devices;
here it goes the whole way, and what is written comes the whole way back.
"""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kiosk.devices import footpod, running_speed, treadmill
from kiosk.devices.kinds import BY_SERVICE, service_of
from kiosk.devices.sample import BeltSample, FootpodSample, Sample
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import by_itself
from kiosk.devices.treadmill.driving import stream
from kiosk.devices.treadmill.guard import Control, Guard
from kiosk.devices.treadmill.status import decode_training_status
from kiosk.devices.which_feet import VOTES
from kiosk.radio.bleak_radio import BleakRadio
from tests.on_bus.bench import BELT_ADDRESS, Bench, hear, run, until
from tests.on_bus.bluez import StandIn
from tests.on_bus.room import FOOTPOD, Plain
from tests.on_bus.viced_belt import FasterClock, VicedBelt

READ: dict[str, tuple[list[str], list[dict[str, object]]]] = {
    "quirk_14_cut_at_20_bytes": (
        ["9e1f51007100d500000000ff7f1e00ffff260097"],
        [{"speed_mps": 0.81 / 3.6, "distance_m": 213, "heart_rate_bpm": None}],
    ),
    "quirk_15_one_record_in_two": (
        ["0101 96", "0000 e803"],
        [{"speed_mps": 10 / 3.6, "heart_rate_bpm": 150}],
    ),
    "quirk_16_no_flags": (["0000 e803"], [{"speed_mps": 10 / 3.6}]),
    "quirk_17_steps_in_bit_13_and_more": (
        ["842501015e01001400000000008b01fa0000", "0000 e803 aabb"],
        [{"steps": 250, "heart_rate_bpm": None}, {"speed_mps": 10 / 3.6, "steps": None}],
    ),
    "quirk_18_energy_without_its_rates": (
        ["8005 e803 0a00 ffff ff 96 2000"],
        [{"heart_rate_bpm": 150}],
    ),
    "quirk_19_flags_without_a_sign": (
        ["8400 e803 000100 0500 0000 00"],
        [{"heart_rate_bpm": None, "distance_m": 256}],
    ),
    "quirk_20_zero_while_the_distance_grows": (
        [f"0400 0000 {n * 30:02x}0000" for n in range(8)],
        [{"speed_mps": 0.0}],
    ),
    "quirk_21_an_incline_of_82_percent": (
        ["0800 e803 3403 0000"],
        [{"speed_mps": 10 / 3.6, "incline_pct": None}],
    ),
    "quirk_22_sentinels": (
        ["9e0492014d027a00008200ff7fab00ff7f1000ffffff4d00"],
        [{"incline_pct": 13.0, "distance_m": 122, "speed_mps": 4.02 / 3.6}],
    ),
    "quirk_27_zeros_on_the_standard_characteristic": (
        ["0400 0000 000000"] * 3,
        [{"speed_mps": 0.0, "distance_m": 0}] * 3,
    ),
    "quirk_31_counters_reset_at_a_pause": (
        [f"0404 e803 {metres:02x}0000 {s:02x}00" for metres, s in ((10, 5), (20, 10), (0, 0))],
        [{"speed_mps": 10 / 3.6, "distance_m": metres} for metres in (10, 20, 0)],
    ),
    "quirk_35_a_pulse_of_255": (["0001 e803 ff"], [{"heart_rate_bpm": None}]),
}


@pytest.mark.parametrize("name", READ)
def test_what_a_belt_tells_arrives_as_it_was_meant(name: str) -> None:
    frames, meant = READ[name]

    async def test(at: Bench) -> None:
        said: list[Sample] = []
        link = await at.radio.open(BELT_ADDRESS)
        listening = asyncio.ensure_future(treadmill.stream(link, said.append))
        await until(lambda: treadmill.DATA in at.belt.now.handlers)
        for frame in frames:
            at.belt.now.send(treadmill.DATA, bytes.fromhex(frame))
        await until(lambda: len(said) >= len(meant))
        for sample, fields in zip(said, meant, strict=False):
            assert isinstance(sample, BeltSample)
            assert {key: getattr(sample, key) for key in fields} == pytest.approx(fields)
        assert at.belt.now.written == [], "quirks 5 and 6: listening writes nothing"
        await link.close()
        await listening

    run(test)


def test_quirk_24_a_training_status_that_says_nothing_costs_nothing() -> None:
    async def test(at: Bench) -> None:
        at.belt.values[treadmill.TRAINING_STATUS] = b""
        link = await at.radio.open(BELT_ADDRESS)
        assert decode_training_status(await link.read(treadmill.TRAINING_STATUS)).status is None

    run(test)


@pytest.mark.parametrize(
    "data", [{}, {treadmill.SERVICE: b"\x01"}, {treadmill.SERVICE: b"\x01\x00\x01"}]
)
def test_quirk_26_a_belt_is_known_whatever_its_service_data(data: dict[str, bytes]) -> None:
    async def test(at: Bench) -> None:
        at.belt.service_data = data
        heard = await hear(at.radio, BELT_ADDRESS)
        assert service_of(heard[BELT_ADDRESS], BY_SERVICE) == treadmill.SERVICE

    run(test)


def test_quirk_32_a_foot_pod_that_counts_one_foot_is_settled_by_the_belt() -> None:
    async def test() -> None:
        plain = Plain("C0:11:22:33:44:09", "Foot pod", FOOTPOD)
        bluez, said = StandIn(plain), list[Sample]()
        await bluez.start()
        async with BleakRadio(find_s=0.5, connect_s=1.0) as radio:
            await radio.first_look()
            link = await radio.open(plain.address)
            talk = footpod.stream(link, said.append, None, lambda now_us: 3.0)
            listening = asyncio.ensure_future(talk)
            await until(lambda: running_speed.MEASUREMENT in plain.now.handlers)
            for _ in range(VOTES + 1):
                plain.now.send(running_speed.MEASUREMENT, bytes.fromhex("00000354"))
            await until(lambda: len(said) > VOTES)
            await link.close()
            await listening
        await bluez.kill()
        first, last = said[0], said[-1]
        assert isinstance(first, FootpodSample)
        assert isinstance(last, FootpodSample)
        assert (first.cadence_spm, last.cadence_spm, last.cadence_raw) == (None, 168.0, 84)

    asyncio.run(asyncio.wait_for(test(), 30))


# --- what is written ------------------------------------------------------------------------------


class Driven:
    """A belt with a vice and the guard at the other end of the bus."""

    def __init__(self, belt: VicedBelt, clock: FasterClock) -> None:
        self.belt, self.clock = belt, clock
        self.guard: Guard | None = None
        self.log: list[Write] = []

    def take(self, guard: Guard | None) -> None:
        self.guard = guard

    def now_us(self) -> int:
        return self.clock.now_us()

    async def wait(self, seconds: float) -> None:
        await self.clock.sleep_until(self.clock.now_us() + round(seconds * 1e6))

    async def held(self, kmh: float = 6.0) -> Guard:
        self.belt.start(kmh)
        await until(lambda: self.guard is not None and self.belt.kmh == kmh)
        guard = self.guard
        assert guard is not None
        await until(lambda: guard.begin(self.now_us(), "member"))
        await until(lambda: guard.state is Control.HOLDING)
        return guard


def drive(vice: str, test: Callable[[Driven], Awaitable[None]]) -> Driven:
    async def within() -> Driven:
        clock, belt = FasterClock(), VicedBelt(vice)
        at, bluez = Driven(belt, clock), StandIn(belt)
        await bluez.start()
        async with BleakRadio(now_us=clock.now_us, find_s=0.5, connect_s=1.0) as radio:
            await radio.first_look()
            link = await radio.open(belt.address)
            limits = Commissioned(belt.address, 0.8, 14.0, 3.0, 10.0)
            doors = by_itself(clock, at.take)
            tasks = [
                asyncio.ensure_future(stream(link, lambda s: None, limits, doors, at.log.append)),
                asyncio.ensure_future(belt.live()),
            ]
            await test(at)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await bluez.kill()
        return at

    return asyncio.run(asyncio.wait_for(within(), 60))


def test_quirks_1_and_9_a_belt_that_toggles_is_stopped_once_and_never_started() -> None:
    async def test(at: Driven) -> None:
        guard = await at.held()
        guard.let_go("enough")
        assert guard.begin(at.now_us(), "member"), "taken up again without a word to the belt"
        guard.want_speed(at.now_us(), 6.4, tapped=True)
        await until(lambda: at.belt.kmh == pytest.approx(6.4))
        await until(lambda: guard.stop(at.now_us()))
        await until(lambda: at.belt.kmh == 0.0)
        await at.wait(6)
        assert at.belt.kmh == 0.0

    assert drive("toggles", test).belt.ops == [0x00, 0x02, 0x08]


@pytest.mark.parametrize(
    ("name", "vice"), [("quirk_2", "miles"), ("quirks_10_and_11", "deaf")], ids=lambda one: one
)
def test_a_belt_that_does_not_do_as_told_is_stopped_once(name: str, vice: str) -> None:
    async def test(at: Driven) -> None:
        guard = await at.held()
        guard.want_speed(at.now_us(), 6.4, tapped=True)
        await until(lambda: guard.state is Control.HANDS_OFF)
        print(guard.reason)
        await at.wait(3)

    at = drive(vice, test)
    assert at.belt.ops == [0x00, 0x02, 0x08], at.log


def test_quirk_11_a_belt_that_refuses_speed_is_left_alone() -> None:
    async def test(at: Driven) -> None:
        guard = await at.held()
        guard.want_speed(at.now_us(), 6.4, tapped=True)
        await until(lambda: guard.state is Control.HANDS_OFF)

    assert drive("refuses speed", test).belt.ops == [0x00, 0x02]


def test_quirk_7_speed_goes_up_in_small_steps_and_never_beyond() -> None:
    async def test(at: Driven) -> None:
        guard = await at.held()
        guard.want_speed(at.now_us(), 7.0, tapped=True)
        await until(lambda: at.belt.kmh == pytest.approx(7.0))
        assert not guard.want_speed(at.now_us(), 22.0, tapped=True)
        await at.wait(4)

    at = drive("", test)
    speeds = [int.from_bytes(value[1:3], "little") for _, value in at.belt.now.written[1:]]
    assert speeds == [650, 700]
    assert [(w.frame[0], w.before_kmh) for w in at.log if w.after_kmh is None][:2] == [
        (0x00, 6.0),
        (0x02, 6.0),
    ]


def test_quirk_8_an_incline_that_resets_the_speed_ends_control() -> None:
    async def test(at: Driven) -> None:
        guard = await at.held()
        guard.want_incline(at.now_us(), 1.0, tapped=True)
        await until(lambda: guard.state is Control.HANDS_OFF)
        await at.wait(3)
        assert at.belt.ops in ([0x00, 0x03], [0x00, 0x03, 0x08])

    drive("incline resets speed", test)


def test_quirks_12_and_13_nothing_is_asked_of_a_belt_that_stands_or_just_began() -> None:
    async def test(at: Driven) -> None:
        await until(lambda: at.guard is not None)
        assert at.guard is not None
        await at.wait(2)
        assert not at.guard.begin(at.now_us(), "member")
        at.belt.start(6.0)
        await until(lambda: at.belt.kmh > 2.0)
        assert not at.guard.begin(at.now_us(), "member")

    assert drive("", test).belt.ops == []


def test_quirk_25_a_belt_that_tells_its_own_ramp_is_no_hand_at_the_console() -> None:
    async def test(at: Driven) -> None:
        guard = await at.held()
        guard.want_speed(at.now_us(), 7.0, tapped=True)
        await until(lambda: at.belt.kmh == pytest.approx(7.0))
        assert guard.state is Control.HOLDING

    drive("tells its ramp", test)
