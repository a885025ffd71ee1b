"""A slow, plain twin of how a shoe without a gyroscope leaves: every stride at once.

It shares no code with the core. A SciPy filter, one kernel for the three averages in a row, the
hills of the whole recording, and of each contact the first that is half as high as is usual.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, find_peaks, group_delay, lfilter, lfilter_zi

Floats = npt.NDArray[np.float64]

JOLT_HZ = 40.0
TOGETHER_S = 0.008
OVER_SHARE = 0.2
"""Of its height: a hill is over once it has fallen by so much."""
BEGIN_SHARE = 0.7
CLEAR_SHARE = 0.5
LANDING_S, LANDING_SHARE, STANCE_SHARE = 0.08, 0.15, 0.3
NEXT_S = 0.02
"""Before a landing; a later hill is the landing's own."""


def together(time_s: Floats, acceleration_mps2: Floats) -> Floats:
    """How sharply the acceleration changes, the jolts of a few hundredths of a second as one."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    b, a = _low_pass(rate_hz)
    start = np.multiply.outer(lfilter_zi(b, a), acceleration_mps2[0])
    smooth = lfilter(b, a, acceleration_mps2, axis=0, zi=start)[0]
    power = (np.diff(smooth, axis=0, prepend=smooth[:1]) ** 2).sum(axis=1) * rate_hz**2
    # Of each average so much is left a sample later; three in a row weigh n samples ago by
    # (n + 1) (n + 2) / 2 of that, n times over.
    left = TOGETHER_S * rate_hz / (1.0 + TOGETHER_S * rate_hz)
    ago = np.arange(int(30 * TOGETHER_S * rate_hz))
    kernel = (1.0 - left) ** 3 * left**ago * (ago + 1) * (ago + 2) / 2.0
    averaged: Floats = np.sqrt(np.convolve(power, kernel)[: len(power)])
    return averaged


def _low_pass(rate_hz: float) -> tuple[Floats, Floats]:
    b, a = butter(2, min(JOLT_HZ, 0.45 * rate_hz) / (rate_hz / 2.0))
    return b, a


def _late_samples(rate_hz: float) -> float:
    """By how many samples slow changes leave the filter too late."""
    return float(group_delay(_low_pass(rate_hz), w=[1e-3])[1][0])


def leavings(time_s: Floats, acceleration_mps2: Floats, landed_s: Floats) -> Floats:
    """When the foot left after each landing but the last; NaN where nothing is clear."""
    sharp = together(time_s, acceleration_mps2)
    tops, _ = find_peaks(sharp)
    tops = np.array([top for top in tops if _is_over(sharp, top)])
    strides = list(pairwise(landed_s.tolist()))
    within = [_tops(time_s, tops, begin, end) for begin, end in strides]
    usual = float(np.median([sharp[few].max() for few in within if len(few)]))
    return np.array(
        [_first(time_s, sharp, few, span, usual) for few, span in zip(within, strides, strict=True)]
    )


def _is_over(sharp: Floats, top: int) -> bool:
    """Whether it falls from here by enough before it is higher again."""
    after = sharp[top + 1 :]
    higher, lower = after > sharp[top], after < (1.0 - OVER_SHARE) * sharp[top]
    return bool(lower.any() and (not higher.any() or lower.argmax() < higher.argmax()))


def _tops(time_s: Floats, tops: npt.NDArray[np.int64], begin_s: float, end_s: float) -> Floats:
    least_s = max(LANDING_S, LANDING_SHARE * (end_s - begin_s))
    at_s = time_s[tops]
    found: Floats = tops[(at_s > begin_s + least_s + TOGETHER_S) & (at_s < end_s - NEXT_S)]
    return found


def _first(
    time_s: Floats, sharp: Floats, tops: Floats, span: tuple[float, float], usual: float
) -> float:
    for top in tops:
        left_s = _begun(time_s, sharp, int(top))
        part = (left_s - span[0]) / (span[1] - span[0])
        early = max(0.0, (STANCE_SHARE - part) / (STANCE_SHARE - LANDING_SHARE))
        if sharp[int(top)] > (CLEAR_SHARE + (1.0 - CLEAR_SHARE) * early) * usual:
            return left_s
    return float("nan")


def _begun(time_s: Floats, sharp: Floats, top: int) -> float:
    level = BEGIN_SHARE * sharp[top]
    at = top
    while sharp[at] > level:
        at -= 1
    # Between two samples the square is the straight line; a difference stands half a sample early.
    low, high, mark = sharp[at] ** 2, sharp[at + 1] ** 2, level**2
    period_s = time_s[at + 1] - time_s[at]
    late = _late_samples(1.0 / period_s) + 0.5
    return float(time_s[at] + ((mark - low) / (high - low) - late) * period_s)
