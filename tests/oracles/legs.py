"""Slow, plain twins of the shank's and the deck's detectors: the whole recording at once, with no
thought of the next sample. They share no code with the core; SciPy filters, and the delay of a
filter is taken out of its whole output."""

import itertools

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, find_peaks, lfilter, lfilter_zi

Floats = npt.NDArray[np.float64]
G_MPS2 = 9.80665
WEIGHTLESS_MPS2, FLIES_S = 6.0, 0.05
"""A leg in free flight feels less, and for longer."""


def filtered(values: Floats, corner_hz: float, rate_hz: float, kind: str = "low") -> Floats:
    """Second-order Butterworth, settled on the first value; a low-pass is shifted back in time."""
    b, a = butter(2, corner_hz / (rate_hz / 2.0), kind)
    start = np.multiply.outer(lfilter_zi(b, a), values[0])
    out = np.asarray(lfilter(b, a, values, axis=0, zi=start)[0])
    if kind == "high":
        return out
    late = np.sqrt(2.0) / (2.0 * np.pi * corner_hz) * rate_hz
    index = np.arange(len(out))
    columns = [np.interp(index + late, index, c) for c in np.atleast_2d(out.T)]
    return np.array(columns).T.reshape(out.shape)


def shank_running(time_s: Floats, acceleration_mps2: Floats) -> tuple[Floats, Floats]:
    """Initial contacts and toe-offs of a running shank; a toe-off follows each contact."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    up = acceleration_mps2.mean(axis=0)
    up /= np.linalg.norm(up)
    jolt = _jerk(filtered(acceleration_mps2, 15.0, rate_hz), rate_hz)
    along = acceleration_mps2 @ up
    least, fall = filtered(along, 15.0, rate_hz), filtered(along, 8.0, rate_hz)
    landings = _landings(jolt, rate_hz)
    begun, off = [], []
    for landing, following in itertools.pairwise(landings):
        first = _first_peak(jolt, landing, int(0.07 * rate_hz))
        begun.append(_rise(time_s, jolt, first, 0.6 * jolt[first]) - 0.012)
        stance = slice(
            landing + int(0.15 * rate_hz), (landing + following) // 2 + int(0.05 * rate_hz)
        )
        low = stance.start + int(np.argmin(least[stance]))
        fell = low
        while fell > 0 and fall[fell] < G_MPS2:
            fell -= 1
        share = (fall[fell] - G_MPS2) / (fall[fell] - fall[fell + 1])
        falls_s = time_s[fell] + share * (time_s[fell + 1] - time_s[fell])
        off.append(0.5 * (time_s[low] - 0.029 + falls_s + 0.048))
    return np.array(begun), np.array(off)


def shank_hopping(time_s: Floats, acceleration_mps2: Floats) -> tuple[Floats, Floats]:
    """Initial contacts and toe-offs of a shank that hops: it lands after each time without weight,
    and leaves the ground before the next."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    smooth = filtered(acceleration_mps2, 15.0, rate_hz)
    jolt = _jerk(smooth, rate_hz)
    up = acceleration_mps2.mean(axis=0)
    up /= np.linalg.norm(up)
    along = acceleration_mps2 @ up
    least, fall = filtered(along, 15.0, rate_hz), filtered(along, 8.0, rate_hz)
    light = np.linalg.norm(smooth, axis=1) < WEIGHTLESS_MPS2
    edges = np.flatnonzero(np.diff(light.astype(np.int8), prepend=0, append=0))
    flights = [
        (int(begin), int(end))
        for begin, end in zip(edges[::2], edges[1::2], strict=True)
        if end - begin > FLIES_S * rate_hz
    ]
    on, off = [], []
    for (_, landed), (left, _) in itertools.pairwise(flights):
        hardest = landed + int(np.argmax(jolt[landed : landed + int(0.12 * rate_hz)]))
        first = _first_peak(jolt, hardest, int(0.07 * rate_hz))
        on.append(_rise(time_s, jolt, first, 0.6 * jolt[first]) - 0.012)
        around = slice(left - int(0.05 * rate_hz), left + int(0.05 * rate_hz))
        low = around.start + int(np.argmin(least[around]))
        fell = low
        while fall[fell] < G_MPS2:
            fell -= 1
        share = (fall[fell] - G_MPS2) / (fall[fell] - fall[fell + 1])
        falls_s = time_s[fell] + share * (time_s[fell + 1] - time_s[fell]) + 0.048
        least_s = time_s[low] - 0.029
        off.append(0.5 * (least_s + falls_s) if abs(falls_s - least_s) < 0.06 else least_s)
    return np.array(on), np.array(off)


