"""Talking with a pod over a scripted link."""

import asyncio
from dataclasses import replace

import pytest

from kiosk.devices.link import Missing
from kiosk.devices.pod import control, conversation, encode_event, encode_imu, encode_status
from kiosk.devices.pod.control import Result
from kiosk.devices.pod.event import EventFrame
from kiosk.devices.pod.imu import ImuFlag, ImuFrame
from kiosk.devices.pod.service import CONTROL, EVENTS, IMU, STATUS, PodStatus
from kiosk.devices.sample import DeviceStatus, DoubleTap, FootEvent, ImuBlock, Sample

WHOLE = dict.fromkeys((CONTROL, EVENTS, IMU, STATUS), b"")
FRAME = ImuFrame(
    flags=ImuFlag(0),
    sequence=0,
    first_index=0,
    first_tick=100,
    period_ticks=64,
    acceleration_range_g=16,
    rate_range_dps=None,
    acceleration_counts=((0, 0, 2048),) * 3,
    rate_counts=None,
)


def test_a_whole_conversation(scripted_link) -> None:
    said: list[Sample] = []

    async def talk() -> list[bytes]:
        link = scripted_link(WHOLE)
        talking = asyncio.ensure_future(conversation.stream(link, said.append))
        await asyncio.sleep(0)
        link.send(EVENTS, 900, encode_event(EventFrame(0, 1, None, None, 100)))
        link.send(IMU, 1000, b"")
        link.send(IMU, 10_000, encode_imu(FRAME))
        for code in (1, 2, 3, 99):
            link.send(EVENTS, 11_000, encode_event(EventFrame(1, code, None, None, 164)))
        link.send(STATUS, 12_000, encode_status(PodStatus(charging=True, battery_pct=50)))
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        return [value for characteristic, value in link.written if characteristic == CONTROL]

    sync = control.sync(conversation.COOKIE)
    assert asyncio.run(talk()) == [b"\x01", sync, b"\x02"], "started once, stopped when left"
    assert [type(sample) for sample in said] == [
        *(ImuBlock, FootEvent, FootEvent, DoubleTap, DeviceStatus)
    ]
    block, contact, toe_off = said[0], said[1], said[2]
    assert isinstance(block, ImuBlock)
    assert isinstance(contact, FootEvent)
    assert isinstance(toe_off, FootEvent)
    assert block.time_us[-1] == 10_000, "the last sample cannot be later than its arrival"
    assert (contact.kind, toe_off.kind) == ("initial contact", "toe-off")
    assert contact.at_us == block.time_us[1]
    assert said[4] == DeviceStatus(12_000, 50, charging=True, fault=False)


def test_a_lost_frame_is_asked_for_and_put_where_it_belongs(scripted_link) -> None:
    said: list[Sample] = []

    def frame(number: int) -> bytes:
        later = replace(FRAME, sequence=number, first_index=3 * number)
        return encode_imu(replace(later, first_tick=100 + 192 * number))

    async def talk() -> list[bytes]:
        link = scripted_link(WHOLE)
        talking = asyncio.ensure_future(conversation.stream(link, said.append))
        await asyncio.sleep(0)
        for at_us, number in ((10_000, 0), (22_000, 2), (30_000, 1)):
            link.send(IMU, at_us, frame(number))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        return [value for characteristic, value in link.written if characteristic == CONTROL]

    assert control.resend(1, 1) in asyncio.run(talk())
    assert [s.gap_before for s in said if isinstance(s, ImuBlock)] == [False] * 3
    times = [t for s in said if isinstance(s, ImuBlock) for t in s.time_us]
    assert times == sorted(times)


@pytest.mark.parametrize("result", [Result.GONE, Result.UNKNOWN_OP])
def test_a_frame_that_nobody_has_is_a_gap(scripted_link, result: Result) -> None:
    said: list[Sample] = []

    async def talk() -> None:
        link = scripted_link(WHOLE)
        talking = asyncio.ensure_future(conversation.stream(link, said.append))
        await asyncio.sleep(0)
        link.send(IMU, 10_000, encode_imu(FRAME))
        later = replace(FRAME, sequence=2, first_index=6, first_tick=484)
        link.send(IMU, 22_000, encode_imu(later))
        assert len(said) == 1
        link.send(CONTROL, 23_000, control.answer(control.Op.RESEND, result))
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)

    asyncio.run(talk())
    assert [s.gap_before for s in said if isinstance(s, ImuBlock)] == [False, True]


def test_a_link_that_goes_ends_the_conversation(scripted_link) -> None:
    async def talk() -> None:
        link = scripted_link({CONTROL: b"", IMU: b""})
        talking = asyncio.ensure_future(conversation.stream(link, lambda sample: None))
        await asyncio.sleep(0)
        await link.close()
        await talking

    asyncio.run(talk())


@pytest.mark.parametrize("lacking", [CONTROL, IMU])
def test_no_pod_without_imu_and_control(lacking: str, scripted_link) -> None:
    async def talk() -> None:
        values = {key: value for key, value in WHOLE.items() if key != lacking}
        await conversation.stream(scripted_link(values), lambda sample: None)

    with pytest.raises(Missing):
        asyncio.run(talk())
