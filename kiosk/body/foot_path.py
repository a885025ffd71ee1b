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

GRAVITY_MPS2 = 9.80665
_EDGE_RAD = 0.012  # the roll from heel to ball is rounded over this angle
_LAUNCH_S = 0.07  # before toe-off the foot rolls from the ball onto the toes
_SLAP_S, _SLAP_STOP_S = 0.018, 0.005  # the falling end of the foot gathers speed, and is stopped
_RECOVER_S = 0.15  # a compressed sole has its shape again after this
_TURN_WIDTH = 1.6  # a blow turns the whole foot slower than it stops the heel
_PULL_S = 0.006  # the leg's pull on the swinging foot is gone this soon after contact
_FASTEST_AT_TOE_OFF = 1.6  # of the mean rate of the push; above 5/3 it would overshoot before
_LOOSE_SHARE = 0.45  # of the way to the lowest toes: by then the push has died away
_REACH_SHARE = 0.93  # of the swing, until the toes point highest


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
        planted = self._planted(u, row)
        contact_s = self._contact_s()[row]
        swings = (u > contact_s) & (row < len(self._falls) - 1)
        if swings.any():
            x, z = self._carried((u - contact_s)[swings], row[swings])
            planted.x_m[swings], planted.z_m[swings] = x, z
        return planted

    def _flat_s(self) -> Array:
        return np.minimum(self._falls["flat_s"], 0.35 * self._contact_s())

    def _contact_s(self) -> Array:
        falls = self._falls
        contact_s: Array = falls["to_s"] + falls["leave_s"] - falls["ic_s"]
        return contact_s

    def _pitch_knots(self) -> tuple[Array, Array, Array, Array]:
        falls, after = self._falls, self._after
        contact_s = self._contact_s()
        push_s = np.minimum(falls["push_s"], 0.45 * contact_s)
        swing_s = self._next_ic_s - falls["ic_s"] - contact_s
        kick_s = contact_s + falls["kick_share"] * swing_s
        reach_s, ic_s = contact_s + _REACH_SHARE * swing_s, contact_s + swing_s
        times = [self._blow_s(), self._flat_s(), contact_s - push_s, contact_s]
        loose_s = _LOOSE_SHARE * (kick_s - contact_s)
        times += [contact_s + loose_s, kick_s, reach_s, ic_s]
        arriving, strike = self._arriving_radps(), falls["strike_rad"]
        met = strike + arriving * self._blow_s()
        reach = strike[after] + falls["reach_rad"][after]
        values = [met, falls["stand_rad"], falls["stand_rad"], falls["toe_off_rad"]]
        push_radps = _FASTEST_AT_TOE_OFF * (falls["toe_off_rad"] - falls["stand_rad"]) / push_s
        values.append(falls["toe_off_rad"] + 0.65 * push_radps * loose_s)
        values += [falls["kick_rad"], reach, strike[after]]
        rising_radps = (strike[after] - falls["kick_rad"]) / (ic_s - kick_s)
        late_radps = np.where(falls["reach_rad"][after] < 0.0, rising_radps, 0.0)
        zero = np.zeros(len(falls))
        rates = [self._turn_radps, zero, zero, push_radps, 0.35 * push_radps]
        rates += [zero, late_radps, arriving[after]]
        swing_bends = [_bend(times, values, 5), 1.6 * _bend(times, values, 6)]
        bends = [zero, zero, zero, zero, zero, *swing_bends, zero]
        return _table(times), _table(values), _table(rates), _table(bends)

    def _blow_s(self) -> Array:
        return np.minimum(self._falls["blow_s"], 0.5 * self._flat_s())

    def _arriving_radps(self) -> Array:
        """The foot already turns a little towards the ground before it meets it."""
        rate: Array = 0.15 * self._turn_radps
        return rate

    def _rolled_s(self) -> Array:
        """How long before toe-off the ball begins to leave the ground."""
        return np.minimum(_LAUNCH_S, 0.3 * self._contact_s())

    def _planted(self, u: Array, row: Indices) -> FootPose:
        falls = self._falls
        pitch = self._planted_pitch_rad(u, row)
        contact_s = self._contact_s()[row]
        given_m = self._given_m(u, row, contact_s)
        blow_s, hertz = self._blow_s()[row], falls["ring_hz"][row]
        ringing_m = ring(u - blow_s, falls["ring_mps2"][row], hertz, np.full(len(u), 0.011))
        left_s = np.maximum(contact_s - u, 0.0)
        drawn_m = _faded(left_s, falls["draw_mps2"][row]) - _faded(u, falls["pull_mps2"][row])
        rolled_s = self._rolled_s()[row]
        onto_toes_s = rolled_s * stepped(1.0 - left_s / rolled_s)
        raised_m, back_m = self._rolled(pitch)
        return FootPose(
            x_m=falls["x_m"][row]
            - back_m
            + falls["slide_mps"][row] * given_m
            + drawn_m
            + falls["leave_mps"][row] * onto_toes_s
            + 0.5 * ringing_m,
            z_m=raised_m
            - falls["sink_mps"][row] * given_m
            + ringing_m
            + falls["launch_mps"][row] * onto_toes_s,
            pitch_rad=pitch,
        )

    def _planted_pitch_rad(self, u: Array, row: Indices) -> Array:
        """Unchanged until the blow, which turns the foot towards the ground."""
        falls, arriving, blow_s = self._falls, self._arriving_radps()[row], self._blow_s()[row]
        early = falls["strike_rad"][row] + arriving * u
        pitch = np.where(u < blow_s, early, through(np.maximum(u, blow_s), row, self._knots))
        width_s = _TURN_WIDTH * falls["blow_width_s"][row]
        turned_radps = self._turn_radps[row] - arriving
        pitch = pitch + turned_radps * rounded(u, blow_s, width_s)
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

    def _rolled(self, pitch_rad: Array) -> tuple[Array, Array]:
        """How far the ball is raised and drawn back while the foot stands on its heel."""
        on_heel = 0.5 * (pitch_rad + np.hypot(pitch_rad, _EDGE_RAD))
        return self._lever_m * np.sin(on_heel), self._lever_m * (1.0 - np.cos(on_heel))

    def _carried(self, u: Array, row: Indices) -> tuple[Array, Array]:
        falls, after = self._falls, self._after[row]
        span = (self._next_ic_s - falls["ic_s"] - self._contact_s())[row]
        fall = -GRAVITY_MPS2 * falls["ballistic"][row]
        rolled_s = 0.5 * self._rolled_s()[row]
        raised_0, back_0 = self._rolled(falls["toe_off_rad"][row])
        strike = falls["strike_rad"][after]
        raised_1, back_1 = self._rolled(strike)
        heel_share = 0.5 * (1.0 + strike / np.hypot(strike, _EDGE_RAD))
        turning = heel_share * self._lever_m * self._arriving_radps()[after]
        z = quintic(
            u,
            span,
            (raised_0 + falls["launch_mps"][row] * rolled_s, falls["launch_mps"][row], fall),
            (raised_1, np.cos(strike) * turning - falls["sink_mps"][after], fall),
        )
        z = z + falls["lift_m"][row] * bump(u / span)
        leaving, drawn = falls["leave_mps"][row], falls["draw_mps2"][row]
        arriving = falls["slide_mps"][after] - np.sin(strike) * turning
        x = quintic(
            u,
            span,
            (falls["x_m"][row] - back_0 + leaving * rolled_s, leaving, drawn),
            (falls["x_m"][after] - back_1, arriving, -falls["pull_mps2"][after]),
        )
        return x, z


def _faded(u: Array, acceleration_mps2: Array) -> Array:
    """Way of an acceleration that fades away from u = 0 on."""
    way: Array = 0.5 * acceleration_mps2 * u**2 * np.exp(-np.minimum(u / _PULL_S, 60.0))
    return way


def _bend(times: list[Array], values: list[Array], middle: int) -> Array:
    """The acceleration at a knot that its two neighbours suggest."""
    before_s = times[middle] - times[middle - 1]
    after_s = times[middle + 1] - times[middle]
    rise = (values[middle + 1] - values[middle]) / after_s
    came = (values[middle] - values[middle - 1]) / before_s
    bend: Array = 2.0 * (rise - came) / (before_s + after_s)
    return bend


def _table(columns: list[Array]) -> Array:
    return np.stack(columns, axis=1)
