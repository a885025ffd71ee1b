"""The kiosk's own conversations with every virtual device: what was done is what is heard."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import numpy as np
import pytest

from kiosk.devices import footpod, pod, polar, strap, treadmill
from kiosk.devices.link import Link
from kiosk.devices.sample import BeltSample, FootpodSample, HeartSample, ImuBlock, Sample, Sink
from kiosk.simulator import FastClock, SimulatedRadio, VirtualMember, easy_run
from kiosk.simulator.air import AirSettings
from kiosk.simulator.kit import belt, heart_strap, polar_h10, shoe_pod, upper_back_pod, waist_pod
from kiosk.simulator.kit import footpod as virtual_footpod
from kiosk.simulator.link import Device
from kiosk.simulator.pod import PodSettings
from kiosk.simulator.truth import Foot

Conversation = Callable[[Link, Sink], Awaitable[None]]
Make = Callable[[VirtualMember], Device]


def listen(make: Make, conversation: Conversation, seconds: float = 50.0) -> list[Sample]:
    """Everything the kiosk heard of one device around a member who walks and runs."""
    heard: list[Sample] = []

    async def scene() -> None:
        clock, member = FastClock(), VirtualMember(script=easy_run(2.8))
        device = make(member)
        link = await SimulatedRadio(member, clock, [device]).open(device.address)
        talk = asyncio.ensure_future(conversation(link, heard.append))
        await clock.sleep_until(int(seconds * 1e6))
        await link.close()
        await talk

    asyncio.run(asyncio.wait_for(scene(), 60))
    return heard


def blocks(heard: list[Sample]) -> list[ImuBlock]:
    return [sample for sample in heard if isinstance(sample, ImuBlock)]


def left_shoe(member: VirtualMember) -> Device:
    return shoe_pod(member, Foot.LEFT)


@pytest.mark.parametrize("make", [left_shoe, waist_pod, upper_back_pod])
def test_pods_hand_on_samples_at_their_rate_that_average_to_gravity(make: Make) -> None:
    seen = blocks(listen(make, pod.stream))
    times_us = np.concatenate([block.time_us for block in seen])
    force = np.concatenate([block.acceleration_mps2 for block in seen if block.acceleration_mps2])
    assert (np.diff(times_us) > 0).all()
    assert np.diff(times_us).mean() == pytest.approx(1e6 / 416, rel=1e-3)
    assert not any(block.gap_before for block in seen[1:])
    standing = force[times_us < 3_000_000]
    assert np.linalg.norm(standing.mean(axis=0)) == pytest.approx(9.80665, rel=5e-3)
    assert all(block.rate_radps for block in seen)


def lossy(loss: float, burst_frames: float) -> list[ImuBlock]:
    air = AirSettings(loss=loss, burst_frames=burst_frames, duplicate=0.02)
    seen = blocks(listen(lambda m: shoe_pod(m, Foot.LEFT, PodSettings(air=air)), pod.stream))
    times_us = np.concatenate([block.time_us for block in seen])
    assert (np.diff(times_us) > 0).all()
    return seen


def test_what_a_lossy_radio_lost_is_fetched_and_nothing_is_missing() -> None:
    seen = lossy(0.05, burst_frames=1.0)
    assert not any(block.gap_before for block in seen[1:])
    assert sum(len(block.time_us) for block in seen) == pytest.approx(50 * 416, rel=0.01)


def test_a_radio_that_is_away_for_longer_than_the_pod_remembers_leaves_gaps() -> None:
    assert any(block.gap_before for block in lossy(0.3, burst_frames=90.0)[1:])


def test_an_h10_hands_on_the_chest_without_rates() -> None:
    seen = blocks(listen(polar_h10, polar.stream))
    force = np.concatenate([block.acceleration_mps2 for block in seen if block.acceleration_mps2])
    times_us = np.concatenate([block.time_us for block in seen])
    assert np.diff(times_us).mean() == pytest.approx(1e6 / 202.4, rel=5e-3)
    assert np.linalg.norm(force, axis=1).mean() == pytest.approx(9.80665, rel=0.1)
    assert all(block.rate_radps is None for block in seen)


def test_the_belt_tells_speed_and_way() -> None:
    seen = [s for s in listen(belt, treadmill.stream) if isinstance(s, BeltSample)]
    assert seen[0].speed_mps == 0.0
    assert seen[-1].speed_mps == pytest.approx(2.8, abs=0.01)
    assert seen[-1].distance_m is not None
    assert 60 < seen[-1].distance_m < 110


def test_straps_and_footpods_tell_their_summaries() -> None:
    pulses = [s for s in listen(heart_strap, strap.stream) if isinstance(s, HeartSample)]
    assert pulses[-1].bpm is not None
    assert pulses[-1].bpm > 100
    steps = [s for s in listen(virtual_footpod, footpod.stream) if isinstance(s, FootpodSample)]
    assert steps[-1].cadence_raw == pytest.approx(162, abs=5)
    assert steps[-1].speed_mps == pytest.approx(2.8, abs=0.15)


def test_all_of_them_at_once_in_one_loop() -> None:
    """A gym's whole kit around one member, as fast as the machine can."""

    async def scene() -> dict[str, int]:
        clock, member = FastClock(), VirtualMember(script=easy_run(2.8))
        devices: list[tuple[Any, Conversation]] = [
            (belt(member), treadmill.stream),
            *((shoe_pod(member, foot), pod.stream) for foot in Foot),
            (waist_pod(member), pod.stream),
            (upper_back_pod(member), pod.stream),
            (polar_h10(member), polar.stream),
        ]
        radio = SimulatedRadio(member, clock, [device for device, _ in devices])
        counts: dict[str, int] = {}
        talks = []
        for device, conversation in devices:
            link = await radio.open(device.address)

            def count(sample: Sample, name: str = device.name) -> None:
                counts[name] = counts.get(name, 0) + 1

            talks.append(asyncio.ensure_future(conversation(link, count)))
        await clock.sleep_until(10_000_000)
        for device, _ in devices:
            radio.drop(device.address)
        await asyncio.gather(*talks)
        return counts

    counts = asyncio.run(asyncio.wait_for(scene(), 60))
    assert len(counts) == 6
    assert min(counts.values()) >= 8
