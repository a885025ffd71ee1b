"""Devices have addresses of their own, and pods where their names say."""

import dataclasses

import numpy as np
import pytest

from kiosk.simulator import VirtualMember
from kiosk.simulator.kit import (
    footpod,
    full_kit,
    heart_strap,
    polar_h10,
    upper_back_pod,
    waist_pod,
)
from kiosk.simulator.pod import Pod, PodSettings
from kiosk.simulator.sensor import SensorSettings


def test_every_device_has_its_own_address_and_a_name() -> None:
    member = VirtualMember()
    devices = [*full_kit(member), heart_strap(member), polar_h10(member), footpod(member)]
    assert len({device.address for device in devices}) == len(devices) == 8
    for device in devices:
        heard = device.advertisement(5)
        assert heard is not None
        assert heard.seen_us == 5
        assert heard.name
        assert heard.services


@pytest.mark.parametrize("make", [waist_pod, upper_back_pod])
def test_trunk_pods_feel_gravity_and_a_standing_lean(make: type[Pod]) -> None:
    quiet = PodSettings(sensor=dataclasses.replace(SensorSettings(), acceleration_noise_mps2=0.0))
    frame = make(VirtualMember(), quiet).frame(1000)
    mean = np.mean(frame.acceleration_mps2, axis=0)
    assert np.linalg.norm(mean) == pytest.approx(9.80665, rel=1e-3)
    lean_deg = np.degrees(np.arctan2(-mean[0], mean[2]))
    assert 0.2 < lean_deg < 3.0
