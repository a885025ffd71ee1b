"""Who the virtual member is and what they are asked to do: the body's habits as numbers."""

from dataclasses import dataclass, field

import numpy as np

from kiosk.body.activity import Strike
from kiosk.body.shape import Bearing
from kiosk.body.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Person:
    """Habits of one runner. Norms: reference cadence 164-175 spm at 3 m/s, contact 255 ms."""

    skeleton: Skeleton = field(default_factory=Skeleton)
    cadence_spm: float = 164.0
    """Running at 3 m/s; changes by 8 spm per m/s."""
    contact_s: float = 0.255
    """Running at 3 m/s; shorter when faster, after the measured means of one runner."""
    walk_cadence_spm: float = 114.0
    """At 1.3 m/s; changes by 40 spm per m/s."""
    march_spm: float = 96.0
    hop_rate_hz: float = 2.75
    hop_contact_s: float = 0.21
    quick_feet_spm: float = 170.0
    quick_feet_contact_s: float = 0.20
    strike: Strike = Strike.HEEL
    contact_asymmetry: float = 0.01
    """Left minus right contact time over their mean."""
    step_asymmetry: float = 0.004
    """Left minus right step time over their mean."""
    step_cv: float = 0.014
    """Step-to-step scatter of step time over its mean."""
    contact_cv: float = 0.018
    feet_lag_s: float = 0.004
    """In hops the right foot lands this much after the left, on average."""
    bearing: Bearing = field(default_factory=Bearing)
    follows_beat: float = 0.9
    """Share of the way from the own cadence to a heard beat that is gone; 0 ignores it."""

    def running_cadence_spm(self, speed_mps: float) -> float:
        return self.cadence_spm + 8.0 * (speed_mps - 3.0)

    def running_contact_s(self, speed_mps: float) -> float:
        share = np.interp(speed_mps, [1.8, 2.5, 3.0, 3.5, 4.0, 5.0], _CONTACT_SHARE)
        return float(self.contact_s * share)

    def walking_cadence_spm(self, speed_mps: float) -> float:
        return self.walk_cadence_spm + 40.0 * (max(speed_mps, 0.3) - 1.3)


_CONTACT_SHARE = [1.22, 1.10, 1.0, 0.92, 0.84, 0.73]
