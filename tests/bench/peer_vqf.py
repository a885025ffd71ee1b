"""VQF's C++ batch update, orientation alone."""

from typing import Any

import numpy as np
from signals import RATE_HZ
from timing import Contestants, report
from vqf import VQF


def enter(s: dict[str, Any]) -> Contestants:
    gyroscope = np.ascontiguousarray(s["waist_rate_radps"])
    accelerometer = np.ascontiguousarray(s["waist_acceleration_mps2"])

    def update() -> int:
        return len(VQF(1 / RATE_HZ).updateBatch(gyroscope, accelerometer)["quat6D"])

    return {"VQF C++ batch": update}


if __name__ == "__main__":
    report(enter)
