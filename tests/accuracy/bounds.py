"""What the issue asks of the foot on the virtual runner, beside what was measured."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import degrees

import numpy as np

from kiosk.body.activity import Activity
from tests.accuracy.simulated import Floats, Tally

MAIN_HZ = (208.0, 416.0, 833.0)
CURVE_HZ = (52.0, 104.0, 1600.0)
ROUGH_HZ = (104.0, 208.0, 833.0)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Shares, and times in s; infinite where nothing is asked."""

    recall: float
    false: float = np.inf
    initial_sd_s: float = np.inf
    contact_bias_s: float = np.inf
    contact_sd_s: float = np.inf


ASKED = {
    Activity.RUN: Bounds(0.999, 0.001, 0.001, 0.005, 0.004),
    Activity.HOP: Bounds(0.995, contact_bias_s=0.008, contact_sd_s=0.005),
    Activity.QUICK_FEET: Bounds(0.995, contact_bias_s=0.008, contact_sd_s=0.005),
    Activity.WALK: Bounds(0.995),
}
ROUGH = Bounds(0.98, 0.02, contact_bias_s=0.012, contact_sd_s=0.015)
"""Running, without a gyroscope, of the landings that were told: what is worth telling."""
STRIKE_SD_DEG = 2.0
INITIAL_LATE_S, TOE_OFF_LATE_S = 0.010, 0.035
"""p99 at 208 Hz."""

Judge = Callable[[Activity, float, Tally], list[str]]

HEAD = (
    f"{'':17}{'n':>6}{'found %':>9}{'both %':>8}{'false %':>9}{'IC':>11}{'toe-off':>12}"
    f"{'contact':>12}{'strike':>12}{'IC p99':>8}{'off p99':>9}  asked and not met"
)


def missed(activity: Activity, rate_hz: float, tally: Tally) -> list[str]:
    """What is asked of this movement and not met."""
    asked, n = ASKED[activity], max(tally.true, 1)
    known = len(tally.contact_s) > 1
    checks = [
        ("recall", tally.both / n >= asked.recall),
        ("false", tally.false / n <= asked.false),
        ("IC SD", known and tally.initial_s.std() <= asked.initial_sd_s),
        ("contact bias", known and abs(tally.contact_s.mean()) <= asked.contact_bias_s),
        ("contact SD", known and tally.contact_s.std() <= asked.contact_sd_s),
        ("strike SD", known and degrees(float(tally.strike_rad.std())) <= STRIKE_SD_DEG),
        ("IC p99", rate_hz != MAIN_HZ[0] or p99(tally.initial_late_s) <= INITIAL_LATE_S),
        ("off p99", rate_hz != MAIN_HZ[0] or p99(tally.toe_off_late_s) <= TOE_OFF_LATE_S),
    ]
    return [name for name, met in checks if not met]


def roughly_missed(activity: Activity, rate_hz: float, tally: Tally) -> list[str]:
    """Likewise without a gyroscope, by a bar of our own for running."""
    if activity is not Activity.RUN:
        return []
    n, contact_s = max(tally.found, 1), tally.contact_s
    known = len(contact_s) > 1
    checks = [
        ("recall", tally.both / n >= ROUGH.recall),
        ("false", tally.false / n <= ROUGH.false),
        ("contact bias", known and abs(contact_s.mean()) <= ROUGH.contact_bias_s),
        ("contact SD", known and contact_s.std() <= ROUGH.contact_sd_s),
    ]
    return [name for name, met in checks if not met]


def line(activity: Activity, rate_hz: float, tally: Tally, judge: Judge = missed) -> str:
    """One row: times in ms, strike in degrees, bias and SD."""
    n = max(tally.true, 1)
    return (
        f"{activity.value + f', {rate_hz:.0f} Hz':17}{tally.true:6}{100 * tally.found / n:9.2f}"
        f"{100 * tally.both / n:8.2f}{100 * tally.false / n:9.2f}"
        f"{_spread(1e3 * tally.initial_s):>11}{_spread(1e3 * tally.toe_off_s):>12}"
        f"{_spread(1e3 * tally.contact_s):>12}{_spread(np.degrees(tally.strike_rad)):>12}"
        f"{1e3 * p99(tally.initial_late_s):8.1f}{1e3 * p99(tally.toe_off_late_s):9.1f}"
        f"  {', '.join(judge(activity, rate_hz, tally)) or '-'}"
    )


def p99(values: Floats) -> float:
    """The latency that one in a hundred exceeds; NaN of nothing."""
    return float(np.percentile(values, 99)) if len(values) else float("nan")


def printed(
    table: Iterable[tuple[Activity, float, Tally]],
    show: Callable[[str], None] = print,
    judge: Judge = missed,
) -> list[str]:
    """The rows with their head, each as soon as it is known; what they miss."""
    show(HEAD)
    not_met = []
    for activity, rate_hz, tally in table:
        show(line(activity, rate_hz, tally, judge))
        named = judge(activity, rate_hz, tally)
        not_met += [f"{activity.value}, {rate_hz:.0f} Hz: {name}" for name in named]
    return not_met


def _spread(values: Floats) -> str:
    return f"{values.mean():+.1f}±{values.std():.1f}" if len(values) > 1 else "-"
