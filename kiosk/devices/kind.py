"""What kinds of devices there are, how each is known in the air, and what it can give."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.devices import deck, heart_rate, movesense, pod, polar, running_speed, treadmill
from kiosk.devices.link import Advertisement


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `service` is its key everywhere, also where it is known by its name."""

    service: str
    name: str
    gives: tuple[str, ...]
    names: tuple[str, ...] = ()
    """It is this kind when its own name begins so: it advertises another's service, or none."""


KINDS = (
    Kind(
        polar.SERVICE,
        "Polar",
        ("acceleration", "rotation", "heart rate"),
        names=("Polar H10", "Polar Sense", "Polar OH1"),
    ),
    Kind(
        movesense.SERVICE,
        "Movesense",
        ("acceleration", "rotation", "heart rate"),
        names=("Movesense",),
    ),
    Kind(pod.SERVICE, "pod", ("acceleration", "rotation", "taps", "battery")),
    Kind(treadmill.SERVICE, "belt", ("speed", "incline", "distance", "steps")),
    Kind(running_speed.SERVICE, "foot pod", ("speed", "cadence")),
    Kind(heart_rate.SERVICE, "strap", ("heart rate",)),
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
