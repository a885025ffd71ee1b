"""What lean and obliquity score on the virtual runner with every sensor fault on."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kiosk.body.activity import Activity
from kiosk.gait.trunk import Trunk
from kiosk.simulator.member import VirtualMember, move, press_start, press_stop
from kiosk.simulator.population import drawn_faults, drawn_part, drawn_person
from kiosk.simulator.signal import Place, Signal, signal

RATE_HZ = 208.0
RUN_FROM_S, HOP_FROM_S, END_S = 5.0, 22.0, 34.0
"""Everybody stands first, then runs: that is how the sensor learns where forward is."""
ASKED_DEG = 1.0
_WINDOW_S, _BLOCKS_S = 3.6, 0.5
_SETTLED_S = 5.0
_STANDING_S = (1.0, 4.0)


@dataclass(frozen=True, slots=True)
class Angles:
    """Errors in degrees, one value a window."""

    lean_deg: np.ndarray
    obliquity_deg: np.ndarray

    @property
    def lean_rmse_deg(self) -> float:
        return float(np.sqrt(np.mean(self.lean_deg**2)))

    @property
    def obliquity_rmse_deg(self) -> float:
        return float(np.sqrt(np.mean(self.obliquity_deg**2)))


def angles(activity: Activity, runners: int) -> Angles:
    """Lean at the upper back and the drop of the pelvis at the waist, of many drawn runners."""
    lean, obliquity = [], []
    for seed in range(runners):
        member = _member(activity, seed)
        for place, errors in ((Place.UPPER_BACK, lean), (Place.WAIST, obliquity)):
            errors.extend(_errors_deg(member, place, activity, seed))
    return Angles(np.array(lean), np.array(obliquity))


def _member(activity: Activity, seed: int) -> VirtualMember:
    rng = np.random.default_rng([seed, 21])
    script = [press_start(RUN_FROM_S, float(rng.uniform(2.3, 3.6)))]
    if activity is Activity.HOP:
        rest_s = HOP_FROM_S - 6.0
        script += [press_stop(rest_s), move(rest_s, Activity.STAND), move(HOP_FROM_S, activity)]
    member = VirtualMember(drawn_person(rng), script, seed=seed + 1)
    member.advance(END_S)
    return member


def _errors_deg(
    member: VirtualMember, place: Place, activity: Activity, seed: int
) -> Iterator[float]:
    rng = np.random.default_rng([seed, 22])
    part, faults = drawn_part(rng, RATE_HZ), drawn_faults(rng)
    worn = Trunk(chest=place is not Place.WAIST)
    samples = signal(member, place, sensor=part, faults=faults, seed=seed)
    path = member.carriage(0.0, END_S)
    begun_s = (HOP_FROM_S if activity is Activity.HOP else RUN_FROM_S) + _SETTLED_S
    for until_s in _fed(worn, samples):
        if until_s < begun_s or until_s > END_S - 1.0:
            continue
        posture = worn.recent(int(1e6 * until_s))
        t_s = np.arange(until_s - _WINDOW_S, until_s, 0.005)
        standing_s = np.arange(*_STANDING_S, 0.01)
        if place is Place.WAIST:
            told, true = posture.side_range().value, _range_rad(path.pelvis(t_s).roll_rad)
        else:
            upright = path.trunk(standing_s).pitch_rad.mean()
            told, true = posture.lean().value, upright - path.trunk(t_s).pitch_rad.mean()
        if told is not None:
            yield float(np.degrees(told - true))


def _fed(worn: Trunk, samples: Signal) -> Iterator[float]:
    """Feed it; the time after each block."""
    assert samples.acceleration_mps2 is not None
    assert samples.rate_radps is not None
    ends_us = np.arange(0, samples.time_us[-1], int(1e6 * _BLOCKS_S))
    cuts = np.searchsorted(samples.time_us, ends_us)
    for first, last in itertools.pairwise(cuts):
        part = slice(first, last)
        worn.feed(samples.time_us[part], samples.acceleration_mps2[part], samples.rate_radps[part])
        if last > first:
            yield 1e-6 * float(samples.time_us[last - 1])


def _range_rad(roll_rad: np.ndarray) -> float:
    """How far it goes from side to side."""
    return float(np.percentile(roll_rad, 99) - np.percentile(roll_rad, 1))
