"""The pod's frames, clock, air and control point."""

import asyncio
import dataclasses

import numpy as np
import pytest

from kiosk.devices.pod import (
    CONTROL,
    IMU,
    INFO,
    STATUS,
    TICK_HZ,
    ImuFlag,
    ImuFrame,
    decode_imu,
    decode_info,
    decode_status,
    encode_imu,
)
from kiosk.devices.pod.control import (
    Op,
    Result,
    decode_response,
    identify,
    resend,
    start,
    stop,
    sync,
)
from kiosk.simulator import Activity, FastClock, Foot, SimulatedRadio, VirtualMember, move
from kiosk.simulator.air import AirSettings
from kiosk.simulator.kit import shoe_pod
from kiosk.simulator.pod import Pod, PodSettings
from kiosk.simulator.sensor import SensorSettings


def pod(settings: PodSettings | None = None) -> Pod:
    member = VirtualMember(script=[move(0.0, Activity.QUICK_FEET)])
    return shoe_pod(member, Foot.LEFT, settings)


@pytest.mark.parametrize("rate_hz", [52.0, 104.0, 208.0, 416.0, 833.0, 1600.0])
def test_what_is_encoded_is_what_was_sampled(rate_hz: float) -> None:
    maker = pod(PodSettings(sensor=SensorSettings(rate_hz=rate_hz)))
    for number in range(5):
        frame = maker.frame(1000 + 19 * number)
        sent = encode_imu(frame)
        assert len(sent) <= 244
        read = decode_imu(sent)
        assert read is not None
        assert read.period_ticks == pytest.approx(TICK_HZ / rate_hz, abs=1 / 128)
        assert dataclasses.replace(read, period_ticks=frame.period_ticks) == frame


def test_a_slow_part_and_a_fast_clock_show_in_the_ticks() -> None:
    settings = PodSettings(sensor=SensorSettings(rate_error=-0.05), clock_ppm=80.0)
    first, later = pod(settings).frame(0), pod(settings).frame(416 * 600)
    elapsed_s = 416 * 600 / (416 * 0.95)
    ticks = later.first_tick - first.first_tick
    assert ticks / TICK_HZ == pytest.approx(elapsed_s * (1 + 80e-6), abs=1e-4)


def test_ticks_wrap() -> None:
    settings = PodSettings(first_tick=(1 << 32) - TICK_HZ)
    before, after = pod(settings).frame(400), pod(settings).frame(430)
    assert before.first_tick > (1 << 31) > after.first_tick


def test_a_small_range_clips_and_says_so() -> None:
    narrow = PodSettings(sensor=SensorSettings(acceleration_range_g=2))
    flags = [pod(narrow).frame(16 * k).flags for k in range(130, 200)]
    assert any(ImuFlag.CLIPPED in flag for flag in flags)


def test_an_accelerometer_only_pod_has_no_rates() -> None:
    frame = pod(PodSettings(sensor=SensorSettings(gyroscope=False))).frame(0)
    assert frame.rate_counts is None
    assert decode_imu(encode_imu(frame)) is not None


async def talk(settings: PodSettings, *requests: bytes) -> tuple[list[ImuFrame], list[bytes]]:
    """Frames and answers while each request is followed by 2 s."""
    clock, member = FastClock(), VirtualMember()
    device = shoe_pod(member, Foot.LEFT, settings)
    link = await SimulatedRadio(member, clock, [device]).open(device.address)
    frames: list[ImuFrame] = []
    answers: list[bytes] = []
    await link.subscribe(IMU, lambda _, raw: frames.append(decode_imu(raw)))
    await link.subscribe(CONTROL, lambda _, raw: answers.append(raw))
    for request in requests:
        await link.write(CONTROL, request)
        await clock.sleep_until(clock.now_us() + 2_000_000)
    info = decode_info(await link.read(INFO))
    assert info.sample_rate_hz == 416
    assert decode_status(await link.read(STATUS)).battery_pct == 87
    await link.close()
    return frames, answers


def test_it_streams_from_start_to_stop() -> None:
    frames, answers = asyncio.run(talk(PodSettings(), start(), stop(), stop()))
    assert 48 <= len(frames) <= 54
    assert [a.hex()[:4] for a in answers] == ["8100", "8200", "8200"]
    samples = sum(len(frame.acceleration_counts) for frame in frames)
    assert int.from_bytes(answers[1][2:6], "little") == pytest.approx(samples, abs=32)
    assert [frame.sequence for frame in frames] == list(range(len(frames)))


def test_it_tells_its_tick_and_what_it_does_not_know() -> None:
    _, answers = asyncio.run(talk(PodSettings(), sync(0xDEADBEEF), identify(3), b"\x63", b"\x03"))
    first, *others = map(decode_response, answers)
    assert first is not None
    assert first.op is Op.SYNC
    assert first.parameters[4:].hex() == "efbeadde"
    assert [other.result for other in others if other] == [
        *(Result.DONE, Result.UNKNOWN_OP, Result.BAD_PARAMETER)
    ]


def test_lost_frames_leave_holes_and_can_be_had_again() -> None:
    lossy = PodSettings(air=AirSettings(loss=0.2, burst_frames=3.0))
    frames, _ = asyncio.run(talk(lossy, start()))
    seen = {frame.sequence for frame in frames}
    lost = sorted(set(range(max(seen))) - seen)
    assert lost
    frames, answers = asyncio.run(talk(lossy, start(), resend(lost[0], 1), resend(60000, 1)))
    again = [frame for frame in frames if ImuFlag.RESENT in frame.flags]
    assert [frame.sequence for frame in again] == [lost[0]]
    assert [a.hex() for a in answers] == ["8100", "8400", "8404"]


def test_duplicates_are_the_same_bytes() -> None:
    twice = PodSettings(air=AirSettings(duplicate=1.0))
    frames, _ = asyncio.run(talk(twice, start()))
    assert frames[0::2] == frames[1::2]


def test_jitter_moves_samples_but_keeps_their_order() -> None:
    shaky = pod(PodSettings(edge_jitter_s=1e-3))
    ticks = np.array([shaky.frame(16 * k).first_tick for k in range(200)])
    assert (np.diff(ticks) > 0).all()
    assert np.diff(ticks).std() > 5.0
