"""What the demo tells at its end: each set as the kiosk measured it, and what really happened."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.gait.measures import Reading

Truth = Callable[[int, int], float | None]
"""The true cadence between two kiosk times; None where too few steps were made."""


def summary_of(visit: VisitRecord, true_cadence_spm: Truth) -> dict[str, Any]:
    """The visit in people's units; None is what was not measured."""
    return {
        "visit": str(visit.visit_id),
        "started_at": visit.started_at,
        "program": visit.program,
        "complete": visit.complete,
        "sets": [_set(bout, true_cadence_spm) for bout in visit.sets],
    }


def summary_lines(summary: dict[str, Any]) -> list[str]:
    """The same for reading."""
    lines = [f"Visit {summary['visit']}, {'complete' if summary['complete'] else 'left early'}"]
    lines += [f"{'':<20}{'steps':>6}{'cadence':>10}{'true':>8}{'contact':>10}{'balance':>10}"]
    for bout in summary["sets"]:
        name = f"{bout['exercise'].replace('_', ' ')} {bout['number']}"
        cells = (
            f"{bout['steps']:>6}",
            f"{_shown(bout['cadence_spm'], '.1f'):>10}",
            f"{_shown(bout['true_cadence_spm'], '.1f'):>8}",
            f"{_shown(bout['contact_time_ms'], '.0f', ' ms'):>10}",
            f"{_shown(bout['left_share_pct'], '.1f', ' %'):>10}",
        )
        lines.append(f"{name:<20}{''.join(cells)}")
    return lines


def write_summary(summary: dict[str, Any], folder: Path) -> None:
    """For people and for programs."""
    (folder / "summary.txt").write_text("\n".join(summary_lines(summary)) + "\n", encoding="utf-8")
    (folder / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


def _set(bout: SetRecord, true_cadence_spm: Truth) -> dict[str, Any]:
    result = bout.result
    return {
        "exercise": bout.exercise,
        "number": bout.number,
        "outcome": bout.outcome,
        "steps": result.steps,
        "target_spm": bout.target_spm,
        "cadence_spm": result.cadence_spm.value,
        "true_cadence_spm": true_cadence_spm(result.started_us, result.ended_us),
        "contact_time_ms": _scaled(result.contact_time_s, 1000),
        "flight_time_ms": _scaled(result.flight_time_s, 1000),
        "left_share_pct": _scaled(result.balance, 100),
        "belt_speed_kmh": _scaled(result.belt_speed_mps, 3.6),
        "cues": list(bout.cues),
    }


def _scaled(reading: Reading, scale: float) -> float | None:
    return None if reading.value is None else reading.value * scale


def _shown(value: float | None, form: str, unit: str = "") -> str:
    return "unknown" if value is None else f"{value:{form}}{unit}"
