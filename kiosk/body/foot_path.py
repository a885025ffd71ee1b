"""Where one foot is, from its footfalls: planted by its contacts, carried in between.

The ground is the frame of the belt: a planted foot does not move in it. The foot rolls over the
heel while the toes are up and over the ball while the heel is up; the followed point is the ball.
"""

from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import (
    Array,
    Indices,
    arrest,
    bump,
    eased_out,
    quintic,
    ring,
    rounded,
    stepped,
    through,
    yielded,
)
from kiosk.body.footfall import Footfalls
from kiosk.body.sole import rolled, rolling

GRAVITY_MPS2 = 9.80665
_SLAP_S, _SLAP_STOP_S = 0.018, 0.005  # the falling end of the foot gathers speed, and is stopped
_RECOVER_S = 0.15  # a compressed sole has its shape again after this
_TURN_WIDTH = 1.6  # a blow turns the whole foot slower than it stops the heel
_PULL_S = 0.006  # the leg's pull on the swinging foot is gone this soon after contact
_PUSH_SHARE = 0.58  # of a contact at most
_FLAT_SHARE = 0.35  # of a contact at most


@dataclass(frozen=True, slots=True)
class FootPose:
    """The ball of the foot in the belt's frame and the pitch of the sole, toes up positive."""

    x_m: Array
    z_m: Array
    pitch_rad: Array


