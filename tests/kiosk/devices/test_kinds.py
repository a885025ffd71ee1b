"""What is in the air is known by its name, its service, or the key of its data."""

import pytest

from kiosk.devices import deck, heart_rate, pod, polar, running_speed, treadmill
from kiosk.devices.kinds import BY_SERVICE, KINDS, service_of
from kiosk.devices.link import Advertisement
from kiosk.devices.makers import movesense

ALL = list(BY_SERVICE)
BATTERY = "0000180f-0000-1000-8000-00805f9b34fb"


def said(name: str | None, *services: str, data: tuple[str, ...] = ()) -> Advertisement:
    return Advertisement("A", name, -50, 0, frozenset(services), dict.fromkeys(data, b"\x00"))


@pytest.mark.parametrize(
    ("heard", "service"),
    [
        (said("Horizon 7.4", treadmill.SERVICE), treadmill.SERVICE),
        (said(None, data=(treadmill.SERVICE,)), treadmill.SERVICE),
        (said("Polar H10 8A2B4C21", heart_rate.SERVICE), polar.SERVICE),
        (said("Polar Sense 8A2B4C21", heart_rate.SERVICE), polar.SERVICE),
        (said("Polar H9 8A2B4C21", heart_rate.SERVICE), heart_rate.SERVICE),
        (said("Movesense 214230000123"), movesense.SERVICE),
        (said("Movesense 214230000123", heart_rate.SERVICE), movesense.SERVICE),
        (said("Runn", running_speed.SERVICE, treadmill.SERVICE), treadmill.SERVICE),
        (said("Treadform 9A01", pod.SERVICE, running_speed.SERVICE, BATTERY), pod.SERVICE),
        (said("Treadform deck", deck.SERVICE), deck.SERVICE),
        (said("Treadmill"), None),
        (said(None, BATTERY), None),
    ],
)
def test_known_by_name_service_or_data(heard: Advertisement, service: str | None) -> None:
    assert service_of(heard, ALL) == service


def test_quirk_33_a_stryd_is_a_foot_pod_and_nothing_else() -> None:
    """It exposes Cycling Power beside its own; other software took it for a bike."""
    power = "00001818-0000-1000-8000-00805f9b34fb"
    assert service_of(said("Stryd", power, running_speed.SERVICE), ALL) == running_speed.SERVICE
    assert service_of(said("Stryd", power), ALL) is None


def test_what_nobody_speaks_with_is_not_known() -> None:
    heard = said("Polar H10 8A2B4C21", heart_rate.SERVICE)
    assert service_of(heard, [heart_rate.SERVICE]) == heart_rate.SERVICE
    assert service_of(heard, ["another"]) is None


def test_every_kind_says_what_it_gives() -> None:
    assert all(kind.gives and kind.name for kind in KINDS)
    assert len(BY_SERVICE) == len(KINDS)
