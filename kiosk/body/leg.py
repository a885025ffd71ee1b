"""The leg between hip and ankle: where the knee is when both ends are known."""

import numpy as np

from kiosk.body.curve import Array
from kiosk.body.skeleton import Skeleton

_GIVE_M = 0.03  # a leg is never quite straight


def shank_lean_rad(skeleton: Skeleton, forward_m: Array, up_m: Array) -> Array:
    """Forward lean of the shank, knee before ankle positive, from the hip seen from the ankle.

    A hip out of reach is met by a leg that is nearly straight.
    """
    shank, thigh = skeleton.shank_m, skeleton.thigh_m
    asked = np.hypot(forward_m, up_m)
    whole = shank + thigh
    reach = np.clip(whole - _GIVE_M * np.logaddexp(0.0, (whole - asked) / _GIVE_M), 0.2, None)
    cosine = (reach**2 + shank**2 - thigh**2) / (2.0 * reach * shank)
    knee_rad = np.arccos(np.clip(cosine, -1.0, 1.0 - 1e-6))
    lean: Array = np.arctan2(forward_m, up_m) + knee_rad
    return lean
