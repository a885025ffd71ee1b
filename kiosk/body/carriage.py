"""How the trunk and the pelvis are carried from step to step: lean, tilt, obliquity, turn, sway.

One stride turns a phase once, 0 at a left and 1/2 at a right initial contact; the rhythmic parts
are sines of it, their sizes pass smoothly from one step's values to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kiosk.body.curve import Array, Indices, sagged, smooth_through

_UP_SHARE, _UP_WIDTH_S = 0.17, 0.0055
_BACK_SHARE, _BACK_WIDTH_S, _BACK_SIZE = 0.11, 0.0035, 1.3
"""The shock at the waist. Recorded at a sacrum at 2.5-4.2 m/s: vertical acceleration exceeds
force / mass by 1.1-1.3 g after 0.14-0.18 of the contact, fore-aft -1.8 to -2.2 g after 0.11."""
_SHORTEST_S = 0.1


@dataclass(frozen=True, slots=True)
class Carriage:
    """How the body is carried from this moment on, until the next one's values are reached."""

    at_s: float
    phase: float = 0.0
    """Whole strides; .0 at a left, .5 at a right initial contact. It stays while standing."""
    lean_rad: float = 0.05
    """Upper trunk, forward positive."""
    tilt_rad: float = 0.0
    """Pelvis, front edge down positive, from its standing attitude."""
    tilt_swing_rad: float = 0.0
    """Twice a stride."""
    obliquity_rad: float = 0.0
    """The side of the lifted foot drops by this much, once a stride each."""
    turn_rad: float = 0.0
    """The side of the foot that lands is forward by this much; the shoulders turn against it."""
    sway_m: float = 0.0
    """Towards the standing foot."""
    surge_m: float = 0.0
    """Fore and aft twice a stride, in walking."""
    jolt_mps2: float = 0.0
    """Shock of the contact that begins here, as it reaches the waist."""
    brake_mps: float = 0.0
    """Forward speed that the contact takes and gives back."""
    reversal_share: float = 0.47
    """Of the contact, until braking turns into pushing."""
    contact_s: float = 0.0
    """Of the contact that begins here."""

    def moved(self, **changes: float) -> "Carriage":
        """The same with some values replaced."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Attitude:
    """Angles of a body part over time: front up, right side down, turned left positive."""

    roll_rad: Array
    pitch_rad: Array
    yaw_rad: Array


class CarriagePath:
    """Attitudes of pelvis and trunk as functions of time."""

    def __init__(self, carriages: Sequence[Carriage]) -> None:
        self._at_s = np.array([carriage.at_s for carriage in carriages])
        self._carriages = tuple(carriages)
        self._columns: dict[str, Array] = {}

    def pelvis(self, t_s: Array) -> Attitude:
        """Seen at the waist."""
        turn = 2.0 * np.pi * self._phase(t_s)
        swing = self._size("tilt_swing_rad", t_s) * np.cos(2.0 * turn)
        return Attitude(
            roll_rad=self._size("obliquity_rad", t_s) * np.sin(turn),
            pitch_rad=-self._size("tilt_rad", t_s) - swing,
            yaw_rad=-self._size("turn_rad", t_s) * np.cos(turn),
        )

    def trunk(self, t_s: Array) -> Attitude:
        """Seen at the breastbone or the upper back."""
        turn = 2.0 * np.pi * self._phase(t_s)
        swing = 0.6 * self._size("tilt_swing_rad", t_s) * np.cos(2.0 * turn - 0.6)
        return Attitude(
            roll_rad=-0.5 * self._size("obliquity_rad", t_s) * np.sin(turn),
            pitch_rad=-self._size("lean_rad", t_s) - swing,
            yaw_rad=0.8 * self._size("turn_rad", t_s) * np.cos(turn),
        )

    def sway_m(self, t_s: Array) -> Array:
        """To the left."""
        sway: Array = self._size("sway_m", t_s) * np.sin(2.0 * np.pi * self._phase(t_s))
        return sway

    def surge_m(self, t_s: Array) -> Array:
        """Forward of the mean way."""
        turn = 2.0 * np.pi * self._phase(t_s)
        surge: Array = self._size("surge_m", t_s) * np.sin(2.0 * turn) + self._braked_m(t_s)
        return surge

    def shock_m(self, t_s: Array) -> tuple[Array, Array]:
        """Forward and upward displacement of the waist by the shocks of the contacts.

        The waist moves on, forward and down, a little faster than the body it hangs on, until
        the contact stops it.
        """
        forward, up = np.zeros(len(t_s)), np.zeros(len(t_s))
        row = self._row(t_s)
        for shift in (-1, 0, 1):
            near = np.clip(row + shift, 0, len(self._at_s) - 1)
            counts = near == row + shift
            u, size = t_s - self._at_s[near], self._column("jolt_mps2")[near] * counts
            contact_s = np.maximum(self._column("contact_s")[near], _SHORTEST_S)
            up -= 4.0 * _UP_WIDTH_S * size * sagged(u, _UP_SHARE * contact_s, _UP_WIDTH_S)
            back_mps = 4.0 * _BACK_WIDTH_S * _BACK_SIZE * size
            forward += back_mps * sagged(u, _BACK_SHARE * contact_s, _BACK_WIDTH_S)
        return forward, up

    def _braked_m(self, t_s: Array) -> Array:
        """Way lost by braking and pushing, one contact after the other."""
        row = self._row(t_s)
        brake, contact_s = self._column("brake_mps"), self._column("contact_s")
        lost_m = np.append(0.0, np.cumsum(0.5 * brake * contact_s)[:-1])
        braking_s = np.maximum(contact_s * self._column("reversal_share"), 1e-3)[row]
        pushing_s = np.maximum(contact_s[row] - braking_s, 1e-3)
        u = np.clip(t_s - self._at_s[row], 0.0, contact_s[row])
        early, late = np.minimum(u, braking_s), np.maximum(u - braking_s, 0.0)
        first = early - braking_s / np.pi * np.sin(np.pi * early / braking_s)
        second = late + pushing_s / np.pi * np.sin(np.pi * late / pushing_s)
        way: Array = -lost_m[row] - 0.5 * brake[row] * (first + second)
        return way

    def _row(self, t_s: Array) -> Indices:
        return np.maximum(np.searchsorted(self._at_s, t_s, side="right") - 1, 0)

    def _phase(self, t_s: Array) -> Array:
        return smooth_through(t_s, self._at_s, self._column("phase"))

    def _size(self, name: str, t_s: Array) -> Array:
        values = self._column(name)
        if np.ptp(values) == 0.0:
            return np.full(len(t_s), values[0])
        return smooth_through(t_s, self._at_s, values, level=True)

    def _column(self, name: str) -> Array:
        if name not in self._columns:
            values = [getattr(carriage, name) for carriage in self._carriages]
            self._columns[name] = np.array(values, dtype=float)
        return self._columns[name]
