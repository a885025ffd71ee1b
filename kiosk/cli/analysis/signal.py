"""Which columns are the signal, where the sensor sat, and which force may judge it."""

import re
from dataclasses import dataclass

import numpy as np

from kiosk.gait.measures import Placement, Side
from kiosk.recordings.columns import PLACES, Column, Quantity
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.sensor_file import Recording

ONE_SIDED = {Placement.FOOT, Placement.SHANK}
PLACEMENTS = ", ".join(Placement)


@dataclass(frozen=True, slots=True)
class Signal:
    """What of a recording is analysed, and as what."""

    recording: Recording
    placement: Placement
    told_by: str
    """Who said so: the option, the columns or the file's name."""
    channels: tuple[tuple[str | None, Side], ...]
    """Side in the columns' names (None: no side there) and the side it stands for."""


def choose(recording: Recording, placement: Placement | None, side: Side | None) -> Signal:
    """Settle placement and channels; raises `BadRecording` where they contradict each other."""
    if placement is None:
        placement, told_by = _guess(recording)
    else:
        told_by = "--placement"
        _check_place(recording, placement)
    if side is not None and placement not in ONE_SIDED:
        raise _contradiction(recording, f"a {placement} sensor has no side", "leave out --side")
    quantity = Quantity.FORCE if placement is Placement.BELT else Quantity.ACCELERATION
    return Signal(recording, placement, told_by, _channels(recording, placement, quantity, side))


def force_of(recording: Recording, side: str | None) -> Column | None:
    """The vertical force of one side, or of the file as a whole."""
    vertical = [c for c in recording.of(Quantity.FORCE, side) if c.axis == 2]
    return vertical[0] if vertical else None


def _guess(recording: Recording) -> tuple[Placement, str]:
    columns = [c for c in recording.values if c.quantity is Quantity.ACCELERATION]
    if not columns:
        return Placement.BELT, "the columns"
    places = {c.place for c in columns if c.place}
    if len(places) == 1:
        return Placement(places.pop()), "the columns"
    if not places and any(c.side for c in columns):
        return Placement.FOOT, "the columns"
    if not places and any(c.anatomical for c in columns):
        return Placement.SACRUM, "the columns"
    named = {PLACES[w] for w in re.findall("[a-z]+", recording.path.stem.lower()) if w in PLACES}
    if not places and len(named) == 1:
        return Placement(named.pop()), "the file's name"
    raise BadRecording(
        recording.path,
        "does not tell where the sensor sat",
        f"say it with --placement ({PLACEMENTS})",
    )


def _check_place(recording: Recording, placement: Placement) -> None:
    for column in recording.values:
        if column.place not in (None, str(placement)) and column.quantity is not Quantity.FORCE:
            raise BadRecording(
                recording.path,
                f"says {column.place}, --placement says {placement}",
                "leave out --placement or rename the columns",
                line=1,
                column=column.name,
            )


def _channels(
    recording: Recording, placement: Placement, quantity: Quantity, side: Side | None
) -> tuple[tuple[str | None, Side], ...]:
    if placement is Placement.BELT:
        column = force_of(recording, None)
        if column is None or column.body_weights:
            reason = "has no vertical force in newtons"
            raise _contradiction(recording, reason, "choose another --placement or add fz_N")
        return ((None, Side.UNKNOWN),)
    sides = [s for s in (None, "left", "right") if recording.of(quantity, s)]
    if not sides:
        raise _contradiction(
            recording, "has no acceleration", "choose --placement belt for a file of forces"
        )
    if side is not None and any(sides):
        if side not in sides:
            raise _contradiction(recording, f"has no {side} sensor", "choose the other --side")
        sides = [str(side)]
    if len(sides) > 1 and placement not in ONE_SIDED:
        raise _contradiction(
            recording, f"holds two sensors, {placement} is one", "choose --placement foot or shank"
        )
    return tuple((s, Side(s) if s else side or Side.UNKNOWN) for s in sides)


def _contradiction(recording: Recording, problem: str, remedy: str) -> BadRecording:
    return BadRecording(recording.path, problem, remedy)


def blocks(recording: Recording, seconds: float) -> list[slice]:
    """Slices of about so many seconds, so that several sensors reach the core side by side."""
    length = max(1, round(recording.rate_hz * seconds))
    starts = np.arange(0, len(recording.time_us), length)
    return [slice(int(start), int(start) + length) for start in starts]
