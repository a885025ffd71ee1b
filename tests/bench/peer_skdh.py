"""scikit-digital-health at the lower back: its event steps from raw acceleration, which is what
ours start from (with its own levelling and filter), and the bare event step after them."""

from typing import Any

import numpy as np
from signals import RATE_HZ
from skdh.gait import ApCwtGaitEvents, PreprocessGaitBout, VerticalCwtGaitEvents
from timing import Contestants, report


def enter(s: dict[str, Any]) -> Contestants:
    raw = {"time": s["t_s"], "accel": s["waist_acceleration_mps2"] / 9.80665, "fs": RATE_HZ}
    prepared = raw | PreprocessGaitBout().predict(**raw)

    def events(step: Any, known: dict[str, Any]) -> int:
        return int(np.size(step.predict(**known)["initial_contacts"]))

    def from_raw(step: Any) -> int:
        return events(step, raw | PreprocessGaitBout().predict(**raw))

    return {
        "skdh vertical CWT": lambda: from_raw(VerticalCwtGaitEvents()),
        "skdh vertical CWT, bare": lambda: events(VerticalCwtGaitEvents(), prepared),
        "skdh AP CWT": lambda: from_raw(ApCwtGaitEvents()),
        "skdh AP CWT, bare": lambda: events(ApCwtGaitEvents(), prepared),
    }


if __name__ == "__main__":
    report(enter)