class FootPath:
    """The movement of one foot as a function of time."""

    def __init__(self, footfalls: Footfalls, heel_to_ball_m: float) -> None:
        self._falls = footfalls
        self._lever_m = heel_to_ball_m
        self._next_ic_s = np.append(footfalls["ic_s"][1:], footfalls["to_s"][-1:] + 0.3)
        self._after = np.minimum(np.arange(len(footfalls)) + 1, len(footfalls) - 1)
        turn_rad = footfalls["stand_rad"] - footfalls["strike_rad"]
        self._turn_radps = 1.5 * turn_rad / (self._flat_s() - self._blow_s())
        self._knots = self._pitch_knots()

    def at(self, t_s: Array) -> FootPose:
        """The pose at each time; before the first contact and after the last, as planted then."""
        row = np.maximum(np.searchsorted(self._falls["ic_s"], t_s, side="right") - 1, 0)
        u = np.maximum(t_s - self._falls["ic_s"][row], 0.0)
        pose = self._planted(u, row)
        contact_s = self._contact_s()[row]
        swings = (u > contact_s) & (row < len(self._falls) - 1)
        if swings.any():
            air_s, swung = (u - contact_s)[swings], row[swings]
            pose.x_m[swings], pose.z_m[swings] = self._carried(air_s, swung)
            pose.pitch_rad[swings] = self._swung_rad(air_s, swung)
        return pose

    def _flat_s(self) -> Array:
        return np.minimum(self._falls["flat_s"], _FLAT_SHARE * self._contact_s())

    def _contact_s(self) -> Array:
        falls = self._falls
        contact_s: Array = falls["to_s"] + falls["leave_s"] - falls["ic_s"]
        return contact_s

    def _pitch_knots(self) -> tuple[Array, Array, Array, Array]:
        """Of a planted foot: turned by the blow, flat, heel up, toe-off."""
        falls, contact_s, blow_s = self._falls, self._contact_s(), self._blow_s()
        times = [blow_s, self._flat_s(), contact_s - self._push_s(), contact_s]
        met = falls["strike_rad"] + self._lowered_rad(blow_s)
        values = [met, falls["stand_rad"], falls["stand_rad"], falls["toe_off_rad"]]
        zero = np.zeros(len(falls))
        rates = [self._turn_radps, zero, zero, self._push_radps()]
        bends = [zero, zero, zero, falls["folding_radps2"]]
        return _table(times), _table(values), _table(rates), _table(bends)

    def _push_s(self) -> Array:
        return np.minimum(self._falls["push_s"], _PUSH_SHARE * self._contact_s())

    def _push_radps(self) -> Array:
        falls = self._falls
        mean_radps = (falls["toe_off_rad"] - falls["stand_rad"]) / self._push_s()
        rate: Array = falls["push_peak"] * mean_radps
        return rate

    def _lowered_rad(self, u: Array, row: Indices | slice = slice(None)) -> Array:
        """Since the first touch, until the blow turns the foot."""
        falls = self._falls
        way: Array = u * (falls["arriving_radps"][row] + 0.5 * u * falls["lowering_radps2"][row])
        return way

    def _blow_s(self) -> Array:
        return np.minimum(self._falls["blow_s"], 0.5 * self._flat_s())

    def _planted(self, u: Array, row: Indices) -> FootPose:
        falls = self._falls
        pitch = self._planted_pitch_rad(u, row)
        contact_s = self._contact_s()[row]
        given_m = self._given_m(u, row, contact_s)
        blow_s, hertz = self._blow_s()[row], falls["ring_hz"][row]
        ringing_m = ring(u - blow_s, falls["ring_mps2"][row], hertz, np.full(len(u), 0.011))
        x_m, z_m = rolled(pitch, self._lever_m)
        return FootPose(
            x_m=falls["x_m"][row]
            + x_m
            + falls["slide_mps"][row] * given_m
            - _faded(u, falls["pull_mps2"][row])
            + 0.5 * ringing_m,
            z_m=z_m - falls["sink_mps"][row] * given_m + ringing_m,
            pitch_rad=pitch,
        )

    def _planted_pitch_rad(self, u: Array, row: Indices) -> Array:
        """As it arrived until the blow, which turns the foot towards the ground."""
        falls, blow_s = self._falls, self._blow_s()[row]
        early = falls["strike_rad"][row] + self._lowered_rad(u, row)
        pitch = np.where(u < blow_s, early, through(np.maximum(u, blow_s), row, self._knots))
        width_s = _TURN_WIDTH * falls["blow_width_s"][row]
        met_radps = falls["arriving_radps"][row] + falls["lowering_radps2"][row] * blow_s
        pitch = pitch + (self._turn_radps[row] - met_radps) * rounded(u, blow_s, width_s)
        return pitch + self._slap_rad(u, row)

    def _given_m(self, u: Array, row: Indices, contact_s: Array) -> Array:
        """Way that the sole gives, per unit of speed at contact."""
        falls = self._falls
        given = yielded(u, self._blow_s()[row], falls["blow_width_s"][row])
        return given * eased_out(u, np.minimum(_RECOVER_S, 0.6 * contact_s))

    def _slap_rad(self, u: Array, row: Indices) -> Array:
        """The second, hard meeting with the ground when the sole is thrown flat."""
        speed_mps = self._falls["slap_mps"][row]
        if not speed_mps.any():
            return np.zeros(len(u))
        rate = np.sign(self._turn_radps[row]) * speed_mps / self._lever_m
        stop_s = np.full(len(u), _SLAP_STOP_S)
        later_s = u - self._flat_s()[row]
        thrown = arrest(np.maximum(-later_s, 0.0), -rate, np.full(len(u), _SLAP_S))
        return thrown + arrest(np.maximum(later_s, 0.0), rate, stop_s)

    def _swung_rad(self, u: Array, row: Indices) -> Array:
        """As the leg swings the foot, and at first as the calf lets go of it."""
        falls, after = self._falls, self._after[row]
        span = self._swing_s(row)
        release_s = np.minimum(falls["release_s"][row], 0.4 * span)
        pushed_radps = self._push_radps()[row] - falls["loose_radps"][row]
        s = u / release_s
        released = pushed_radps * release_s * (np.minimum(s, 1.0) - stepped(np.minimum(s, 1.0)))
        end_rad = falls["strike_rad"][after] - 0.5 * pushed_radps * release_s
        leaving = falls["toe_off_rad"][row], falls["loose_radps"][row], falls["folding_radps2"][row]
        arriving = falls["arriving_radps"][after], falls["lowering_radps2"][after]
        return released + quintic(u, span, leaving, (end_rad, *arriving))

    def _swing_s(self, row: Indices) -> Array:
        span: Array = (self._next_ic_s - self._falls["ic_s"] - self._contact_s())[row]
        return span

    def _carried(self, u: Array, row: Indices) -> tuple[Array, Array]:
        """The ball of the foot leaves the ground as it rolled over it and meets it as it will."""
        falls, after, span = self._falls, self._after[row], self._swing_s(row)
        fall = -GRAVITY_MPS2 * falls["ballistic"][after]
        leaving = falls["toe_off_rad"][row], self._push_radps()[row], falls["folding_radps2"][row]
        x_0, z_0 = rolling(leaving, self._lever_m)
        meeting = tuple(
            falls[name][after] for name in ("strike_rad", "arriving_radps", "lowering_radps2")
        )
        x_1, z_1 = rolling(meeting, self._lever_m)
        arriving = z_1.way, z_1.speed - falls["sink_mps"][after], z_1.bend + fall
        lift_m = falls["lift_m"][row] - quintic(0.5 * span, span, z_0, arriving)
        z = quintic(u, span, z_0, arriving) + lift_m * bump(u / span)
        x = quintic(
            u,
            span,
            (falls["x_m"][row] + x_0.way, x_0.speed, x_0.bend),
            (
                falls["x_m"][after] + x_1.way,
                x_1.speed + falls["slide_mps"][after],
                x_1.bend - falls["pull_mps2"][after],
            ),
        )
        return x, z


def _faded(u: Array, acceleration_mps2: Array) -> Array:
    """Way of an acceleration that fades away from u = 0 on."""
    way: Array = 0.5 * acceleration_mps2 * u**2 * np.exp(-np.minimum(u / _PULL_S, 60.0))
    return way


def _table(columns: list[Array]) -> Array:
    return np.stack(columns, axis=1)