def shank_walking(time_s: Floats, acceleration_mps2: Floats) -> tuple[Floats, Floats]:
    """Initial contacts and toe-offs of a walking shank: the hardest knock across the leg after each
    swing, and where the push along it has died down before the next."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    up = acceleration_mps2.mean(axis=0)
    up /= np.linalg.norm(up)
    smooth = filtered(acceleration_mps2, 25.0, rate_hz)
    along = smooth @ up
    whole = np.linalg.norm(smooth, axis=1)
    knock = np.sqrt(np.maximum(whole**2 - along**2, 0.0)) * whole
    swings = _swings(filtered(acceleration_mps2 @ up, 4.0, rate_hz), rate_hz)
    on, off, usual = [], [], 0.0
    for (begin, end), (following, _) in itertools.pairwise(swings):
        search = slice(begin + int(0.2 * rate_hz), following - int(0.1 * rate_hz))
        hit = search.start + _first_settled(knock[search], int(0.11 * rate_hz), 0.4 * usual)
        usual += (knock[hit] - usual) * (0.3 if usual else 1.0)
        on.append(_top(time_s, knock, hit) - 0.032)
        stance = slice(max(end, following - int(0.35 * rate_hz)), following + int(0.1 * rate_hz))
        top = stance.start + int(np.argmax(along[stance]))
        level = G_MPS2 + 0.3 * (along[top] - G_MPS2)
        fell = top + int(np.argmax(along[top:] < level)) - 1
        share = (along[fell] - level) / (along[fell] - along[fell + 1])
        off.append(time_s[fell] + share * (time_s[fell + 1] - time_s[fell]) - 0.047)
    return np.array(on), np.array(off)


def deck(time_s: Floats, acceleration_mps2: Floats) -> Floats:
    """Landings: the envelope has risen by 30 % of the middle swell since the dip before."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    shaking = np.linalg.norm(filtered(acceleration_mps2, 8.0, rate_hz, "high"), axis=1)
    envelope = filtered(shaking, 8.0, rate_hz)
    tops, found = find_peaks(
        envelope, prominence=0.25 * np.ptp(envelope), distance=int(0.2 * rate_hz)
    )
    swell = float(np.median(found["prominences"]))
    begun = []
    for top in tops:
        dip = top
        while dip > 0 and envelope[dip - 1] <= envelope[dip] + 0.05 * swell:
            dip -= 1
        begun.append(_rise(time_s, envelope, int(top), envelope[dip] + 0.3 * swell))
    return np.array(begun)


def _swings(slow: Floats, rate_hz: float) -> list[tuple[int, int]]:
    """First and last sample of each time the slow force along the leg lies low."""
    least = float(np.median(slow[find_peaks(-slow, distance=int(0.7 * rate_hz))[0]]))
    low = slow < least + 0.48 * (G_MPS2 - least)
    edges = np.flatnonzero(np.diff(low.astype(np.int8)))
    if low[edges[0]]:
        edges = edges[1:]
    found: list[tuple[int, int]] = []
    for begin, end in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=False):
        if not found or begin - found[-1][0] > 0.7 * rate_hz:
            found.append((begin, end))
    return found


def _first_settled(knock: Floats, settled: int, clear: float) -> int:
    """The first clear knock that no harder one follows for a while, nor one twice as hard later."""
    peaks = [p for p in find_peaks(knock)[0].tolist() if knock[p] > max(clear, 77.0)]
    first = next(p for p in peaks if knock[p : p + settled + 1].max() == knock[p])
    harder = [p for p in peaks if p > first and knock[p] > 2.2 * knock[first]]
    return next((p for p in harder if knock[p : p + settled + 1].max() == knock[p]), first)


def _top(time_s: Floats, values: Floats, at: int) -> float:
    """The top of the parabola through a highest sample and its neighbours."""
    before, here, after = values[at - 1 : at + 2]
    shift = 0.5 * (before - after) / (before - 2 * here + after)
    return float(time_s[at] + shift * (time_s[at + 1] - time_s[at]))


def _jerk(acceleration: Floats, rate_hz: float) -> Floats:
    return np.asarray(np.linalg.norm(np.gradient(acceleration, axis=0), axis=1) * rate_hz)


def _landings(jolt: Floats, rate_hz: float) -> npt.NDArray[np.intp]:
    peaks, _ = find_peaks(jolt, height=0.4 * np.percentile(jolt, 98), distance=int(0.45 * rate_hz))
    return np.asarray(peaks)


def _first_peak(jolt: Floats, landing: int, within: int) -> int:
    peaks, _ = find_peaks(jolt[landing - within : landing + 1])
    high = [
        landing - within + int(p) for p in peaks if jolt[landing - within + p] > 0.5 * jolt[landing]
    ]
    return min(high, default=landing)


def _rise(time_s: Floats, values: Floats, top: int, level: float) -> float:
    """Back down the rising side to the level, between two samples."""
    at = top
    while at > 1 and values[at - 1] > level:
        at -= 1
    share = (values[at] - level) / (values[at] - values[at - 1])
    return float(time_s[at] - share * (time_s[at] - time_s[at - 1]))
