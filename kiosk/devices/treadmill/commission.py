"""What staff found out about one belt, empty, standing beside it; without it nothing is written."""

from dataclasses import dataclass

from kiosk.devices.treadmill.features import Range

ABSOLUTE_MOST_KMH = 16.0
ABSOLUTE_MOST_PCT = 12.0
ABSOLUTE_LEAST_KMH = 0.5
"""Some belts say that they may be set to 0: a belt is brought to a stand by a stop only."""
MOST_INCLINE_STEP_PCT = 1.0
"""One step is one command: a belt that knows only bigger ones would tilt under a runner."""
UNITS_TOLERANCE = 0.05
"""Share by which measured and commanded may differ. A belt that takes miles is off by 0.61."""
SLOWEST_RESPONSE_S = 15.0
SAME_KMH = 0.05


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for staff, with `{name}` places and what goes there: a page says it in its own
    language, a terminal as it is."""

    text: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**dict(self.values))


def told(text: str, **values: object) -> Told:
    """The sentence with these values; numbers as people write them."""
    written = {k: f"{v:g}" if isinstance(v, int | float) else str(v) for k, v in values.items()}
    return Told(text, tuple(written.items()))


class NotFit(Exception):
    """This belt must not be controlled; the reason is for staff."""

    def __init__(self, text: str, **values: object) -> None:
        self.why = told(text, **values)
        super().__init__(str(self.why))


@dataclass(frozen=True, slots=True)
class Trial:
    """One command on the empty belt: what was asked, what 2ACD showed, after how long."""

    commanded_kmh: float
    measured_kmh: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Commissioned:
    """One belt at its pinned address, and how far it may be driven."""

    address: str
    least_kmh: float
    most_kmh: float
    response_s: float
    """It followed within this; twice as long is allowed later."""
    most_incline_pct: float | None = None
    """None: the incline is not controlled."""
    incline_step_pct: float = 0.5

    def runs_at(self, kmh: float) -> bool:
        """Whether it may be driven so fast."""
        return self.least_kmh <= kmh <= self.most_kmh

    def tilts_to(self, pct: float) -> bool:
        """Whether it may be tilted so far: from level upwards."""
        return self.most_incline_pct is not None and 0 <= pct <= self.most_incline_pct


def commission(
    address: str,
    speed: Range,
    trials: tuple[Trial, ...],
    stop_s: float | None,
    staff_most_kmh: float,
    incline: Range | None = None,
    staff_most_incline_pct: float | None = None,
) -> Commissioned:
    """The belt as it may be controlled; raises `NotFit`. `stop_s` is how long its stop took, None
    when it did not stop."""
    if not speed.usable or speed.min is None or speed.max is None:
        raise NotFit("it does not say its speed range")
    if stop_s is None:
        raise NotFit("it did not stop when told to")
    if not trials:
        raise NotFit("no trial was made")
    for trial in trials:
        if abs(trial.measured_kmh / trial.commanded_kmh - 1) > UNITS_TOLERANCE:
            raise _in_other_units(trial)
        if trial.seconds > SLOWEST_RESPONSE_S:
            raise NotFit("it took {seconds} s to follow", seconds=round(trial.seconds, 1))
    least, most = least_kmh(speed), min(speed.max, staff_most_kmh, ABSOLUTE_MOST_KMH)
    if most <= least:
        raise NotFit("nothing is left between {least} and {most} km/h", least=least, most=most)
    return Commissioned(
        address=address,
        least_kmh=least,
        most_kmh=most,
        response_s=max(trial.seconds for trial in trials),
        most_incline_pct=_most_incline(incline, staff_most_incline_pct),
        incline_step_pct=(incline.step if incline and incline.step else 0.5),
    )


def least_kmh(speed: Range) -> float:
    """The slowest that a belt of this range may be set to."""
    return max(speed.min or 0.0, ABSOLUTE_LEAST_KMH)


def tilts(incline: Range) -> bool:
    """Whether its incline could be set by steps that one can stand on."""
    return incline.usable and (incline.step or 0.0) <= MOST_INCLINE_STEP_PCT


def within(belt: Commissioned | None, now: Range | None) -> Commissioned | None:
    """The belt, where it says the range that staff found; None else: then it is not controlled. A
    belt whose range became another may count in other units now. Nor is one whose facts no
    commissioning could have found, wherever they came from."""
    if belt is None or now is None or not now.usable or now.min is None or now.max is None:
        return None
    if not ABSOLUTE_LEAST_KMH <= belt.least_kmh < belt.most_kmh <= ABSOLUTE_MOST_KMH:
        return None
    if not 0 <= belt.response_s <= SLOWEST_RESPONSE_S:
        return None
    if belt.most_incline_pct is not None and not (
        belt.most_incline_pct <= ABSOLUTE_MOST_PCT
        and 0 < belt.incline_step_pct <= MOST_INCLINE_STEP_PCT
    ):
        return None
    same = abs(least_kmh(now) - belt.least_kmh) < SAME_KMH and now.max > belt.most_kmh - SAME_KMH
    return belt if same else None


def _in_other_units(trial: Trial) -> NotFit:
    ratio = trial.measured_kmh / trial.commanded_kmh
    ran = {"asked": trial.commanded_kmh, "ran": round(trial.measured_kmh, 2)}
    if abs(ratio / 1.609 - 1) < UNITS_TOLERANCE:
        return NotFit("asked for {asked} km/h it ran {ran}: it takes miles", **ran)
    return NotFit("asked for {asked} km/h it ran {ran}", **ran)


def _most_incline(incline: Range | None, staff_most_pct: float | None) -> float | None:
    if incline is None or not tilts(incline) or incline.max is None or staff_most_pct is None:
        return None
    return min(incline.max, staff_most_pct, ABSOLUTE_MOST_PCT)
