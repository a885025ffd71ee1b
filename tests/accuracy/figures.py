"""What the core scores on the public recordings: a row a placement, fixed settings throughout."""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kiosk.cli.analysis.judge import compare, judge
from kiosk.cli.analysis.measure import Belt, measure
from kiosk.cli.analysis.signal import choose
from kiosk.gait.measures import Placement, Step
from kiosk.recordings.columns import Quantity
from kiosk.recordings.score import Floats, Matches, Score, join, score
from kiosk.recordings.sensor_file import read_sensor_file
from tests.accuracy.disturbed import AS_RECORDED, DISTURBANCES, Disturbance, begun
from tests.accuracy.told import of_console, of_walking_feet, unlisted

RECORDINGS = Path(
    os.environ.get("TREADFORM_RECORDINGS", Path(__file__).parents[3] / "shared" / "data")
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    score: Score
    speed_and_slope_rmse_s: float | None = None
    """What a straight line through speed and slope would have scored, each trial left out."""


@dataclass(frozen=True, slots=True)
class Group:
    """Recordings of one kind, pooled."""

    name: str
    pattern: str
    placement: Placement
    tell_belt: bool = False
    gyroscope: bool = True


GROUPS = (
    Group("belt force, 50 N", "force_drifting_belt.csv", Placement.BELT),
    Group("sacrum, alone", "sacrum_*.csv", Placement.SACRUM),
    Group("sacrum, speed and slope told", "sacrum_*.csv", Placement.SACRUM, tell_belt=True),
    Group("shank, running", "shank_*_running.csv", Placement.SHANK),
    Group("shank, walking", "shank_*_walking.csv", Placement.SHANK),
    Group("foot, walking", "foot_walking.csv", Placement.FOOT),
    Group("foot from markers, running", "foot_from_markers_run*.csv", Placement.FOOT),
    Group("deck, a phone on the console", "deck_console_phone.csv", Placement.DECK),
    Group("foot, walking, no gyroscope", "foot_walking.csv", Placement.FOOT, gyroscope=False),
)


def rows(groups: Iterable[Group] = GROUPS) -> list[Row]:
    """Every group whose recordings are here."""
    return [row_of(group) for group in groups if list(RECORDINGS.glob(group.pattern))]


def row_of(group: Group) -> Row:
    """Run every recording of the group through the core and pool what is found."""
    paths = sorted(RECORDINGS.glob(group.pattern))
    matches = [matches_of(path, group) for path in paths]
    belts = [belt_of(path) for path in paths]
    line = None
    if all(belts):
        line = left_out_rmse_s(matches, [[b.speed_mps, slope_deg(b)] for b in belts if b])
    return Row(group.name, score(join(matches)), line)


def matches_of(path: Path, group: Group, how: Disturbance = AS_RECORDED) -> Matches:
    """One recording through `treadform analyze --truth`, as it is or disturbed."""
    recording = read_sensor_file(path)
    if not group.gyroscope:
        felt = {c: v for c, v in recording.values.items() if c.quantity is not Quantity.RATE}
        recording = replace(recording, values=felt)
    signal = choose(recording, group.placement, None)
    belt = belt_of(path) if group.tell_belt else None
    heard = measure(replace(signal, recording=how(recording)), belt=belt)
    steps = [how.undone(step) for step in heard.steps]
    if group.placement is Placement.DECK:
        return compare([how.judged(of_console(path))], [steps])
    if path.name == "foot_walking.csv":
        told = of_walking_feet(path)
        judged = [how.judged(contacts) for contacts in told.values()]
        return compare(judged, [_of(steps, foot, path) for foot in told])
    signal = replace(signal, recording=begun(recording, how.begin_s))
    analysis = judge(replace(heard, signal=signal, steps=tuple(steps)))
    assert analysis.matches is not None
    return analysis.matches


def _of(steps: list[Step], foot: str, path: Path) -> list[Step]:
    own = [step for step in steps if step.side == foot]
    return [step for step in own if not unlisted(path, step.initial_contact_us * 1e-6, foot)]


def disturbed(group: Group) -> list[Row]:
    """How the figures hold when the recordings are disturbed: a row a family of disturbances."""
    pooled: dict[str, list[Matches]] = {}
    for how in DISTURBANCES:
        if how.concerns(group.placement):
            found = pooled.setdefault(how.family, [])
            found += [
                matches_of(path, group, how) for path in sorted(RECORDINGS.glob(group.pattern))
            ]
    return [Row(family, score(join(matches))) for family, matches in pooled.items()]


def each_contact(group: Group, show: Callable[[str], None] = print) -> None:
    """Where there are few, every one: errors in ms."""
    for path in sorted(RECORDINGS.glob(group.pattern)):
        matches = matches_of(path, group)
        found = f"{path.name}: {matches.found} of {matches.true} landings"
        values = (matches.initial_error_s, matches.toe_off_error_s, matches.contact_error_s)
        told = (", ".join(f"{1e3 * error:+.0f}" for error in errors) for errors in values)
        names = ("IC", "toe-off", "contact")
        show("; ".join([found, *(f"{n} {v}" for n, v in zip(names, told, strict=True))]))


def belt_of(path: Path) -> Belt | None:
    """Speed and incline from the file's name, such as `sacrum_04_v3.33_slope-5.csv`."""
    told = re.search(r"_v([\d.]+)_slope([+-]?\d+)", path.stem)
    if told is None:
        return None
    return Belt(float(told[1]), 100.0 * float(np.tan(np.radians(float(told[2])))))


def slope_deg(belt: Belt) -> float:
    """Incline as an angle."""
    return float(np.degrees(np.arctan((belt.incline_pct or 0.0) / 100.0)))


def left_out_rmse_s(matches: list[Matches], known: list[list[float]]) -> float:
    """Predict each trial's contact times by a line through all the others."""
    truths = [m.true_contact_s for m in matches]
    errors: list[Floats] = []
    for left_out, truth in enumerate(truths):
        others = [i for i in range(len(truths)) if i != left_out]
        design = np.vstack([[1.0, *known[i]] for i in others for _ in truths[i]])
        weights = np.linalg.lstsq(design, np.concatenate([truths[i] for i in others]), rcond=None)
        errors.append(np.array([1.0, *known[left_out]]) @ weights[0] - truth)
    return float(np.sqrt(np.mean(np.concatenate(errors) ** 2)))


def printed(table: Iterable[Row], show: Callable[[str], None] = print) -> None:
    """The table as text: shares in per cent, times in ms."""
    show(
        f"{'':30}{'n':>5}{'found':>7}{'both %':>8}{'false':>7}{'IC':>13}{'toe-off':>13}"
        f"{'contact':>13}{'RMSE':>7}{'constant':>10}{'line':>7}{'cadence %':>11}"
    )
    for row in table:
        s = row.score
        show(
            f"{row.name:30}{s.true:5}{s.found:7}{100 * s.both / s.true:8.1f}{s.false:7}"
            f"{_spread(s.initial_contact_s):>13}{_spread(s.toe_off_s):>13}"
            f"{_spread(s.contact_time_s):>13}"
            f"{_ms(s.contact_time_s and s.contact_time_s.rmse):>7}{_ms(s.constant_rmse_s):>10}"
            f"{_ms(row.speed_and_slope_rmse_s):>7}"
            f"{'-' if s.cadence_error is None else f'{100 * s.cadence_error:.2f}':>11}"
        )


def _ms(seconds: float | None) -> str:
    return "-" if seconds is None else f"{1e3 * seconds:.1f}"


def _spread(error: object) -> str:
    bias, sd = getattr(error, "bias", None), getattr(error, "sd", None)
    return "-" if bias is None or sd is None else f"{1e3 * bias:+.1f}±{1e3 * sd:.1f}"
