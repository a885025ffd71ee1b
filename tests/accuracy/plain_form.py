"""From each public file's own form to the plain one: a time column, and columns whose names carry
quantity, axis, unit and side. Each function takes texts and gives {file name: text}."""

import csv
from itertools import chain

BELT_HZ, SACRUM_HZ, FOOT_HZ = 300.0, 500.0, 204.8
SACRUM_SAMPLES = 2480
ORDER = [
    f"{side}_{quantity}_{axis}_{unit}"
    for quantity, unit in (("acc", "mps2"), ("gyr", "dps"))
    for axis in "xyz"
    for side in ("left", "right")
]
"""gaitmap's columns: both feet for each axis, after a running index."""
PLAIN = sorted(ORDER, key=lambda name: name.split("_")[0])


def _number(text: str, digits: int = 6) -> str:
    return f"{float(text):.{digits}g}"


def _rows(text: str) -> list[list[str]]:
    """Lines of numbers; header lines are left out."""
    rows = [line.split(",") for line in text.splitlines() if line.strip()]
    return [row for row in rows if _is_number(row[-1])]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _table(header: list[str], columns: list[list[str]], rate_hz: float) -> str:
    times = (f"{i / rate_hz:.6g}" for i in range(len(columns[0])))
    lines = (",".join(row) for row in zip(times, *columns, strict=True))
    return "\n".join(chain([",".join(["t_s", *header])], lines)) + "\n"


def belt(force: str) -> dict[str, str]:
    """dryft: one force in newtons a line."""
    column = [row[0].strip() for row in _rows(force)]
    return {"force_drifting_belt.csv": _table(["fz_N"], [column], BELT_HZ)}


def sacrum(acceleration: str, force: str, trials: str) -> dict[str, str]:
    """One trial a row: vertical, then fore-aft; the forces; speed and slope in a table."""
    n, files = SACRUM_SAMPLES, {}
    told = csv.DictReader(trials.splitlines())
    for number, (a, f, trial) in enumerate(
        zip(_rows(acceleration), _rows(force), told, strict=True)
    ):
        columns = [[_number(v) for v in part] for part in (a[:n], a[n : 2 * n], f[:n])]
        name = f"sacrum_{number:02}_v{float(trial['Speed']):.2f}_slope{int(trial['Slope']):+}.csv"
        header = ["a_vertical_g", "a_anteroposterior_g", "grf_bw"]
        files[name] = _table(header, columns, SACRUM_HZ)
    return files


def walking(samples: str) -> dict[str, str]:
    """gaitmap: acceleration and rate of both feet."""
    rows = [row[1:] for row in _rows(samples) if len(row) == len(ORDER) + 1]
    columns = {name: [_number(row[i], 5) for row in rows] for i, name in enumerate(ORDER)}
    return {"foot_walking.csv": _table(PLAIN, [columns[name] for name in PLAIN], FOOT_HZ)}


def walking_events(strides: str) -> dict[str, str]:
    """gaitmap: sample indices of every stride's events."""
    header = ["s_id", "foot", "start", "end", "ic", "tc", "min_vel", "pre_ic"]
    lines = [",".join(header)]
    for row in csv.DictReader(strides.splitlines()):
        foot = (row.get("foot") or row.get("sensor") or "").removesuffix("_sensor")
        lines.append(",".join(foot if name == "foot" else row[name] for name in header))
    return {"foot_walking_events.csv": "\n".join(lines) + "\n"}
