"""Treadform's detectors, fed whole recordings, and our zero-phase baselines."""

from typing import Any

import baseline
import numpy as np
from signals import RATE_HZ
from timing import Contestants, report

from kiosk import _core


def enter(s: dict[str, Any]) -> Contestants:
    t = s["t_s"]
    us = np.round(t * 1e6).astype(np.int64)
    foot_a, foot_w, waist, waist_w, force = (
        s[name].astype(np.float32)
        for name in (
            "foot_acceleration_mps2",
            "foot_rate_radps",
            "waist_acceleration_mps2",
            "waist_rate_radps",
            "force_n",
        )
    )
    return {
        "ours foot": lambda: len(_core.FootDetector().feed(us, foot_a, foot_w)),
        "ours trunk": lambda: len(_core.TrunkDetector().feed(us, waist)),
        "ours force": lambda: len(_core.ForceDetector().feed(us, force)),
        "ours trunk, every metric": lambda: len(_core.TrunkSensor().feed(us, waist, waist_w)[0]),
        "ours foot, every metric": lambda: len(_core.FootSensor().feed(us, foot_a, foot_w)[0]),
        "baseline foot": lambda: sum(
            map(
                len,
                baseline.foot(t, s["foot_acceleration_mps2"], s["foot_rate_radps"], RATE_HZ),
            )
        ),
        "baseline trunk": lambda: sum(
            map(len, baseline.trunk(t, s["waist_acceleration_mps2"], RATE_HZ))
        ),
        "baseline force": lambda: sum(map(len, baseline.force(t, s["force_n"], RATE_HZ))),
    }


if __name__ == "__main__":
    report(enter)
