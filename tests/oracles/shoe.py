"""A slow, plain twin of the shoe's detector: the whole recording at once, every swing of it first.

It shares no code with the core. SciPy filters, and the delay of a filter is taken out of its whole
output; the axis of pitch is that of the whole recording, and its sign the one that turns toes up
before jolts and toes down after them.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.signal import find_peaks

from tests.oracles.legs import G_MPS2, filtered

Floats = npt.NDArray[np.float64]

JOLT_HZ, PITCH_HZ = 90.0, 40.0
CALM_S, RISE_S, SUDDEN = 0.052, 0.012, 3.0
"""A landing's jerk is so many times what it was from this long until that long ago."""
BEGIN_SHARE = 0.35
REMEMBERED, FEWEST = 32, 4
LET_GO_SHARE = 0.955
SOFT_HEEL_S = 0.05
FLAT_S = 0.10
"""After a landing; the sole has slapped down."""
REST_RADPS = 0.7
SHOWN_SHARE, SHOWN_GROWTH, SHOWN_LEAST, SHOWN_PART = 0.3, 1.5, 0.01, 0.68
"""Which samples belong to a sudden rise, and how much sooner it began, in samples."""
SUDDEN_DELAY = 0.17
"""Of the filter's delay: a sudden rise comes through it sooner than slow changes do."""


@dataclass(frozen=True, slots=True)
class Shoe:
    """One shoe's pitch rate, toes up, and how sharply its acceleration changes."""

    time_s: Floats
    rate_hz: float
    toes_up: Floats
    jolt: Floats

    def samples(self, seconds: float) -> int:
        return int(seconds * self.rate_hz)


def felt(time_s: Floats, acceleration_mps2: Floats, rate_radps: Floats) -> Shoe:
    """What the twin looks at."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    smooth = filtered(acceleration_mps2, min(JOLT_HZ, 0.45 * rate_hz), rate_hz)
    # Half a sample late: a difference stands between its two samples.
    jolt = np.linalg.norm(np.diff(smooth, axis=0, prepend=smooth[:1]), axis=1) * rate_hz
    turning = filtered(rate_radps, min(PITCH_HZ, 0.45 * rate_hz), rate_hz)
    axis = np.linalg.svd(turning.T @ turning)[0][:, 0]
    toes_up = turning @ axis
    return Shoe(time_s, rate_hz, toes_up * _sign(toes_up, turning, jolt, rate_hz), jolt)


def _sign(toes_up: Floats, turning: Floats, jolt: Floats, rate_hz: float) -> float:
    """Toes turn up before a jolt and down after it; and down when a foot first moves after rest."""
    soon, then, later = (int(share * rate_hz) for share in (0.02, 0.12, 0.24))
    hits, _ = find_peaks(jolt, height=0.4 * np.percentile(jolt, 99), distance=int(0.3 * rate_hz))
    says = sum(
        toes_up[h - then : h - soon].sum() - toes_up[h + then : h + later].sum() for h in hits
    )
    still = np.linalg.norm(turning, axis=1) < REST_RADPS
    ends = np.flatnonzero(still[:-1] & ~still[1:])
    rested = [e for e in ends if still[max(0, e - soon) : e].all()]
    says -= 2.0 * sum(toes_up[e : e + later].sum() for e in rested)
    return 1.0 if says > 0 else -1.0


def strides(shoe: Shoe) -> tuple[Floats, Floats]:
    """Initial contact, and the toe-off after it, of each swing forward but the last."""
    high = float(np.percentile(shoe.toes_up, 97))
    apart = shoe.samples(0.45)
    swings, _ = find_peaks(shoe.toes_up, height=0.5 * high, distance=apart)
    on, off, firsts = [], [], list[float]()
    swung_s, stood_s = np.inf, 0.0
    for swing, following in pairwise(swings.tolist()):
        landed, first = _landing(shoe, swing, following)
        if landed is None:
            continue
        if first is not None:
            landed -= _earlier(first, firsts[-REMEMBERED:]) / shoe.rate_hz
            firsts.append(first)
        contact_s = _soft_heel(shoe, swing, landed) if stood_s > max(swung_s, 0.4) else landed
        left_s = _let_go(shoe, landed, following)
        swung_s = contact_s - off[-1] if off else np.inf
        stood_s = left_s - contact_s
        on.append(contact_s)
        off.append(left_s)
    return np.array(on), np.array(off)


def _earlier(first: float, before: list[float]) -> float:
    """In samples, from how many of the last landings' first samples were smaller than this one."""
    smaller = sum(other < first for other in before)
    return (smaller + 0.5) / (len(before) + 1) - 0.5 if len(before) >= FEWEST else 0.0


