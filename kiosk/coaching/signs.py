"""Which errors the values of now show, each sign against what it is to be compared with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

from kiosk.coaching.exercise import Compared, ErrorSigns, Sign
from kiosk.coaching.metrics import METRICS, heard
from kiosk.coaching.view import Band
from kiosk.gait.measures import Live, SetResult

Values = Mapping[str, float]


@dataclass(slots=True)
class References:
    """The member's own values (SI) that signs are compared with; absent ones are not there."""

    baseline: Values = field(default_factory=dict)
    first_set: Values = field(default_factory=dict)
    own_median: Values = field(default_factory=dict)
    target: Band | None = None
    own_best: Values = field(default_factory=dict)
    """Of every set so far, in this visit and in earlier ones."""

    def of(self, sign: Compared) -> float | None:
        """What a sign or an aim is compared with; None when nobody knows."""
        if sign.than == "zero":
            return 0.0
        if sign.than == "target":
            return self.target.target if self.target and sign.metric == "cadence" else None
        known: Values = getattr(self, sign.than)
        return known.get(sign.metric)


def shown(errors: Iterable[ErrorSigns], values: Values, to: References) -> frozenset[str]:
    """The names of the errors that show in one of their ways: all of its signs hold."""
    return frozenset(
        error.name
        for error in errors
        if any(all(holds(s, values.get(s.metric), to) for s in signs) for signs in error.ways)
    )


def holds(sign: Sign, value: float | None, to: References) -> bool:
    """Whether one sign holds. An unknown value or reference shows nothing."""
    limit = limit_of(sign, sign.above if sign.above is not None else sign.below, to)
    if value is None or limit is None:
        return False
    return value > limit if sign.above is not None else value < limit


def limit_of(compared: Compared, amount: float | None, to: References) -> float | None:
    """Such an amount more than what the metric is compared with, in SI; None when unknown."""
    reference = to.of(compared)
    if amount is None or reference is None:
        return None
    metric = METRICS[compared.metric]
    if compared.unit == metric.unit:  # of what is itself a share, percent are points
        return reference + amount * metric.si_per_unit
    return reference * (1 + amount / 100)


def values_of(live: Live | SetResult) -> dict[str, float]:
    """Every known metric of now, or of a bout, in SI."""
    return {name: r.value for name, r in heard(live).items() if r.value is not None}


def means(lives: Iterable[Live]) -> dict[str, float]:
    """The mean of every metric over a bout."""
    gathered: dict[str, list[float]] = {}
    for live in lives:
        for name, value in values_of(live).items():
            gathered.setdefault(name, []).append(value)
    return {name: fmean(values) for name, values in gathered.items()}
