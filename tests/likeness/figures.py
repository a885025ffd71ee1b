"""Each recording beside its twin."""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kiosk.body.activity import Activity
from kiosk.simulator.deck import BeltForce, BeltForceSettings
from kiosk.simulator.signal import Place, movement
from tests.likeness.measures import (
    alike,
    at_event,
    between,
    extreme,
    fast_share,
    hard_jolt,
    light_share,
    profile,
    size,
)
from tests.likeness.twin import G, Heard, markers, person_like, smoothed, worn

RECORDINGS = Path(
    os.environ.get("TREADFORM_RECORDINGS", Path(__file__).parents[3] / "shared" / "data")
)
_SHORTEST_S = 0.08


class Row(NamedTuple):
    what: str
    unit: str
    recorded: float
    simulated: float


def table(name: str) -> NDArray[np.void]:
    return np.genfromtxt(RECORDINGS / name, delimiter=",", names=True)


def judged(time_s: NDArray[np.float64], force: NDArray[np.float64], level: float) -> np.ndarray:
    """Contacts by the force: one row of initial contact and toe-off in s."""
    on = force > level
    starts = np.flatnonzero(on[1:] & ~on[:-1]) + 1
    ends = np.flatnonzero(~on[1:] & on[:-1]) + 1
    pairs = [(s, ends[ends > s][0]) for s in starts if (ends > s).any()]
    rows = [(time_s[s], time_s[e]) for s, e in pairs]
    return np.array([row for row in rows if row[1] - row[0] > _SHORTEST_S])


def sacrum(name: str, speed_mps: float) -> list[Row]:
    """Vertical and fore-aft acceleration, low-passed at 20 Hz as recorded."""
    data = table(name)
    axes = np.stack([data["a_anteroposterior_g"], data["a_vertical_g"]], axis=1)
    real = Heard(data["t_s"], axes, judged(data["t_s"], data["grf_bw"], 0.05))
    twin = worn(Place.WAIST, 500.0, speed_mps, _contact_s(real), _step_s(real))
    upward = np.maximum(smoothed(twin, 20.0).axes[:, 2], 0.0)  # as it was recorded
    made = twin._replace(axes=np.stack([twin.axes[:, 0], upward], axis=1))
    rows = []
    pair = (real, made)
    up, up_ms = zip(*(extreme(one, one.axes[:, 1], 0.0, 0.07) for one in pair), strict=True)
    back, back_ms = zip(*(extreme(one, -one.axes[:, 0], 0.0, 0.06) for one in pair), strict=True)
    rows.append(Row("first vertical peak", "g", *up))
    rows.append(Row("  after contact", "ms", *up_ms))
    rows.append(Row("vertical at toe-off", "g", *(at_event(o, o.axes[:, 1], 1) for o in pair)))
    rows.append(Row("braking spike", "g", *back))
    rows.append(Row("  after contact", "ms", *back_ms))
    courses = [profile(one, one.axes[:, 1]) for one in pair]
    rows.append(Row("vertical course, correlation", "", 1.0, alike(*courses)))
    return rows


SHANKS = {
    "shank_01_running.csv": (Activity.RUN, 2.36),
    "shank_03_walking.csv": (Activity.WALK, 1.39),
    "shank_05_walking.csv": (Activity.WALK, 1.25),
    "shank_07_running.csv": (Activity.RUN, 2.36),
    "shank_09_running.csv": (Activity.RUN, 2.36),
    "shank_11_walking.csv": (Activity.WALK, 1.25),
    "shank_13_running.csv": (Activity.RUN, 2.36),
    "shank_15_running.csv": (Activity.RUN, 2.22),
    "shank_17_walking.csv": (Activity.WALK, 1.39),
}
"""What they do, and the speed of the belt in m/s: 8.5, 8, 5 and 4.5 km/h in the list beside the
recordings (data/walk+run_INFO.csv of marlow17/PredictingGroundReactionForces)."""


def shank(name: str) -> list[Row]:
    """Length of the acceleration."""
    data, (activity, speed_mps) = table(name), SHANKS[name]
    axes = np.stack([data[f"a{axis}_g"] for axis in "xyz"], axis=1)
    real = Heard(data["t_s"], axes, judged(data["t_s"], data["fz_N"], 60.0))
    step_s = 0.5 * _step_s(real)
    made = worn(Place.SHANK, 142.857, speed_mps, _contact_s(real), step_s, activity, 8)
    pair = (real, made)
    blow, blow_ms = zip(*(extreme(one, size(one), -0.02, 0.08) for one in pair), strict=True)
    return [
        Row("blow", "g", *blow),
        Row("  after contact", "ms", *blow_ms),
        Row("mean size", "g", *(float(size(one).mean()) for one in pair)),
        Row("size in swing", "g", *(between(one, size(one), 1.0, 1.5) for one in pair)),
        Row("size in mid-stance", "g", *(between(one, size(one), 0.4, 0.6) for one in pair)),
        Row("size at toe-off", "g", *(at_event(one, size(one), 1) for one in pair)),
        Row("time below 0.6 g", "", *(light_share(one, 0.6) for one in pair)),
        Row("hardest jolts", "g/s", *(hard_jolt(one) for one in pair)),
        Row("power above 20 Hz", "", *(fast_share(one, size(one), 20.0) for one in pair)),
        Row("course, correlation", "", 1.0, alike(*(profile(one, size(one)) for one in pair))),
    ]


