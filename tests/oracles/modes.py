"""Slow, plain twins for how somebody moves, as one sensor can tell it: the whole recording at once,
one word for all of it."""

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, filtfilt, find_peaks

from tests.oracles.shoe import Shoe

Floats = npt.NDArray[np.float64]

IN_FLIGHT_MPS2, LEAST_SPAN_MPS2 = 4.5, 7.0
"""A trunk that flies is pushed less than this at its lightest, and more by this at its hardest."""
SHAKEN_MPS2 = 14.2
"""A running leg is shaken harder than this on average."""
SHORTEST_STRIDE_S, QUICKEST_WALK_S, SLOWEST_RUN_S = 0.5, 0.8, 1.1
"""240, 150 and 109 steps a minute."""
FLAT_SHARE, FLAT_TIME = 0.08, 0.2
"""A belt is empty so near its least force, of its whole swing; under a runner for so long."""
SHORTEST_WALK_S = 0.4
LONGEST_HOP_S, HARDLY_RADPS = 0.32, 2.5
"""In the air; and how fast toes may turn up there."""


def of_trunk(time_s: Floats, upward_mps2: Floats) -> str:
    """Whoever runs is in free fall once a step; a walker never is."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    b, a = butter(1, min(30.0, 0.45 * rate_hz), fs=rate_hz)
    floor, peak = np.percentile(filtfilt(b, a, upward_mps2), [2, 97])
    flies = floor < IN_FLIGHT_MPS2 and peak - floor > LEAST_SPAN_MPS2
    return "running" if flies else "walking"


def of_shank(time_s: Floats, acceleration_mps2: Floats) -> str:
    """By its beat, and by how hard it is shaken where the beat is that of a stride."""
    shaken = float(np.linalg.norm(acceleration_mps2, axis=1).mean())
    beat_s = leg_beat_s(time_s, acceleration_mps2)
    if beat_s < SHORTEST_STRIDE_S:
        return "hopping"
    if shaken > SHAKEN_MPS2:
        return "running" if beat_s < SLOWEST_RUN_S else "walking"
    return "quick feet" if beat_s < QUICKEST_WALK_S else "walking"


def leg_beat_s(time_s: Floats, acceleration_mps2: Floats) -> float:
    """After how long the jolts are most like themselves, the whole recording moved over itself."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    b, a = butter(2, min(15.0, 0.45 * rate_hz), fs=rate_hz)
    smooth = filtfilt(b, a, acceleration_mps2, axis=0)
    root = np.sqrt(np.linalg.norm(np.gradient(smooth, axis=0), axis=1) * rate_hz)
    lags = np.arange(int(0.26 * rate_hz), int(1.3 * rate_hz))
    alike = np.array([np.corrcoef(root[:-lag], root[lag:])[0, 1] for lag in lags])
    tops, _ = find_peaks(alike, distance=int(0.05 * rate_hz))
    return float(lags[tops[alike[tops] > 0.85 * alike[tops].max()][0]] / rate_hz)


def of_belt(force_n: Floats) -> str:
    """Under a runner the belt is empty, and its force flat, for a third of the time."""
    least, most = np.percentile(force_n, [1, 99])
    flat = force_n < least + FLAT_SHARE * (most - least)
    return "running" if flat.mean() > FLAT_TIME else "walking"


def of_shoe(on_s: Floats, off_s: Floats) -> str:
    """By the middle stride: walking stands longer than it swings. Who does not may run on the spot
    or hop, so that one shoe leaves it unknown."""
    contact_s = float(np.median(off_s - on_s))
    air_s = float(np.median(on_s[1:] - off_s[:-1]))
    return "walking" if contact_s > max(air_s, SHORTEST_WALK_S) else "unknown"


def of_springing_shoe(shoe: Shoe, on_s: Floats, off_s: Floats) -> str:
    """A shoe that is back soon, and never turned toes up meanwhile, hopped. Who lifts the toes may
    as well have quick feet, so that one shoe leaves it unknown."""
    flights = [(off_s[off_s < landed][-1], landed) for landed in on_s[on_s > off_s[0]].tolist()]
    up_radps = [
        shoe.toes_up[(shoe.time_s > left) & (shoe.time_s < landed)].max()
        for left, landed in flights
    ]
    soon = float(np.median([landed - left for left, landed in flights])) < LONGEST_HOP_S
    return "hopping" if soon and max(up_radps) < HARDLY_RADPS else "unknown"


def upward(acceleration_mps2: Floats) -> Floats:
    """The part along the mean."""
    mean = acceleration_mps2.mean(axis=0)
    return np.asarray(acceleration_mps2 @ (mean / np.linalg.norm(mean)))
