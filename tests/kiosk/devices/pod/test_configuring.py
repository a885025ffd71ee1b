"""Setting a pod over a link: within the limits, not while it streams, and told what is in force."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kiosk.devices.link import Link
from kiosk.devices.pod import CONTROL, IMU, ImuFlag, ImuFrame, control, decode_imu
from kiosk.devices.pod.configuring import ControlPoint, NotSet, set_anew
from kiosk.devices.pod.control import Configuration, Result
from kiosk.simulator import FastClock, Foot, SimulatedRadio, VirtualMember
from kiosk.simulator.kit import shoe_pod
from tests.on_bus.room import PlainLink

ADDRESS = "C0:00:00:00:00:01"


def with_pod(talk: Callable[[Link, FastClock], Awaitable[object]]) -> object:
    async def go() -> object:
        clock, member = FastClock(), VirtualMember()
        device = shoe_pod(member, Foot.LEFT)
        return await talk(await SimulatedRadio(member, clock, [device]).open(device.address), clock)

    return asyncio.run(go())


def test_only_asked_it_says_what_is_in_force_and_changes_nothing() -> None:
    async def twice(link: Link, _: FastClock) -> object:
        return await set_anew(link), await set_anew(link)

    assert with_pod(twice) == (Configuration(), Configuration())


def test_what_is_not_given_stays_and_frames_keep_their_pace() -> None:
    async def talk(link: Link, _: FastClock) -> object:
        return await set_anew(link, rate_hz=208), await set_anew(link, turn_dps=0, range_g=8)

    assert with_pod(talk) == (Configuration(208, 16, 2000, 8), Configuration(208, 8, 0, 8))


def test_a_wish_beyond_the_limits_is_never_sent() -> None:
    async def talk(link: Link, _: FastClock) -> object:
        with pytest.raises(NotSet, match="417 Hz: only 104, 208, 416, 833 or 1660"):
            await set_anew(link, rate_hz=417)
        with pytest.raises(NotSet, match="60 frames a second"):
            await set_anew(link, rate_hz=1660)
        return await set_anew(link)

    assert with_pod(talk) == Configuration()


def test_while_it_streams_it_is_not_set() -> None:
    async def talk(link: Link, _: FastClock) -> object:
        await link.write(CONTROL, control.start())
        with pytest.raises(NotSet, match="streams"):
            await set_anew(link, rate_hz=208)
        return await set_anew(link)

    assert with_pod(talk) == Configuration()


def test_the_next_stream_says_that_it_is_another_one() -> None:
    frames: list[ImuFrame] = []

    async def talk(link: Link, clock: FastClock) -> object:
        await clock.sleep_until(60_000_000)
        await set_anew(link, rate_hz=833, range_g=8)
        await link.subscribe(IMU, lambda _, raw: frames.extend(filter(None, [decode_imu(raw)])))
        for request in (control.start(), control.stop(), control.start()):
            await link.write(CONTROL, request)
            await clock.sleep_until(clock.now_us() + 1_000_000)
        return None

    with_pod(talk)
    changed = [ImuFlag.CONFIGURATION_CHANGED in frame.flags for frame in frames]
    assert changed == [True] + [False] * (len(frames) - 1)
    assert frames[0].first_index < 833, "counted from the change on"
    assert {frame.acceleration_range_g for frame in frames} == {8}
    assert frames[0].period_ticks == pytest.approx(32768 / 833, abs=1 / 128)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (control.answer(6, Result.UNKNOWN_OP), "firmware"),
        (control.answer(6, Result.DONE), "does not say"),
        (b"\x86\xf0", "does not say"),
    ],
)
def test_other_answers_are_reasons(said: bytes, why: str) -> None:
    class Answering(PlainLink):
        async def write(self, characteristic: str, value: bytes) -> None:
            self.send(CONTROL, said)

    with pytest.raises(NotSet, match=why):
        asyncio.run(set_anew(Answering(ADDRESS, {})))


def test_a_pod_that_does_not_answer_is_not_waited_for_for_ever() -> None:
    async def ask() -> object:
        return await ControlPoint(PlainLink(ADDRESS, {}), within_s=0.01).configure()

    assert asyncio.run(ask()) is None
