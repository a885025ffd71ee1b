"""One contact of one foot with the ground: when, where and in which manner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from kiosk.body.curve import Array

FOREVER_S = 1e6
"""Toe-off of a foot that is not going to leave the ground."""


@dataclass(frozen=True, slots=True)
class Footfall:
    """What one foot does from an initial contact to the next. Pitch is positive with toes up."""

    ic_s: float
    to_s: float = FOREVER_S
    x_m: float = 0.0
    """Where the ball of the foot stands, in the frame of the belt."""
    ahead_m: float = 0.0
    """How much further than usual in front of the body it lands."""
    strike_rad: float = 0.26
    """Pitch at initial contact: above 0.14 a heel strike, below -0.03 a forefoot strike."""
    arriving_radps: float = -2.0
    """Pitch rate when it meets the ground; below 0 the toes are already coming down."""
    lowering_radps2: float = 0.0
    """Change of that rate then: the shank's muscles let the toes down, or still draw them up."""
    flat_s: float = 0.065
    """From initial contact until the sole lies as it will stand."""
    stand_rad: float = 0.0
    """Pitch in mid-stance; below 0 where the heel never comes down."""
    push_s: float = 0.30
    """The heel leaves the ground at most this long before toe-off."""
    leave_s: float = 0.0
    """The toe's own departure, from when the force is gone: no two steps let go alike."""
    toe_off_rad: float = -0.80
    push_peak: float = 1.6
    """Pitch rate at toe-off over the mean rate of the push; above 5/3 it still grows until then."""
    loose_radps: float = -2.0
    """Pitch rate that the swinging leg alone gives the foot once it has let go."""
    folding_radps2: float = 0.0
    """Change of that rate then: the knee folds and turns the foot further, toes down."""
    release_s: float = 0.045
    """The calf lets go of the foot within this time after toe-off."""
    lift_m: float = 0.08
    """Height of the ball of the foot in the middle of the swing that follows."""
    ballistic: float = 0.0
    """1 where the foot flies freely with the body, as in hops; 0 where the leg carries it."""
    sink_mps: float = 0.9
    """Downward speed of the foot when it meets the ground."""
    slide_mps: float = 0.5
    """Forward speed of the foot over the belt when it meets the ground."""
    pull_mps2: float = 25.0
    """The leg still brakes the foot's swing with this when it meets the ground."""
    blow_s: float = 0.012
    """From the first touch until shoe and heel pad have hardened and stop the foot."""
    blow_width_s: float = 0.0022
    """The stop takes about four times this: its peak is sink_mps / (4 blow_width_s)."""
    steady: float = 0.0
    """1 where the shank moves as recorded ones do, 0 where only the leg's geometry moves it."""
    gives: float = 0.2
    """How softly this landing stops a steady shank, beside how it follows a foot in the air, 1."""
    ring_mps2: float = 15.0
    """The shoe rings after the impact with about this acceleration."""
    ring_hz: float = 75.0
    slap_mps: float = 0.0
    """Speed at which the other end of the foot still meets the ground when the sole lies down."""

    impact_bw: float = 0.0
    """Force of a heel's impact over the smooth push, for the whole body."""
    impact_s: float = 0.045
    rise_share: float = 0.3
    """How much higher the body leaves the ground than it lands, for the flight that follows."""
    vault_m: float = 0.0
    """Rise of the body over the standing leg, in walking."""

    def moved(self, **changes: float) -> "Footfall":
        """The same with some values replaced."""
        return replace(self, **changes)


class Footfalls:
    """Footfalls of one foot in order, as one array a quantity."""

    def __init__(self, footfalls: Sequence[Footfall]) -> None:
        self._footfalls = tuple(footfalls)
        self._columns: dict[str, Array] = {}

    def __len__(self) -> int:
        return len(self._footfalls)

    def __iter__(self) -> Iterator[Footfall]:
        return iter(self._footfalls)

    def __getitem__(self, name: str) -> Array:
        """All values of one field of `Footfall`."""
        if name not in self._columns:
            values = [getattr(footfall, name) for footfall in self._footfalls]
            self._columns[name] = np.array(values, dtype=float)
        return self._columns[name]

    def between(self, start_s: float, end_s: float) -> Self:
        """Those that matter to this stretch of time: one before, all within, one after."""
        first = max(0, int(np.searchsorted(self["ic_s"], start_s, side="right")) - 2)
        last = int(np.searchsorted(self["ic_s"], end_s, side="right")) + 2
        return type(self)(self._footfalls[first:last])


FIELDS = tuple(entry.name for entry in fields(Footfall))