def foot_markers(name: str, speed_mps: float) -> list[Row]:
    """Pitch rate and size; nothing above 20 Hz in the recording."""
    data = table(name)
    names = ("right_a_forward_mps2", "right_a_up_mps2", "right_pitch_rate_dps")
    axes = np.stack([data[n] for n in names], axis=1) / np.array([G, G, 1.0])
    real = Heard(data["t_s"], axes, judged(data["t_s"], data["right_fz_N"], 50.0))
    made = smoothed(markers(speed_mps, _contact_s(real), 0.5 * _step_s(real)), 20.0)
    pair = [one._replace(contacts_s=_padded(one.contacts_s)) for one in (real, made)]
    slap = [extreme(one, -one.axes[:, 2], 0.0, 0.06) for one in pair]
    push = [extreme(one, -one.axes[:, 2], -0.1, 0.05, event=1) for one in pair]
    swing = [extreme(one, one.axes[:, 2], 0.05, 0.42, event=1) for one in pair]
    courses = [profile(one, one.axes[:, 2]) for one in pair]
    return [
        Row("fastest slap down", "deg/s", *(value for value, _ in slap)),
        Row("  after contact", "ms", *(late for _, late in slap)),
        Row("fastest push down", "deg/s", *(value for value, _ in push)),
        Row("  after toe-off", "ms", *(late for _, late in push)),
        Row("fastest swing up", "deg/s", *(value for value, _ in swing)),
        Row("pitch rate, correlation", "", 1.0, alike(*courses)),
    ]


def foot_walking() -> list[Row]:
    """An instep sensor; its contacts are the events named in the recording's own list."""
    data, events = table("foot_walking.csv"), RECORDINGS / "foot_walking_events.csv"
    listed = np.genfromtxt(events, delimiter=",", names=True, dtype=None, encoding="utf-8")
    left = listed[listed["foot"] == "left"]
    names = ("left_acc_x_mps2", "left_acc_y_mps2", "left_acc_z_mps2", "left_gyr_y_dps")
    axes = np.stack([data[n] for n in names], axis=1) / np.array([G, G, G, -1.0])
    contacts = np.stack([left["pre_ic"], left["tc"]], axis=1) / 204.8
    real = Heard(np.arange(len(data)) / 204.8, axes, contacts)
    twin = worn(Place.INSTEP, 204.8, 1.25, 0.73, 0.56, Activity.WALK)
    made = twin._replace(axes=twin.axes[:, [0, 1, 2, 4]])
    pair = (real, made)
    blow = [extreme(one, size(one), -0.02, 0.08) for one in pair]
    push = [extreme(one, -one.axes[:, 3], -0.15, 0.02, event=1) for one in pair]
    back = [extreme(one, one.axes[:, 3], 0.0, 0.3, event=1) for one in pair]
    return [
        Row("blow", "g", *(value for value, _ in blow)),
        Row("  after contact", "ms", *(late for _, late in blow)),
        Row("fastest push down", "deg/s", *(value for value, _ in push)),
        Row("fastest swing up", "deg/s", *(value for value, _ in back)),
        Row("size in mid-stance", "g", *(_mid(one) for one in pair)),
        Row("power above 20 Hz", "", *(fast_share(one, size(one), 20.0) for one in pair)),
    ]


def belt_force() -> list[Row]:
    """The drifting belt; size in body weights, which are taken from the mean of the force."""
    data = table("force_drifting_belt.csv")
    time_s, force = data["t_s"], data["fz_N"]
    real = Heard(time_s, force[:, None], judged(time_s, force - np.percentile(force, 8), 50.0))
    contact_s, step_s = _contact_s(real), _step_s(real)
    member = movement(Activity.RUN, 40.0, person_like(2.5, contact_s, step_s), 2.5)
    grid_s = np.arange(8.0, 38.0, 1.0 / 300.0)
    channel = BeltForce(BeltForceSettings(rate_hz=300.0), np.random.default_rng(1))
    made_n = channel.measure(member.mass(8.0, 38.0), 68.0, grid_s, 2.5)
    contacts = [(c.initial_contact_s, c.toe_off_s) for c in member.truth()]
    inside = np.array([c for c in contacts if 9.0 < c[0] < 37.0])
    pair = (real, Heard(grid_s, made_n[:, None], inside))
    relative = [one._replace(axes=_weighed(one.axes)) for one in pair]
    peak = [extreme(one, one.axes[:, 0], 0.0, 0.25) for one in relative]
    return [
        Row("peak", "body weights", *(value for value, _ in peak)),
        Row("  after contact", "ms", *(late for _, late in peak)),
        Row("course, correlation", "", 1.0, alike(*(profile(o, o.axes[:, 0]) for o in relative))),
    ]


def _weighed(force: NDArray[np.float64]) -> NDArray[np.float64]:
    floor = np.percentile(force, 5)
    return (force - floor) / (force.mean() - floor)


def _mid(one: Heard) -> float:
    middles = one.contacts_s[1:-1].mean(axis=1)
    return float(np.median(np.interp(middles, one.time_s, size(one))))


def _contact_s(real: Heard) -> float:
    return float(np.median(np.diff(real.contacts_s, axis=1)))


def _step_s(real: Heard) -> float:
    return float(np.median(np.diff(real.contacts_s[:, 0])))


def _padded(contacts_s: np.ndarray) -> np.ndarray:
    """So that short recordings lose no contact to the trimming of the ends."""
    return np.vstack([contacts_s[:1], contacts_s, contacts_s[-1:]])
