"""Detected contacts against true ones: found, false, and how far off in time."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.recordings.truth import Contacts

Floats = NDArray[np.float64]

TOLERANCE_S = 0.08
"""An event further off than this belongs to another contact."""
SETTLING_CONTACTS = 3
"""Scored from the 4th true contact on: a detector may first learn the runner."""


@dataclass(frozen=True, slots=True)
class Error:
    """Bias, spread and root mean square of n differences, in the unit of the differences."""

    n: int
    bias: float
    sd: float
    rmse: float

    @staticmethod
    def of(differences: Floats) -> "Error | None":
        """None when there is nothing to compare."""
        if not len(differences):
            return None
        return Error(
            n=len(differences),
            bias=float(differences.mean()),
            sd=float(differences.std(ddof=1)) if len(differences) > 1 else 0.0,
            rmse=float(np.sqrt((differences**2).mean())),
        )


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found of one recording; scores of several recordings are poolings of these."""

    true: int
    found: int
    """Initial contact within the tolerance."""
    both: int
    """Toe-off too."""
    false: int
    """Contacts where there was none."""
    initial_error_s: Floats
    toe_off_error_s: Floats
    contact_error_s: Floats
    true_contact_s: Floats
    """Of the contacts behind `contact_error_s`."""
    cadence_error: Floats
    """Relative, one value a recording (or none)."""


@dataclass(frozen=True, slots=True)
class Score:
    """The figures printed for one recording or for many pooled."""

    true: int
    found: int
    both: int
    false: int
    initial_contact_s: Error | None
    toe_off_s: Error | None
    contact_time_s: Error | None
    constant_rmse_s: float | None
    """What always answering the mean of these very truths would have scored."""
    cadence_error: float | None
    """Relative; of several recordings the one furthest off."""


def match(
    truth: Contacts,
    initial_s: Floats,
    toe_off_s: Floats,
    *,
    skip: int = SETTLING_CONTACTS,
) -> Matches:
    """Compare detected events (toe-off NaN where unknown) with the truth from `skip` on."""
    scored = truth.since(skip)
    pairs = list(_nearest_pairs(scored.initial_s, initial_s))
    of_truth = np.array([t for t, _ in pairs], dtype=np.intp)
    of_found = np.array([f for _, f in pairs], dtype=np.intp)
    toe_off_error = toe_off_s[of_found] - scored.toe_off_s[of_truth]
    near = np.abs(toe_off_error) <= TOLERANCE_S  # NaN is not near
    initial_error = initial_s[of_found] - scored.initial_s[of_truth]
    return Matches(
        true=len(scored),
        found=len(pairs),
        both=int(near.sum()),
        false=_false(scored, initial_s, of_found),
        initial_error_s=initial_error,
        toe_off_error_s=toe_off_error[near],
        contact_error_s=(toe_off_error - initial_error)[near],
        true_contact_s=scored.duration_s[of_truth][near],
        cadence_error=_cadence_error(scored.initial_s, initial_s, of_truth, of_found),
    )


def join(matches: Iterable[Matches]) -> Matches:
    """Every contact of every recording, as if it were one."""
    every = list(matches)

    def joined(name: str) -> Floats:
        return np.concatenate([np.empty(0), *(getattr(m, name) for m in every)])

    return Matches(
        true=sum(m.true for m in every),
        found=sum(m.found for m in every),
        both=sum(m.both for m in every),
        false=sum(m.false for m in every),
        initial_error_s=joined("initial_error_s"),
        toe_off_error_s=joined("toe_off_error_s"),
        contact_error_s=joined("contact_error_s"),
        true_contact_s=joined("true_contact_s"),
        cadence_error=joined("cadence_error"),
    )


def score(matches: Matches) -> Score:
    """The figures to print."""
    cadence = matches.cadence_error
    return Score(
        true=matches.true,
        found=matches.found,
        both=matches.both,
        false=matches.false,
        initial_contact_s=Error.of(matches.initial_error_s),
        toe_off_s=Error.of(matches.toe_off_error_s),
        contact_time_s=Error.of(matches.contact_error_s),
        constant_rmse_s=_spread(matches.true_contact_s),
        cadence_error=float(cadence[np.argmax(np.abs(cadence))]) if len(cadence) else None,
    )


def _spread(values: Floats) -> float | None:
    """The least root mean square any constant can have."""
    return float(values.std()) if len(values) else None


def _nearest_pairs(truth_s: Floats, found_s: Floats) -> list[tuple[int, int]]:
    """Each true event with the detected one nearest to it, closest pairs first, none twice."""
    candidates = sorted(
        (abs(float(found_s[f] - true)), t, f)
        for t, true in enumerate(truth_s)
        for f in _window(found_s, float(true))
    )
    pair_of: dict[int, int] = {}
    for _, t, f in candidates:
        if t not in pair_of and f not in pair_of.values():
            pair_of[t] = f
    return sorted(pair_of.items())


def _window(found_s: Floats, true_s: float) -> range:
    first = np.searchsorted(found_s, true_s - TOLERANCE_S, "left")
    last = np.searchsorted(found_s, true_s + TOLERANCE_S, "right")
    return range(int(first), int(last))


def _false(scored: Contacts, initial_s: Floats, of_found: NDArray[np.intp]) -> int:
    """Detections inside the scored span that belong to no true contact."""
    if not len(scored):
        return 0
    start, end = scored.initial_s[0] - TOLERANCE_S, scored.toe_off_s[-1]
    inside = np.flatnonzero((initial_s >= start) & (initial_s <= end))
    return len(set(inside.tolist()) - set(of_found.tolist()))


def _cadence_error(
    truth_s: Floats, found_s: Floats, of_truth: NDArray[np.intp], of_found: NDArray[np.intp]
) -> Floats:
    """Mean interval between the same first and last contacts, detected over true, inverted."""
    if len(of_truth) < 2:
        return np.empty(0)
    true_interval = np.ptp(truth_s[of_truth]) / np.ptp(of_truth)
    found_interval = np.ptp(found_s[of_found]) / np.ptp(of_found)
    return np.array([true_interval / found_interval - 1.0])
