"""What is said of an analysis, as plain numbers in SI units; None where nothing is known."""

from dataclasses import asdict
from typing import Any

import numpy as np

from kiosk.cli.analysis.measure import Analysis
from kiosk.gait.measures import Side, Step
from kiosk.recordings.score import Matches, score

Figures = dict[str, Any]


def figures_of(analysis: Analysis) -> Figures:
    """Everything that is printed, and what `--json` writes."""
    recording, total = analysis.signal.recording, analysis.total
    steps = analysis.steps
    contact = spread([s.contact_time_us for s in steps])
    cadence = total.cadence_spm.value
    return {
        "file": str(recording.path),
        "placement": str(analysis.signal.placement),
        "placement_told_by": analysis.signal.told_by,
        "duration_s": float(np.ptp(recording.time_us)) / 1e6,
        "rate_hz": round(recording.rate_hz, 3),
        "samples": len(recording.time_us),
        "gaps": [
            {"after_s": gap.after_us / 1e6, "length_s": gap.length_us / 1e6}
            for gap in recording.gaps
        ],
        "samples_per_s": round(analysis.samples_per_s),
        "steps": len(steps),
        "cadence_spm": cadence,
        "contact_time_s": contact,
        "contact_time_quality": str(total.contact_time_s.quality),
        "flight_time_s": spread([s.flight_time_us for s in steps]),
        "duty_factor": _duty_factor(contact, cadence),
        "left_contact_time_s": _of_side(steps, Side.LEFT),
        "right_contact_time_s": _of_side(steps, Side.RIGHT),
        "balance": total.balance.value,
        "belt_speed_mps": total.belt_speed_mps.value,
        "truth": None if analysis.matches is None else truth_figures(analysis.matches),
    }


def truth_figures(matches: Matches) -> Figures:
    """The comparison with the force."""
    return asdict(score(matches))


def spread(values_us: list[int | None]) -> Figures | None:
    """Mean, SD and n in seconds of what is known; None when nothing is."""
    known = np.array([v for v in values_us if v is not None], dtype=np.float64) / 1e6
    if not len(known):
        return None
    sd = float(known.std(ddof=1)) if len(known) > 1 else None
    return {"mean": float(known.mean()), "sd": sd, "n": len(known)}


def _of_side(steps: tuple[Step, ...], side: Side) -> Figures | None:
    return spread([s.contact_time_us for s in steps if s.side is side])


def _duty_factor(contact: Figures | None, cadence_spm: float | None) -> float | None:
    """Contact time over stride time; a stride is two steps."""
    if contact is None or cadence_spm is None:
        return None
    return float(contact["mean"] * cadence_spm / 120.0)
