"""One moment of a body: where its joints are, and how far they are bent."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kiosk.body.curve import Array

Point = tuple[float, float, float]
"""Forward, left, up in m."""


@dataclass(frozen=True, slots=True)
class Angles:
    """Bend of the joints of one leg; 0 is a straight leg with the foot at a right angle."""

    hip_rad: float
    """Thigh before the trunk positive."""
    knee_rad: float
    ankle_rad: float
    """Toes drawn up positive."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Joints by name: head, neck, shoulder, elbow, hand, pelvis, hip, knee, ankle, heel, ball,
    the paired ones with _left and _right."""

    joints: Mapping[str, Point]

    def angles(self, side: str) -> Angles:
        """Joint angles of the `left` or `right` leg, seen from the side."""
        hip, knee, ankle = (self._seen(f"{name}_{side}") for name in ("hip", "knee", "ankle"))
        sole = self._seen(f"ball_{side}") - self._seen(f"heel_{side}")
        trunk = _lean_rad(self._seen("neck") - self._seen("pelvis"))
        thigh, shank = _lean_rad(hip - knee), _lean_rad(knee - ankle)
        pitch = float(np.arctan2(sole[1], sole[0]))
        return Angles(trunk - thigh, shank - thigh, pitch + shank)

    def _seen(self, name: str) -> Array:
        return np.array(self.joints[name])[[0, 2]]


def _lean_rad(upwards: Array) -> float:
    return float(np.arctan2(upwards[0], upwards[1]))
