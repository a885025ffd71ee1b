"""A strap and a footpod tell what such devices tell, in frames that decode."""

import asyncio
from collections.abc import Callable

import numpy as np
import pytest

from kiosk.devices import heart_rate, running_speed
from kiosk.devices.link import Missing
from kiosk.simulator import FastClock, SimulatedRadio, VirtualMember, easy_run, press_stop
from kiosk.simulator.kit import footpod, heart_strap
from kiosk.simulator.link import Device
from kiosk.simulator.wearables import HeartStrap, steps_a_minute


def listen(
    make: Callable[[VirtualMember], Device], characteristic: str, seconds: float
) -> tuple[list[bytes], VirtualMember]:
    """Frames of a device around a member who walks, runs and stops."""
    member = VirtualMember(script=[*easy_run(2.8), press_stop(90.0)])

    async def scene() -> list[bytes]:
        clock, device = FastClock(), make(member)
        link = await SimulatedRadio(member, clock, [device]).open(device.address)
        frames: list[bytes] = []
        await link.subscribe(characteristic, lambda _, frame: frames.append(frame))
        with pytest.raises(Missing):
            await link.write(characteristic, b"\x01")
        await clock.sleep_until(int(seconds * 1e6))
        await link.close()
        return frames

    return asyncio.run(scene()), member


def test_the_pulse_rises_with_running_and_falls_afterwards() -> None:
    frames, _ = listen(heart_strap, heart_rate.MEASUREMENT, 150.0)
    said = [heart_rate.decode_measurement(frame) for frame in frames]
    bpm = [s.bpm for s in said if s.bpm is not None]
    assert len(bpm) == len(frames) > 140
    assert bpm[0] < 75
    assert 120 < max(bpm) < 175
    assert bpm[-1] < max(bpm) - 15
    intervals = np.concatenate([s.rr_s for s in said[60:90] if s.rr_s])
    assert 60.0 / intervals.mean() == pytest.approx(np.mean(bpm[60:90]), rel=0.1)


def test_a_strap_taken_off_tells_the_last_pulse_without_intervals() -> None:
    def taken_off(member: VirtualMember) -> HeartStrap:
        strap = heart_strap(member)
        strap.feels_skin = True
        strap.worn = False
        assert strap.advertisement(0) is None
        return strap

    frames, _ = listen(taken_off, heart_rate.MEASUREMENT, 60.0)
    said = [heart_rate.decode_measurement(frame) for frame in frames]
    assert {s.bpm for s in said} == {68}
    assert {s.contact for s in said} == {False}
    assert {s.rr_s for s in said} == {None}


@pytest.mark.parametrize(("both", "cadence"), [(True, 162.4), (False, 81.2)])
def test_a_footpod_counts_one_foot_or_both(both: bool, cadence: float) -> None:
    frames, _ = listen(lambda m: footpod(m, both), running_speed.MEASUREMENT, 85.0)
    said = [running_speed.decode_measurement(frame) for frame in frames]
    late = said[-30:]
    assert np.mean([s.cadence for s in late]) == pytest.approx(cadence, rel=0.02)
    assert np.mean([s.speed_mps for s in late]) == pytest.approx(2.8, rel=0.02)
    assert np.mean([s.stride_m for s in late]) == pytest.approx(2 * 60 * 2.8 / 162.4, rel=0.03)
    assert late[-1].running
    assert said[3].cadence == 0.0
    assert not said[15].running


def test_its_features_can_be_read() -> None:
    async def scene() -> tuple[bytes, bytes]:
        member = VirtualMember()
        device = footpod(member)
        link = await SimulatedRadio(member, FastClock(), [device]).open(device.address)
        values = (
            await link.read(running_speed.FEATURE),
            await link.read(running_speed.LOCATION),
        )
        await link.close()
        return values

    assert asyncio.run(scene()) == (b"\x07\x00", b"\x02")


def test_nobody_moving_is_no_cadence() -> None:
    assert steps_a_minute([], 10.0) == 0.0
