"""mobgap's initial contacts at the lower back."""

from typing import Any

import pandas as pd
from mobgap.initial_contacts import IcdHKLeeImproved, IcdIonescu, IcdShinImproved
from signals import RATE_HZ
from timing import Contestants, report


def enter(s: dict[str, Any]) -> Contestants:
    a, w = s["waist_acceleration_mps2"], s["waist_rate_radps"]
    columns = {"acc_is": a[:, 2], "acc_ml": a[:, 1], "acc_pa": a[:, 0]}
    columns |= {"gyr_is": w[:, 2], "gyr_ml": w[:, 1], "gyr_pa": w[:, 0]}
    data = pd.DataFrame(columns)

    def detect(step: Any) -> int:
        return len(step.detect(data, sampling_rate_hz=RATE_HZ).ic_list_)

    return {
        "mobgap Ionescu": lambda: detect(IcdIonescu()),
        "mobgap Shin": lambda: detect(IcdShinImproved()),
        "mobgap HKLee": lambda: detect(IcdHKLeeImproved()),
    }


if __name__ == "__main__":
    report(enter)
