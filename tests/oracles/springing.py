"""Slow, plain twins for who springs: a shoe that lands without having swung forward, a trunk pushed
off by both feet or by one, and whose step it was. The whole recording at once; SciPy filters."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.signal import find_peaks

from tests.oracles.shoe import LET_GO_SHARE, SUDDEN, Shoe

Floats = npt.NDArray[np.float64]

IN_AIR_S = 0.055
"""No foot comes back sooner."""


def springs(shoe: Shoe) -> tuple[Floats, Floats]:
    """Initial contacts and toe-offs of a shoe that hops: between two pushes the first jolt that
    calm does not explain, and where each push lets go."""
    fastest = float(np.percentile(-shoe.toes_up, 99))
    pushes, _ = find_peaks(-shoe.toes_up, height=0.6 * fastest, distance=shoe.samples(0.2))
    off = [_let_go(shoe, int(push)) for push in pushes]
    hardest = [shoe.jolt[a:b].max() for a, b in pairwise(pushes.tolist())]
    usual = float(np.median(hardest))
    on = []
    for left_s, following in zip(off, pushes[1:].tolist(), strict=False):
        first = int(np.searchsorted(shoe.time_s, left_s + IN_AIR_S))
        on.append(_first_jolt(shoe, first, following, 0.3 * usual))
    return np.array(on), np.array(off)


def _let_go(shoe: Shoe, push: int) -> float:
    level = LET_GO_SHARE * shoe.toes_up[push]
    past = push + int(np.argmax(shoe.toes_up[push:] > level))
    before, after = shoe.toes_up[past - 1 : past + 1]
    return float(shoe.time_s[past - 1] + (level - before) / (after - before) / shoe.rate_hz)


def _first_jolt(shoe: Shoe, first: int, end: int, least: float) -> float:
    """When the first jolt of such a size, well above the calm before it, had half its height."""
    for at in range(first, end):
        calm = shoe.jolt[at - shoe.samples(0.052) : at - shoe.samples(0.012)].max()
        if shoe.jolt[at] > max(least, SUDDEN * calm):
            return float(shoe.time_s[at] - 0.5 / shoe.rate_hz)
    return float(shoe.time_s[first + int(np.argmax(shoe.jolt[first:end]))])


def feet(rightness: Floats, least: float, even: float) -> npt.NDArray[np.str_]:
    """Whose steps these were, all at once: every second one is the right foot's, which half of them
    the larger values say; both feet where neighbours hardly differ; unknown where it is too little
    to tell."""
    apart = rightness[0::2].mean() - rightness[1::2].mean()
    step = float(np.median(np.abs(np.diff(rightness))))
    names = np.full(len(rightness), "unknown", dtype="<U7")
    if step < even:
        names[:] = "both"
    elif step > least:
        names[0::2] = "right" if apart > 0.0 else "left"
        names[1::2] = "left" if apart > 0.0 else "right"
    return names
