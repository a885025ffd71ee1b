"""What `make recordings` writes is, to the byte, what the figures were measured on: the recordings
at hand, put back into their public form and converted again."""

import csv
import os
import re
from pathlib import Path

import numpy as np
import pytest

from tests.accuracy.plain_form import ORDER, belt, sacrum, walking, walking_events

RECORDINGS = Path(os.environ.get("TREADFORM_RECORDINGS", "../shared/data"))
pytestmark = pytest.mark.skipif(
    not RECORDINGS.is_dir(), reason=f"RECORDINGS ABSENT: no {RECORDINGS}; set TREADFORM_RECORDINGS"
)


def columns(path: Path) -> dict[str, list[str]]:
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def same(text: str, path: Path) -> bool:
    """Same columns and same numbers: how a zero is spelt does not matter."""
    mine, theirs = text.splitlines(), path.read_text().splitlines()
    numbers = (np.loadtxt(lines[1:], delimiter=",") for lines in (mine, theirs))
    return mine[0] == theirs[0] and np.allclose(*numbers, rtol=1e-4, atol=1e-9)


def test_belt() -> None:
    path = RECORDINGS / "force_drifting_belt.csv"
    assert same(belt("\n".join(columns(path)["fz_N"]))[path.name], path)


def test_sacrum() -> None:
    paths = sorted(RECORDINGS.glob("sacrum_*.csv"))
    acceleration, force, trials = [], [], ["Speed,Slope"]
    for path in paths:
        told = columns(path)
        acceleration.append(",".join(told["a_vertical_g"] + told["a_anteroposterior_g"]))
        force.append(",".join(told["grf_bw"]))
        found = re.search(r"_v([\d.]+)_slope([+-]\d+)", path.name)
        assert found
        trials.append(f"{found[1]},{found[2]}")
    written = sacrum("\n".join(acceleration), "\n".join(force), "\n".join(trials))
    assert len(written) == len(paths)
    for (name, text), path in zip(sorted(written.items()), paths, strict=True):
        assert name[9:] == path.name[9:]
        assert same(text, path)


def test_walking() -> None:
    path = RECORDINGS / "foot_walking.csv"
    told = columns(path)
    rows = zip(*(told[name] for name in ORDER), strict=True)
    text = "\n".join(["," + ",".join(ORDER), *(f"{i},{','.join(r)}" for i, r in enumerate(rows))])
    assert same(walking(text)[path.name], path)


def test_walking_events() -> None:
    path = RECORDINGS / "foot_walking_events.csv"
    public = path.read_text().replace("foot", "sensor", 1)
    public = public.replace(",left,", ",left_sensor,").replace(",right,", ",right_sensor,")
    assert walking_events(public)[path.name] == path.read_text()
