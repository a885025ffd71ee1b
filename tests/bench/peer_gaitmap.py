"""gaitmap's event steps on a foot: Rampp (gaitmap_mad) and Herzer (gaitmap), stride list given."""

from typing import Any

import numpy as np
import pandas as pd
from gaitmap.event_detection import HerzerEventDetection
from gaitmap_mad.event_detection import RamppEventDetection
from signals import CONTACT_S, RATE_HZ, STRIDE_S
from timing import Contestants, report


def enter(s: dict[str, Any]) -> Contestants:
    # gaitmap's body frame: posterior-anterior, medio-lateral, superior-inferior; deg/s.
    a, w = s["foot_acceleration_mps2"], np.rad2deg(s["foot_rate_radps"])
    data = pd.DataFrame(
        {
            "acc_pa": a[:, 0],
            "acc_ml": a[:, 1],
            "acc_si": -a[:, 2],
            "gyr_pa": w[:, 0],
            "gyr_ml": -w[:, 1],
            "gyr_si": w[:, 2],
        }
    )
    before_toe_off = np.arange(1, int(s["t_s"][-1] / STRIDE_S) - 1) * STRIDE_S + CONTACT_S - 0.02
    at = np.round(before_toe_off * RATE_HZ).astype(int)
    strides = pd.DataFrame({"s_id": np.arange(len(at) - 1), "start": at[:-1], "end": at[1:]})

    def detect(step: Any) -> int:
        found = step.detect(data, strides, sampling_rate_hz=RATE_HZ)
        return len(found.segmented_event_list_)

    return {
        "gaitmap Rampp": lambda: detect(RamppEventDetection()),
        "gaitmap Herzer": lambda: detect(HerzerEventDetection()),
    }


if __name__ == "__main__":
    report(enter)
