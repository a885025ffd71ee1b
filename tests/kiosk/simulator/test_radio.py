"""A whole simulation through the seam, as fast as the machine can."""

import asyncio
import itertools
from collections.abc import Coroutine
from typing import Any

import numpy as np
import pytest

from kiosk.devices.link import LinkLost, Missing, Unreachable, uuid
from kiosk.devices.pod import CONTROL, IMU, TICK_HZ, ImuFrame, decode_imu
from kiosk.devices.pod.control import start
from kiosk.devices.treadmill import DATA, decode_data
from kiosk.simulator import (
    BELT_ADDRESS,
    POD_ADDRESSES,
    FastClock,
    Foot,
    SimulatedRadio,
    VirtualMember,
    easy_run,
)


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(asyncio.wait_for(work, 60))


async def recorded(seconds: float, seed: int = 1) -> tuple[SimulatedRadio, list[ImuFrame], bytes]:
    """The left pod's frames of a member who stands, walks and runs."""
    clock = FastClock()
    radio = SimulatedRadio(VirtualMember(script=easy_run(), seed=seed), clock)
    link = await radio.open(POD_ADDRESSES[Foot.LEFT])
    raw: list[bytes] = []
    await link.subscribe(IMU, lambda _, frame: raw.append(frame))
    await link.write(CONTROL, start())
    await clock.sleep_until(int(seconds * 1e6))
    await link.close()
    frames = [frame for frame in map(decode_imu, raw) if frame is not None]
    assert len(frames) == len(raw)
    return radio, frames, b"".join(raw)


def test_scanning_hears_every_device_that_is_free() -> None:
    async def scene() -> None:
        radio = SimulatedRadio(VirtualMember(), FastClock())
        await radio.open(BELT_ADDRESS)
        heard: list[str] = []
        async for advertisement in radio.scan():
            heard.append(advertisement.address)
            if len(heard) == 4:
                break
        assert heard == list(POD_ADDRESSES.values()) * 2

    run(scene())


def test_frames_follow_one_another_without_a_hole() -> None:
    _, frames, _ = run(recorded(5.0))
    assert len(frames) > 100
    for before, after in itertools.pairwise(frames):
        assert after.sequence == before.sequence + 1
        assert after.first_index == before.first_index + len(before.acceleration_counts)
        ticks = len(before.acceleration_counts) * TICK_HZ / 416
        assert after.first_tick - before.first_tick == pytest.approx(ticks, abs=1)


def test_contacts_in_the_frames_are_those_of_the_truth() -> None:
    """Every landing is a blow in the signal within 30 ms, by the pod's own clock."""
    radio, frames, _ = run(recorded(60.0))
    size = np.array(
        [np.linalg.norm(row) for frame in frames for row in frame.acceleration_mps2 or ()]
    )
    first_s = (frames[0].first_tick - (1 << 20)) / TICK_HZ
    truth = [c for c in radio.truth() if c.foot is Foot.LEFT and c.initial_contact_s > 35.0]
    assert len(truth) > 20
    for contact in truth:
        at = round((contact.initial_contact_s - first_s) * 416)
        window = size[at - 2 : at + 12]
        assert len(window) == 14
        assert window.max() > 50.0


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    first, again, other = (run(recorded(8.0, seed))[2] for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_the_belt_tells_its_speed_once_a_second() -> None:
    async def scene() -> list[float | None]:
        clock = FastClock()
        radio = SimulatedRadio(VirtualMember(script=easy_run(2.5)), clock)
        link = await radio.open(BELT_ADDRESS)
        speeds: list[float | None] = []
        await link.subscribe(DATA, lambda _, frame: speeds.append(decode_data(frame).speed_kmh))
        await clock.sleep_until(40_000_000)
        return speeds

    speeds = run(scene())
    assert len(speeds) in (39, 40)
    assert speeds[0] == 0.0
    assert speeds[-1] == pytest.approx(9.0)


def test_what_cannot_be_had_is_refused() -> None:
    async def scene() -> None:
        radio = SimulatedRadio(VirtualMember(), FastClock())
        with pytest.raises(Unreachable):
            await radio.open("00:00:00:00:00:00")
        link = await radio.open(BELT_ADDRESS)
        with pytest.raises(Unreachable):
            await radio.open(BELT_ADDRESS)
        with pytest.raises(Missing):
            await link.read(uuid(0x2A19))
        with pytest.raises(Missing):
            await link.subscribe(uuid(0x2A19), lambda *_: None)
        radio.drop(BELT_ADDRESS)
        await link.closed()
        with pytest.raises(LinkLost):
            await link.read(uuid(0x2ACC))
        with pytest.raises(Unreachable):
            await radio.open(BELT_ADDRESS)

    run(scene())
