"""How soon, and how rightly, what is worn tells how somebody moves: drawn runners who walk, run,
stand, hop, have quick feet and stand again, followed block by block as the kiosk follows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kiosk.body.activity import Activity
from kiosk.gait import Runner
from kiosk.gait.measures import Mode, Placement, Side
from kiosk.recordings.truth import SHANK, true_contacts
from kiosk.simulator.belt import Belt
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.population import drawn_part, drawn_person
from kiosk.simulator.signal import signal
from tests.accuracy.figures import RECORDINGS
from tests.kiosk.gait.kits import WORN, Worn

Floats = NDArray[np.float64]
G_MPS2 = 9.80665

KITS: dict[str, tuple[str, ...]] = {
    "two shoes": ("left shoe", "right shoe"),
    "one shoe": ("left shoe",),
    "two shanks": ("left shank", "right shank"),
    "one shank": ("left shank",),
    "one shank, waist": ("left shank", "waist"),
    "waist": ("waist",),
    "chest": ("chest",),
    "four cells": ("four cells",),
    "one cell": ("one cell",),
    "deck": ("deck",),
}
MODES = {
    Activity.STAND: Mode.STANDING,
    Activity.WALK: Mode.WALKING,
    Activity.RUN: Mode.RUNNING,
    Activity.HOP: Mode.HOPPING,
    Activity.QUICK_FEET: Mode.QUICK_FEET,
}
TOLD = (Activity.WALK, Activity.RUN, Activity.HOP, Activity.QUICK_FEET)
BLOCK_US = 50_000
BOUT_S, STAND_S = 6.0, 3.0
APART_S = 0.1
"""Two feet that land within this land once."""
BEGUN_S = (0.0, 0.2, 0.4, 0.6)
SETTLED_S = 0.25
"""A step is known when the next foot has landed, and that one a little after it landed."""


@dataclass(frozen=True, slots=True)
class Bout:
    """One activity: when its landings were, of either foot, and what was said meanwhile."""

    activity: Activity
    landings_s: tuple[float, ...]
    said: tuple[tuple[float, Mode], ...]
    one_foot: bool
    """Of a runner's steps the kit feels every second one."""

    @property
    def landings_until_told(self) -> int | None:
        """How many had been made when the right mode was first said; None: it never was."""
        right = MODES[self.activity]
        first_s = next((at_s for at_s, mode in self.said if mode is right), None)
        return None if first_s is None else sum(at_s <= first_s for at_s in self.landings_s)

    @property
    def after_two_steps(self) -> list[Mode]:
        """What was said once two steps of what is felt were over, and the landing that ends them
        was known."""
        steps = 6 if self.one_foot and self.activity is not Activity.HOP else 3
        return [mode for at_s, mode in self.said if at_s > self.landings_s[steps] + SETTLED_S]


@dataclass(frozen=True, slots=True)
class Row:
    """One kit and activity, all runners: shares of what was said after two steps."""

    activity: Activity
    landings: tuple[int, ...]
    """Until the right mode was said, by those of whom it was."""
    never: int
    said: Counter[Mode]

    @property
    def right(self) -> float:
        return self.said[MODES[self.activity]] / self.said.total()

    @property
    def wrong(self) -> float:
        others = (MODES[self.activity], Mode.UNKNOWN)
        return sum(n for mode, n in self.said.items() if mode not in others) / self.said.total()

    @property
    def mostly_wrong(self) -> str:
        """The wrong mode that is said most."""
        known = (MODES[self.activity], Mode.UNKNOWN)
        return next((m.value for m, _ in self.said.most_common() if m not in known), "")


def script(seed: int) -> list[tuple[float, Activity, float]]:
    """When, what, on a belt of which speed: every change there is in one order or the other."""
    rng = np.random.default_rng([seed, 11])
    walk_mps, run_mps = float(rng.uniform(1.0, 1.7)), float(rng.uniform(2.2, 4.2))
    on_belt = [(BOUT_S, Activity.WALK, walk_mps), (BOUT_S, Activity.RUN, run_mps)]
    on_spot = [(BOUT_S, Activity.HOP, 0.0), (BOUT_S, Activity.QUICK_FEET, 0.0)]
    if seed % 2:
        on_belt.reverse(), on_spot.reverse()
    stand = [(STAND_S, Activity.STAND, 0.0)]
    acts = [*stand, *on_belt, *stand, *on_spot, *stand]
    starts_s = np.cumsum([0.0] + [lasts_s for lasts_s, *_ in acts[:-1]])
    return [(float(s), a, v) for s, (_, a, v) in zip(starts_s, acts, strict=True)]


def moved(seed: int) -> VirtualMember:
    """A drawn runner who has gone through the script."""
    person = drawn_person(np.random.default_rng([seed, 13]))
    belt = Belt(acceleration_mps2=2.0)
    member = VirtualMember(person, seed=seed + 1, belt=belt)
    for at_s, activity, speed_mps in script(seed):
        member.advance(at_s)
        if speed_mps == 0.0:
            belt.stop(at_s)
        elif belt.target_mps == 0.0 or at_s == STAND_S:
            belt.start(at_s, speed_mps)
        else:
            belt.set_speed(at_s, speed_mps)
        member.do(activity)
    member.advance(script(seed)[-1][0] + STAND_S)
    return member


def worn(member: VirtualMember, names: Iterable[str], seed: int, rate_hz: float) -> list[Worn]:
    """What these sensors, of doubtful calibration and worn askew, put out."""
    part = drawn_part(np.random.default_rng([seed, 7]), rate_hz)
    return [Worn(name, signal(member, *WORN[name][2:4], sensor=part, seed=seed)) for name in names]


