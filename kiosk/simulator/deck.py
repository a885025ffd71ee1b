"""What the belt's frame and deck feel of the feet: a force channel and a shaken deck."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import Array, step
from kiosk.body.foot_path import GRAVITY_MPS2
from kiosk.body.mass_path import MassPath
from kiosk.simulator.truth import Contact, Foot

_STANCE_WIDTH_M, _COP_NOISE_M = 0.10, 0.004


@dataclass(frozen=True, slots=True)
class BeltForceSettings:
    """An instrumented treadmill. Real ones drift by 100 N in 30 s."""

    rate_hz: float = 1000.0
    noise_n: float = 8.0
    hum_n: float = 5.0
    hum_hz: float = 50.0
    roller_n: float = 6.0
    roller_m: float = 0.19
    """Circumference of the roller, which gives its tone at a belt speed."""
    drift_n_per_s: float = 3.5
    offset_n: float = 20.0
    frame_hz: float = 45.0
    """The frame's own frequency."""
    frame_damping: float = 0.5


class BeltForce:
    """The vertical force channel of the whole belt."""

    def __init__(self, settings: BeltForceSettings, rng: np.random.Generator) -> None:
        self.settings = settings
        self._rng = rng

    def measure(self, mass: MassPath, mass_kg: float, t_s: Array, speed_mps: float) -> Array:
        """Newtons at these evenly spaced times."""
        part = self.settings
        clean = mass.force_bw(t_s) * mass_kg * GRAVITY_MPS2
        step_s = float(t_s[1] - t_s[0]) if len(t_s) > 1 else 1.0 / part.rate_hz
        shaken = resonator(clean, step_s, part.frame_hz, part.frame_damping)
        hum = part.hum_n * np.sin(2.0 * np.pi * part.hum_hz * t_s)
        tone = part.roller_n * np.sin(2.0 * np.pi * speed_mps / part.roller_m * t_s)
        drift = part.offset_n + part.drift_n_per_s * (t_s - t_s[0])
        noise = self._rng.normal(0.0, part.noise_n, len(t_s))
        whole: Array = shaken + hum + tone + drift + noise
        return whole


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """An accelerometer screwed to the deck or lying on the console."""

    mass_kg: float = 55.0
    """Of the moving part of the deck."""
    own_hz: float = 24.0
    damping: float = 0.12
    motor_hz: float = 31.0
    motor_mps2: float = 0.25
    slap_mps2: float = 9.0
    """Of the shoe's blow on the deck, in rubber-damped structure-borne sound."""
    slap_hz: float = 95.0


def deck_acceleration(
    settings: DeckSettings, mass: MassPath, mass_kg: float, blows_s: Array, t_s: Array
) -> Array:
    """Vertical acceleration of the deck at evenly spaced times, without gravity: the second
    difference of its give under the force, the shoes' blows and the motor."""
    step_s = float(t_s[1] - t_s[0])
    force = mass.force_bw(t_s) * mass_kg * GRAVITY_MPS2
    stiffness = settings.mass_kg * (2.0 * np.pi * settings.own_hz) ** 2
    give_m = -resonator(force / stiffness, step_s, settings.own_hz, settings.damping)
    shaken = np.gradient(np.gradient(give_m, step_s), step_s)
    for blow_s in blows_s:
        first, last = np.searchsorted(t_s, [blow_s, blow_s + 0.15]).tolist()
        u = t_s[first:last] - blow_s
        ringing = np.exp(-u / 0.018) * np.sin(2.0 * np.pi * settings.slap_hz * u)
        shaken[first:last] += settings.slap_mps2 * ringing
    motor = settings.motor_mps2 * np.sin(2.0 * np.pi * settings.motor_hz * t_s)
    moved: Array = shaken + motor
    return moved


def lateral_cop_m(contacts: Sequence[Contact], t_s: Array, rng: np.random.Generator) -> Array:
    """Where across the belt its four cells feel the load; NaN while nobody touches it."""
    load = {foot: np.zeros(len(t_s)) for foot in Foot}
    for contact in contacts:
        over_s = max(min(0.12, 0.3 * contact.contact_s), 1e-3)
        first, last = np.searchsorted(t_s, [contact.initial_contact_s, contact.toe_off_s]).tolist()
        during_s = t_s[first:last]
        onto = step((during_s - contact.initial_contact_s) / over_s)
        load[contact.foot][first:last] += onto * step((contact.toe_off_s - during_s) / over_s)
    whole = load[Foot.LEFT] + load[Foot.RIGHT]
    with np.errstate(invalid="ignore", divide="ignore"):
        right = (load[Foot.RIGHT] - load[Foot.LEFT]) / whole
    spread_m = 0.5 * _STANCE_WIDTH_M * right + rng.normal(0.0, _COP_NOISE_M, len(t_s))
    return np.where(whole > 0.02, spread_m, np.nan)


def resonator(signal: Array, step_s: float, own_hz: float, damping: float) -> Array:
    """A damped resonance's answer to a signal, by its impulse response."""
    turn = 2.0 * np.pi * own_hz
    damped = turn * np.sqrt(1.0 - damping**2)
    length = max(2, int(7.0 / (damping * turn * step_s)))
    at_s = step_s * np.arange(length)
    answer = turn**2 / damped * np.exp(-damping * turn * at_s) * np.sin(damped * at_s)
    answer *= 1.0 / answer.sum()
    padded = np.concatenate([np.full(length - 1, signal[0]), signal])
    return np.convolve(padded, answer, mode="valid")
