"""Where the samples of a device go."""

import pytest

from kiosk.app.beside import Beside
from kiosk.app.hearing import PLACES, Hearing, worn_by_name
from kiosk.coaching.view import Worn
from kiosk.devices import heart_rate, pod, polar, running_speed, treadmill
from kiosk.devices.makers import movesense
from kiosk.devices.sample import BeltSample, FootpodSample, HeartSample, ImuBlock
from kiosk.gait.measures import Placement, Quality, Side
from kiosk.gait.runner import Runner
from kiosk.radio.nearby import Device

LEFT = PLACES[Worn.LEFT_SHOE]


@pytest.mark.parametrize(
    ("name", "service", "worn"),
    [
        ("Treadform left shoe", pod.SERVICE, Worn.LEFT_SHOE),
        ("Pod RIGHT", pod.SERVICE, Worn.RIGHT_SHOE),
        ("Treadform waist", pod.SERVICE, Worn.WAIST),
        ("Upper back", pod.SERVICE, Worn.BACK),
        ("Treadform C412", pod.SERVICE, None),
        ("Polar H10 8A2B4C21", polar.SERVICE, Worn.STRAP),
        ("Polar Sense 8A2B4C21", polar.SERVICE, None),
        ("Movesense 214230000123", movesense.SERVICE, Worn.STRAP),
        ("HRM-Dual:0123", heart_rate.SERVICE, Worn.STRAP),
        ("Left Horizon 7.4", treadmill.SERVICE, Worn.BELT),
        ("Stryd", running_speed.SERVICE, None),
    ],
)
def test_where_a_device_sits_by_kind_and_name(name: str, service: str, worn: Worn | None) -> None:
    assert worn_by_name(Device("C0", name, service)) is worn


def hearing() -> tuple[Hearing, Beside]:
    beside = Beside()
    return Hearing(Runner(), beside), beside


def test_a_strap_a_foot_pod_and_a_belt_fill_what_no_sensor_on_the_body_knows() -> None:
    to, _ = hearing()
    to.hear(BeltSample(1_000_000, speed_mps=2.5), None)
    to.hear(HeartSample(1_000_000, 151), None)
    to.hear(FootpodSample(1_000_000, 2.5, 168.0, 84), None)
    live = to.live(1_500_000)
    assert (live.belt_speed_mps.value, live.belt_speed_mps.quality) == (2.5, Quality.MEASURED)
    assert (live.cadence_spm.value, live.heart_rate_bpm.value) == (168.0, 151.0)


def test_the_consoles_speed_is_used_and_says_that_it_was_entered() -> None:
    to, beside = hearing()
    beside.enter(2.5)
    for second in range(20):
        live = to.live(second * 1_000_000)
    assert (live.belt_speed_mps.value, live.belt_speed_mps.quality) == (2.5, Quality.ENTERED)
    to.hear(BeltSample(20_000_000, speed_mps=3.0), None)
    assert to.live(20_000_001).belt_speed_mps.quality is Quality.MEASURED, "a belt knows better"


def test_movement_from_a_place_nobody_knows_is_passed_over() -> None:
    to, _ = hearing()
    block = ImuBlock((1_000, 3_000), ((0.0, 0.0, 9.8),) * 2, ((0.0, 0.0, 0.0),) * 2)
    to.hear(block, None)
    assert to._runner._worn.legs == {}
    to.hear(block, LEFT)
    assert list(to._runner._worn.legs) == [(Placement.FOOT, Side.LEFT)]