def _landing(shoe: Shoe, swing: int, following: int) -> tuple[float | None, float | None]:
    """Where the first sudden jolt after this swing began, and its size; of none, the hardest."""
    low = swing + int(np.argmax(shoe.toes_up[swing:following] < 0.3 * shoe.toes_up[swing]))
    end = min(low + shoe.samples(0.25), following)
    for at in range(low, end):
        calm = shoe.jolt[max(0, at - shoe.samples(CALM_S)) : max(1, at - shoe.samples(RISE_S))]
        if shoe.jolt[at] > max(1500.0, SUDDEN * calm.max()):
            first, beyond = _shown(shoe, at)
            shift_s = _late_s(shoe) - 0.5 / shoe.rate_hz  # was taken out of the whole signal
            soon_s = SHOWN_PART / shoe.rate_hz + SUDDEN_DELAY * _late_s(shoe)
            return float(shoe.time_s[first]) + shift_s - soon_s, beyond
    if end <= low:
        return None, None
    return _begun(shoe, low + int(np.argmax(shoe.jolt[low:end]))), None


def _shown(shoe: Shoe, at: int) -> tuple[int, float]:
    """The first sample of the rise that is going on at this one, and how far it stands out."""
    jolt = shoe.jolt
    calm = jolt[at - shoe.samples(RISE_S) - 1]

    def expected(index: int) -> float:
        """Had the calm gone on growing as it did, at most to twice."""
        last, before = jolt[index - 1], jolt[index - 2]
        return float(last * np.clip(last / before, 1.0, 2.0))

    def belongs(index: int) -> bool:
        high = jolt[index] > calm + SHOWN_SHARE * (jolt[at] - calm)
        return bool(high or jolt[index] > SHOWN_GROWTH * expected(index) + SHOWN_LEAST * jolt[at])

    first = at
    while first > at - shoe.samples(RISE_S) and belongs(first - 1):
        first -= 1
    return first, float(jolt[first] - expected(first))


def _late_s(shoe: Shoe) -> float:
    """What was taken out of every jolt's time: the filter's delay and half a sample."""
    corner_hz = min(JOLT_HZ, 0.45 * shoe.rate_hz)
    return float(np.sqrt(2.0) / (2.0 * np.pi * corner_hz)) + 0.5 / shoe.rate_hz


def _begun(shoe: Shoe, at: int) -> float:
    level = BEGIN_SHARE * shoe.jolt[at]
    while at > 1 and shoe.jolt[at - 1] > level:
        at -= 1
    share = (shoe.jolt[at] - level) / (shoe.jolt[at] - shoe.jolt[at - 1])
    return float(shoe.time_s[at] - (share + 0.5) / shoe.rate_hz)


def _soft_heel(shoe: Shoe, swing: int, landed_s: float) -> float:
    """A walker's heel is down when the foot begins to turn about it."""
    over = swing + int(np.argmax(shoe.toes_up[swing:] <= 0.0))
    share = shoe.toes_up[over - 1] / (shoe.toes_up[over - 1] - shoe.toes_up[over])
    turned_s = float(shoe.time_s[over - 1] + share / shoe.rate_hz)
    return turned_s if 0.0 <= landed_s - turned_s <= SOFT_HEEL_S else landed_s


def _let_go(shoe: Shoe, landed_s: float, following: int) -> float:
    """Where the fastest turn of the toes down, of the push, has begun to let go."""
    begin = int(np.searchsorted(shoe.time_s, landed_s + FLAT_S))
    least = begin + int(np.argmin(shoe.toes_up[begin:following]))
    level = LET_GO_SHARE * shoe.toes_up[least]
    past = least + int(np.argmax(shoe.toes_up[least:following] > level))
    before, after = shoe.toes_up[past - 1 : past + 1]
    return float(shoe.time_s[past - 1] + (level - before) / (after - before) / shoe.rate_hz)


def jolts(time_s: Floats, acceleration_mps2: Floats) -> Floats:
    """Landings without a gyroscope: the hardest jolt after each time that the shoe stood still."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    shoe = felt(time_s, acceleration_mps2, np.ones_like(acceleration_mps2))
    smooth = filtered(acceleration_mps2, JOLT_HZ, rate_hz)
    off = np.abs(np.linalg.norm(smooth, axis=1) - G_MPS2)
    calm = np.convolve((off < 0.8) & (shoe.jolt < 300.0), np.ones(shoe.samples(0.08)), "same")
    still = np.flatnonzero(calm > shoe.samples(0.08) - 1)
    breaks = np.flatnonzero(np.diff(still) > 0.3 * rate_hz)
    swings = [
        slice(left + shoe.samples(0.3), stood)
        for left, stood in zip(still[breaks].tolist(), still[breaks + 1].tolist(), strict=True)
        if stood > left + shoe.samples(0.3)
    ]
    clear = 0.4 * float(np.median([shoe.jolt[swing].max() for swing in swings]))
    return np.array([_begun(shoe, _settled(shoe, swing, clear)) for swing in swings])


def _settled(shoe: Shoe, swing: slice, clear: float) -> int:
    """The first clear jolt that no sharper one follows for a while; of none, the hardest."""
    soon = shoe.samples(0.025)
    for at in range(swing.start, swing.stop):
        if shoe.jolt[at] > clear and shoe.jolt[at] >= shoe.jolt[at - soon : at + soon + 1].max():
            return at
    return int(swing.start) + int(np.argmax(shoe.jolt[swing]))
