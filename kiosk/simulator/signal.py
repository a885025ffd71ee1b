"""The fast way from a movement to samples and truth, for measuring detectors.

No frames, no radio, no loop: one call gives minutes of samples of one placement as the part put
them out, with the faults that were asked for, and what really happened.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kiosk.body.activity import Activity
from kiosk.body.curve import Array
from kiosk.simulator.air import Air, AirSettings
from kiosk.simulator.belt import Belt
from kiosk.simulator.deck import (
    BeltForce,
    BeltForceSettings,
    DeckSettings,
    deck_acceleration,
    lateral_cop_m,
)
from kiosk.simulator.deck_noise import DeckNoise, shaken_by_others
from kiosk.simulator.errors import Error
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.mishap import Dropped
from kiosk.simulator.person import Person
from kiosk.simulator.placement import HEEL
from kiosk.simulator.sensor import MotionAt, Sensor, SensorSettings
from kiosk.simulator.truth import Contact, Foot

_FRAME = 16
_AT_ONCE = 8192  # samples that are made at a time, so that minutes of them fit the memory


class Place(StrEnum):
    """Where the sensor sits."""

    INSTEP = "instep"
    HEEL = "heel"
    SHANK = "shank"
    WAIST = "waist"
    CHEST = "chest"
    UPPER_BACK = "upper back"
    DECK = "deck"
    BELT = "belt"


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong besides the part itself."""

    clock_ppm: float = 0.0
    jitter_s: float = 0.0
    air: AirSettings = field(default_factory=AirSettings)
    """Only its loss matters here: whole frames of samples are missing."""
    dropped_at_s: float | None = None
    """The pod comes off and falls to the floor."""
    silent_s: tuple[float, float] | None = None
    """The sensor stops and comes back."""
    deck: DeckNoise = field(default_factory=DeckNoise)
    """What else shakes the deck."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Samples of one placement and the truth behind them."""

    time_us: NDArray[np.int64]
    """By the pod's clock, which `Faults.clock_ppm` lets run fast."""
    acceleration_mps2: NDArray[np.float32] | None
    """Specific force; None for the belt's force channel."""
    rate_radps: NDArray[np.float32] | None
    vertical_n: NDArray[np.float32] | None
    lateral_cop_m: NDArray[np.float32] | None
    """Centre of pressure, right positive, as four cells under a belt tell it; NaN in flight."""
    truth: list[Contact]
    """Of both feet, in s of the true clock."""
    true_time_s: Array
    """When each sample was really taken."""
    clipped: bool = False


def movement(
    activity: Activity,
    seconds: float,
    person: Person | None = None,
    speed_mps: float = 0.0,
    errors: dict[Error, float] | None = None,
    seed: int = 1,
) -> VirtualMember:
    """A member who stands for 2 s and then moves; the belt, if any, already runs."""
    belt = Belt(acceleration_mps2=50.0)
    member = VirtualMember(person, seed=seed, belt=belt)
    for error, severity in (errors or {}).items():
        member.commit(error, severity)
    member.do(Activity.STAND)
    member.advance(0.5)
    if speed_mps > 0.0:
        belt.start(0.5, speed_mps)
    member.do(activity)
    member.advance(seconds)
    return member