def told(member: VirtualMember, kit: Sequence[Worn], belt: bool) -> Iterator[tuple[float, Mode]]:
    """What is said after each block; `belt`: the belt tells its speed."""
    runner = Runner()
    for from_us in range(0, int(member.now_s * 1e6), BLOCK_US):
        if belt:
            runner.belt(from_us, member.belt.speed_mps(from_us * 1e-6), 0.0)
        for one in kit:
            one.feed(runner, from_us, from_us + BLOCK_US)
        yield (from_us + BLOCK_US) * 1e-6, runner.live(from_us + BLOCK_US).mode


@cache
def _body(seed: int) -> VirtualMember:
    """The same for every kit."""
    return moved(seed)


def bouts(seed: int, kit: str, rate_hz: float, belt: bool) -> list[Bout]:
    """What this runner did, and what was said of it."""
    member = _body(seed)
    said = list(told(member, worn(member, KITS[kit], seed, rate_hz), belt))
    one_foot = kit.startswith("one sh") and len(KITS[kit]) == 1
    found = []
    landed = [(c.initial_contact_s, c.activity) for c in member.truth()]
    acts = [(a, [s for s, what in landed if what is a]) for _, a, _ in script(seed) if a in TOLD]
    for activity, landings_s in acts:
        pairs = zip([-1.0, *landings_s], landings_s, strict=False)
        apart = [b for a, b in pairs if b - a > APART_S]
        within = tuple((s, mode) for s, mode in said if apart[0] < s < apart[-1])
        found.append(Bout(activity, tuple(apart), within, one_foot))
    return found


def rows(kit: str, rate_hz: float, runners: int, belt: bool = True) -> list[Row]:
    """Every activity of this kit, over as many drawn runners."""
    every = [bout for seed in range(runners) for bout in bouts(seed, kit, rate_hz, belt)]
    found = []
    for activity in TOLD:
        ours = [bout for bout in every if bout.activity is activity]
        counts = [bout.landings_until_told for bout in ours]
        known = tuple(sorted(n for n in counts if n is not None))
        said = Counter(mode for bout in ours for mode in bout.after_two_steps)
        found.append(Row(activity, known, counts.count(None), said))
    return found


def printed(rate_hz: float, runners: int) -> None:
    """The table of all kits."""
    print(f"modes, {rate_hz:.0f} Hz, {runners} drawn runners who walk, run, stand, hop, have quick")
    print("feet, in either order: landings made until the mode is first told (median, most), and")
    print("what is told once two steps are over (one shoe, one shank: two of its own)")
    print(f"{'worn':17s}{'does':11s}{'landings':>9s}{'never':>6s}{'right':>7s}{'wrong':>7s}")
    for kit in KITS:
        for row in rows(kit, rate_hz, runners):
            _print(kit, row)
    if RECORDINGS.is_dir():
        for activity in (Activity.WALK, Activity.RUN):
            _print("recorded shank", recorded(activity))
    print("the rest is unknown. A deck tells no mode, one cell no hops from quick feet. A virtual")
    print("shank that walks is shaken up to 10 % harder than recorded ones at the same speed, and")
    print(
        "above 1.5 m/s, where none is recorded, 15 % harder than any (simulator/README.md): it is"
    )
    print("told late there, not at all or as a run. Recordings judge that")


def _print(worn_as: str, row: Row) -> None:
    n = row.landings
    landings = f"{n[len(n) // 2]}, {n[-1]}" if n else "-"
    print(
        f"{worn_as:17s}{row.activity.value:11s}{landings:>9s}{row.never:6d}"
        f"{row.right:7.0%}{row.wrong:7.1%} {row.mostly_wrong}"
    )


def recorded(activity: Activity) -> Row:
    """Recorded shanks, each alone, begun anywhere in a stride."""
    counts: list[int | None] = []
    said: Counter[Mode] = Counter()
    for path in sorted(RECORDINGS.glob(f"shank_*_{activity.value}*.csv")):
        time_s, *axes, force = np.loadtxt(path, delimiter=",", skiprows=1).T
        landed_s = true_contacts(time_s, force, SHANK).initial_s
        for begun_s in BEGUN_S:
            late = time_s > time_s[0] + begun_s
            lives = _alone(time_s[late], np.array(axes).T[late] * G_MPS2)
            own = tuple(landed_s[landed_s > time_s[0] + begun_s].tolist())
            within = tuple((at_s, mode) for at_s, mode in lives if own[0] < at_s < own[-1])
            bout = Bout(activity, own, within, one_foot=False)
            counts.append(bout.landings_until_told)
            said.update(bout.after_two_steps)
    known = tuple(sorted(n for n in counts if n is not None))
    return Row(activity, known, counts.count(None), said)


def _alone(time_s: Floats, acceleration_mps2: Floats) -> Iterator[tuple[float, Mode]]:
    """What is said after each block of one shank's samples."""
    runner, time_us = Runner(), np.round(time_s * 1e6).astype(np.int64)
    for from_us in range(int(time_us[0]), int(time_us[-1]) - BLOCK_US, BLOCK_US):
        part = slice(*np.searchsorted(time_us, [from_us, from_us + BLOCK_US]).tolist())
        felt = acceleration_mps2[part].astype(np.float32)
        runner.imu(Placement.SHANK, Side.LEFT, time_us[part], felt)
        yield (from_us + BLOCK_US) * 1e-6, runner.live(from_us + BLOCK_US).mode
