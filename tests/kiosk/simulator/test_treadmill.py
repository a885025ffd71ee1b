"""The virtual belt answers as the Fitness Machine Service says, and never starts by itself."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kiosk.devices.link import Link, LinkError
from kiosk.devices.treadmill import (
    CONTROL_POINT,
    FEATURE,
    INCLINE_RANGE,
    SPEED_RANGE,
    STATUS,
)
from kiosk.simulator import (
    BELT_ADDRESS,
    Act,
    FastClock,
    SimulatedRadio,
    VirtualMember,
    press_speed,
    press_start,
    press_stop,
    pull_key,
)

Scene = Callable[[Link, VirtualMember, FastClock, list[str]], Awaitable[None]]


def play(scene: Scene, *script: Act) -> None:
    """Let a scene run on a link that hears the control point and the status."""

    async def play_it() -> None:
        clock = FastClock()
        member = VirtualMember(script=script)
        link = await SimulatedRadio(member, clock).open(BELT_ADDRESS)
        heard: list[str] = []
        for characteristic in (CONTROL_POINT, STATUS):
            await link.subscribe(characteristic, lambda _, frame: heard.append(frame.hex()))
        await scene(link, member, clock, heard)
        await link.close()

    asyncio.run(asyncio.wait_for(play_it(), 30))


async def ask(link: Link, clock: FastClock, request: str) -> None:
    await link.write(CONTROL_POINT, bytes.fromhex(request))
    await clock.sleep_until(clock.now_us() + 100_000)


def test_features_and_ranges_are_readable() -> None:
    async def scene(link: Link, *_: object) -> None:
        assert (await link.read(FEATURE)).hex() == "0c10000003000000"
        assert (await link.read(SPEED_RANGE)).hex() == "5000d0070a00"  # 0.8-20 km/h by 0.1
        assert (await link.read(INCLINE_RANGE)).hex() == "000078000500"

    play(scene)


def test_nothing_is_granted_before_control_and_no_start_over_the_air() -> None:
    async def scene(link: Link, member: VirtualMember, clock: FastClock, heard: list[str]) -> None:
        await ask(link, clock, "07")
        await ask(link, clock, "00")
        await ask(link, clock, "07")
        await ask(link, clock, "02e803")
        await clock.sleep_until(20_000_000)
        assert heard == ["800705", "800001", "800704", "800204"]
        assert member.belt.speed_mps(20.0) == 0.0

    play(scene)


def test_a_running_belt_follows_what_is_granted_and_refuses_the_rest() -> None:
    async def scene(link: Link, member: VirtualMember, clock: FastClock, heard: list[str]) -> None:
        await clock.sleep_until(10_000_000)
        heard.clear()
        for request in ("00", "02e803", "02ff00ff", "030a00", "0300f0", "0401", "08", "0803"):
            await ask(link, clock, request)
        answers = ["800001", "800201", "800203", "800301", "800303", "800402", "800803", "800803"]
        assert [a[:6] for a in heard] == [
            *answers[:2],
            "800201",
            *answers[3:],
        ]
        await clock.sleep_until(30_000_000)

    play(scene, press_start(2.0, 1.0))


def test_the_console_is_heard_and_ends_control() -> None:
    async def scene(link: Link, member: VirtualMember, clock: FastClock, heard: list[str]) -> None:
        await clock.sleep_until(5_000_000)
        await ask(link, clock, "00")
        await clock.sleep_until(20_000_000)
        await ask(link, clock, "02e803")
        assert heard == ["04", "056801", "800001", "052003", "ff", "800205"]

    play(scene, press_start(2.0, 1.0), press_speed(10.0, 800 / 360))


def test_stop_and_safety_key_have_codes_of_their_own() -> None:
    async def scene(link: Link, member: VirtualMember, clock: FastClock, heard: list[str]) -> None:
        await clock.sleep_until(40_000_000)
        assert heard == ["04", "056801", "0201", "04", "056801", "03"]
        assert member.belt.speed_mps(40.0) == 0.0
        member.belt.start(41.0)
        assert member.belt.speed_mps(60.0) == 0.0  # no key, no drive

    play(scene, press_start(2, 1.0), press_stop(8), press_start(20, 1.0), pull_key(30))


def test_writing_before_subscribing_is_an_attribute_error() -> None:
    async def play_it() -> None:
        radio = SimulatedRadio(VirtualMember(), FastClock())
        link = await radio.open(BELT_ADDRESS)
        with pytest.raises(LinkError, match="0xFD"):
            await link.write(CONTROL_POINT, b"\x00")

    asyncio.run(play_it())