def signal(
    member: VirtualMember,
    place: Place,
    foot: Foot = Foot.LEFT,
    sensor: SensorSettings | None = None,
    faults: Faults | None = None,
    start_s: float = 0.0,
    seed: int = 1,
) -> Signal:
    """Everything one sensor put out between `start_s` and where the member has got."""
    part, wrong = sensor or SensorSettings(), faults or Faults()
    rng = np.random.default_rng([seed, list(Place).index(place), list(Foot).index(foot)])
    rate_hz = part.true_rate_hz
    index = np.arange(int(np.ceil(start_s * rate_hz)), int(member.now_s * rate_hz))
    times_s = index / rate_hz
    if wrong.jitter_s:
        jitter = rng.normal(0.0, wrong.jitter_s, len(times_s))
        times_s = times_s + np.clip(jitter, -0.3 / rate_hz, 0.3 / rate_hz)
    kept = _arrived(len(times_s), wrong.air, rng)
    if wrong.silent_s is not None:
        kept &= (times_s < wrong.silent_s[0]) | (times_s > wrong.silent_s[1])
    time_us = np.floor(times_s * (1.0 + wrong.clock_ppm * 1e-6) * 1e6).astype(np.int64)
    truth = member.truth()
    if place is Place.BELT:
        force = _belt_force(member, times_s, part, rng)
        cop_m = lateral_cop_m(member.contacts(), times_s, rng).astype(np.float32)
        return Signal(time_us[kept], None, None, force[kept], cop_m[kept], truth, times_s[kept])
    if place is Place.DECK:
        shaken = _deck(member, times_s, part, wrong.deck, rng)
        return Signal(time_us[kept], shaken[kept], None, None, None, truth, times_s[kept])
    parts = [
        Sensor(part, rng).measure(_motion(member, place, foot, times, wrong), times)
        for times in np.array_split(times_s, max(1, len(times_s) // _AT_ONCE))
    ]
    acceleration = np.concatenate([one.acceleration for one in parts])[kept]
    rate = None
    if part.gyroscope:
        counts = np.concatenate([one.rate for one in parts if one.rate is not None])[kept]
        rate = (counts * part.rate_scale_radps).astype(np.float32)
    return Signal(
        time_us[kept],
        (acceleration * part.acceleration_scale_mps2).astype(np.float32),
        *(rate, None, None, truth, times_s[kept]),
        clipped=any(one.clipped for one in parts),
    )


def _arrived(count: int, settings: AirSettings, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which samples were not in a lost frame."""
    air = Air(settings, rng)
    frames = np.array([air.copies() > 0 for _ in range(-(-count // _FRAME))], dtype=bool)
    return np.repeat(frames, _FRAME)[:count]


def _motion(
    member: VirtualMember, place: Place, foot: Foot, times_s: Array, wrong: Faults
) -> MotionAt:
    start_s, end_s = float(times_s[0]) - 0.1, float(times_s[-1]) + 0.1
    makers: dict[Place, Callable[[], MotionAt]] = {
        Place.INSTEP: lambda: member.foot(foot, start_s, end_s),
        Place.HEEL: lambda: member.foot(foot, start_s, end_s, HEEL),
        Place.SHANK: lambda: member.shank(foot, start_s, end_s),
        Place.WAIST: lambda: member.pelvis(start_s, end_s),
        Place.CHEST: lambda: member.trunk(start_s, end_s),
        Place.UPPER_BACK: lambda: member.trunk(start_s, end_s, on_back=True),
    }
    motion = makers[place]()
    return motion if wrong.dropped_at_s is None else Dropped(motion, wrong.dropped_at_s)


def _belt_force(
    member: VirtualMember, times_s: Array, part: SensorSettings, rng: np.random.Generator
) -> NDArray[np.float32]:
    channel = BeltForce(BeltForceSettings(rate_hz=part.rate_hz), rng)
    mass = member.mass(float(times_s[0]), float(times_s[-1]))
    speed_mps = member.belt.speed_mps(float(times_s[-1]))
    mass_kg = member.person.skeleton.mass_kg
    return channel.measure(mass, mass_kg, times_s, speed_mps).astype(np.float32)


def _deck(
    member: VirtualMember,
    times_s: Array,
    part: SensorSettings,
    others: DeckNoise,
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    """On a grid several times finer than the output, then behind the part like any other."""
    finer = max(1, round(3200.0 / part.rate_hz))
    grid_s = np.arange(times_s[0], times_s[-1] + 0.01, 1.0 / (finer * part.rate_hz))
    mass = member.mass(float(times_s[0]), float(times_s[-1]))
    blows_s = np.array([contact.initial_contact_s + 0.012 for contact in member.truth()])
    mass_kg = member.person.skeleton.mass_kg
    shaken = deck_acceleration(DeckSettings(), mass, mass_kg, blows_s, grid_s)
    speed_mps = member.belt.speed_mps(float(times_s[-1]))
    shaken += shaken_by_others(others, grid_s, speed_mps, rng)
    box = np.ones(finer) / finer
    vertical = np.interp(times_s, grid_s, np.convolve(shaken, box)[: len(grid_s)]) + 9.80665
    noise = rng.normal(0.0, part.acceleration_noise_mps2, (len(times_s), 3))
    noise[:, 2] += vertical
    limit = part.acceleration_range_g * 9.80665
    scale = part.acceleration_scale_mps2
    return (np.rint(np.clip(noise, -limit, limit) / scale) * scale).astype(np.float32)
