"""What kinds of devices there are, how each is known in the air, and what it can give."""

from collections.abc import Iterable

from kiosk.devices import deck, heart_rate, makers, pod, polar, running_speed, treadmill
from kiosk.devices.kind import Kind
from kiosk.devices.link import Advertisement

KINDS = (
    Kind(
        *(polar.SERVICE, "Polar", ("acceleration", "rotation", "heart rate")),
        names=("Polar H10", "Polar Sense", "Polar OH1"),
        is_strap=True,
        telemetry=frozenset({polar.DATA}),
        first_s=12.0,
        silence_s=3.0,
    ),
    *(maker.KIND for maker in makers.found()),
    Kind(
        *(pod.SERVICE, "pod", ("acceleration", "rotation", "taps", "battery")),
        telemetry=frozenset({pod.IMU}),
        first_s=3.0,
        silence_s=1.0,
    ),
    Kind(
        *(treadmill.SERVICE, "belt", ("speed", "incline", "distance", "steps")),
        telemetry=frozenset({treadmill.DATA}),
        first_s=6.0,
        silence_s=3.0,
    ),
    Kind(running_speed.SERVICE, "foot pod", ("speed", "cadence")),
    Kind(
        *(heart_rate.SERVICE, "strap", ("heart rate",)),
        is_strap=True,
        telemetry=frozenset({heart_rate.MEASUREMENT}),
        first_s=10.0,
        silence_s=10.0,
    ),
    Kind(deck.SERVICE, "deck sensor", ("acceleration",)),
)
"""In this order: what says more of a runner comes first where a device is of two kinds."""

BY_SERVICE = {kind.service: kind for kind in KINDS}


def service_of(said: Advertisement, known: Iterable[str]) -> str | None:
    """The key, one of `known`, of what advertises; None when it is nothing of ours. Some belts
    send only their service, others only its data, and some put nonsense into the data."""
    known = list(known)
    for kind in KINDS:
        if kind.service in known and (said.name or "").startswith(kind.names or ("\0",)):
            return kind.service
    offered = said.services | said.service_data.keys()
    order = [kind.service for kind in KINDS if kind.service in known]
    return next((s for s in (*order, *known) if s in offered), None)
