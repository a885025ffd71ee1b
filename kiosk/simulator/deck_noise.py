"""What shakes a deck besides the person on it: its belt, fans, the runner next door."""

from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import Array

_SPLICE_RINGS_S, _FLOOR_HZ, _FLOOR_RINGS_S = 0.010, 14.0, 0.05
_JITTER = 0.02  # of a neighbour's step time


@dataclass(frozen=True, slots=True)
class DeckNoise:
    """Amplitudes at the sensor; nothing by default."""

    roller_mps2: float = 0.0
    roller_m: float = 0.19
    """Circumference: the roller turns once in this."""
    splice_mps2: float = 0.0
    """The belt's joint passes over the roller."""
    belt_m: float = 3.3
    fan_mps2: float = 0.0
    fan_hz: float = 23.0
    neighbour_mps2: float = 0.0
    """Footfalls next door: the floor passes the slow push and swallows the slap."""
    neighbour_spm: float = 171.0


GYM = DeckNoise(roller_mps2=0.15, splice_mps2=0.6, fan_mps2=0.10, neighbour_mps2=0.25)
"""A worn belt at full speed, a fan on the console, and somebody running on the next treadmill."""


def shaken_by_others(
    noise: DeckNoise, t_s: Array, speed_mps: float, rng: np.random.Generator
) -> Array:
    """Vertical acceleration at these times, m/s², without the member's part."""
    turns = 2.0 * np.pi * rng.random(2)
    whole = noise.roller_mps2 * np.sin(2.0 * np.pi * speed_mps / noise.roller_m * t_s + turns[0])
    whole += noise.fan_mps2 * np.sin(2.0 * np.pi * noise.fan_hz * t_s + turns[1])
    if noise.splice_mps2 and speed_mps > 0.0:
        every_s = noise.belt_m / speed_mps
        at_s = np.arange(t_s[0] + every_s * rng.random(), t_s[-1], every_s)
        whole += _thumps(at_s, t_s, noise.splice_mps2, 80.0, _SPLICE_RINGS_S)
    if noise.neighbour_mps2:
        step_s = 60.0 / noise.neighbour_spm
        gaps_s = step_s * (1.0 + _JITTER * rng.normal(size=int((t_s[-1] - t_s[0]) / step_s) + 2))
        at_s = t_s[0] + step_s * rng.random() + np.cumsum(gaps_s)
        whole += _thumps(at_s, t_s, noise.neighbour_mps2, _FLOOR_HZ, _FLOOR_RINGS_S)
    shaken: Array = whole
    return shaken


def _thumps(at_s: Array, t_s: Array, peak_mps2: float, hz: float, dies_s: float) -> Array:
    whole = np.zeros(len(t_s))
    for one_s in at_s:
        first, last = np.searchsorted(t_s, [one_s, one_s + 7.0 * dies_s]).tolist()
        u = t_s[first:last] - one_s
        whole[first:last] += peak_mps2 * np.exp(-u / dies_s) * np.sin(2.0 * np.pi * hz * u)
    return whole
