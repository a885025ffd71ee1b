"""Different runners, and sensors with everything wrong that sensors have: for measuring on many."""

import numpy as np

from kiosk.body.activity import Strike
from kiosk.body.shape import Bearing
from kiosk.body.skeleton import Skeleton
from kiosk.simulator.air import AirSettings
from kiosk.simulator.person import Person
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Faults

_STRIKES = (Strike.HEEL, Strike.MIDFOOT, Strike.FOREFOOT)
_STRIKE_SHARES = (0.72, 0.20, 0.08)
"""A mass race had 71 % heel, 17 % midfoot, 2 % forefoot strikers and mixed ones; the rare ones
are a little more frequent here, to be measured at all."""


def drawn_person(rng: np.random.Generator) -> Person:
    """One of many runners: 130-190 spm at 3 m/s, contacts of 200-330 ms, up to 10 % uneven."""
    cadence_spm = float(np.clip(rng.normal(163.0, 9.0), 132.0, 190.0))
    step_s = 60.0 / cadence_spm
    contact_s = float(np.clip(rng.normal(0.70, 0.06), 0.52, 0.86)) * step_s
    return Person(
        skeleton=Skeleton(
            float(rng.normal(1.72, 0.09)), float(np.clip(rng.normal(70, 11), 45, 110))
        ),
        cadence_spm=cadence_spm,
        contact_s=min(contact_s, step_s - 0.045),
        walk_cadence_spm=float(rng.normal(114.0, 5.0)),
        hop_rate_hz=float(rng.uniform(2.4, 3.0)),
        hop_contact_s=float(rng.uniform(0.17, 0.25)),
        quick_feet_spm=cadence_spm + float(rng.uniform(0.0, 16.0)),
        quick_feet_contact_s=float(rng.uniform(0.17, 0.24)),
        strike=_STRIKES[int(rng.choice(3, p=_STRIKE_SHARES))],
        contact_asymmetry=float(np.clip(rng.normal(0.0, 0.02), -0.10, 0.10)),
        step_asymmetry=float(np.clip(rng.normal(0.0, 0.01), -0.05, 0.05)),
        step_cv=float(rng.uniform(0.010, 0.025)),
        contact_cv=float(rng.uniform(0.012, 0.030)),
        feet_lag_s=float(rng.normal(0.0, 0.006)),
        bearing=Bearing(
            lean_rad=float(rng.normal(0.09, 0.03)),
            obliquity_rad=float(np.clip(rng.normal(0.07, 0.02), 0.03, 0.13)),
            turn_rad=float(np.clip(rng.normal(0.11, 0.03), 0.04, 0.20)),
            sway_m=float(rng.uniform(0.008, 0.022)),
        ),
        follows_beat=float(rng.uniform(0.75, 1.0)),
    )


def drawn_part(rng: np.random.Generator, rate_hz: float = 416.0) -> SensorSettings:
    """A part of doubtful calibration, worn askew: any turn about the body part's own axes."""
    return SensorSettings(
        rate_hz=rate_hz,
        rate_error=float(rng.uniform(-0.05, 0.05)),
        acceleration_range_g=int(rng.choice([8, 16])),
        mounting_rad=(
            float(rng.uniform(-0.6, 0.6)),
            float(rng.uniform(-0.6, 0.6)),
            float(rng.uniform(-np.pi, np.pi)),
        ),
        acceleration_noise_mps2=float(rng.uniform(0.02, 0.06)),
        rate_noise_radps=float(rng.uniform(0.0015, 0.004)),
        acceleration_bias_mps2=_vector(rng, 0.25),
        rate_bias_radps=_vector(rng, 0.02),
    )


def drawn_faults(rng: np.random.Generator) -> Faults:
    """Drift, jitter and lost frames at once."""
    return Faults(
        clock_ppm=float(rng.uniform(-80.0, 80.0)),
        jitter_s=float(rng.uniform(0.0, 1e-4)),
        air=AirSettings(loss=float(rng.uniform(0.0, 0.02)), burst_frames=float(rng.uniform(1, 4))),
    )


def _vector(rng: np.random.Generator, size: float) -> tuple[float, float, float]:
    x, y, z = rng.uniform(-size, size, 3).tolist()
    return x, y, z
