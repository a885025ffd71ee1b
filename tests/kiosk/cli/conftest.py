"""Made recordings: half-sine footfalls, as a belt and as a waist would feel them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

CONTACT_S, STEP_S, FIRST_S = 0.25, 0.36, 0.2

Writer = Callable[..., Path]


def push(time_s: np.ndarray) -> np.ndarray:
    """Footfalls of height 1."""
    phase_s = np.mod(time_s - FIRST_S, STEP_S)
    inside = (time_s >= FIRST_S) & (phase_s < CONTACT_S)
    return np.where(inside, np.sin(np.pi * phase_s / CONTACT_S), 0.0)


@pytest.fixture
def belt_file(tmp_path: Path) -> Writer:
    """A file of belt force; `drop` leaves out rows."""

    def write(name: str = "run.csv", seconds: float = 12.0, drop: slice = slice(0)) -> Path:
        time_s = np.arange(round(seconds * 300)) / 300.0
        rows = np.column_stack([time_s, 1800.0 * push(time_s)])
        path = tmp_path / name
        kept = np.delete(rows, drop, axis=0)
        np.savetxt(path, kept, "%.6f", delimiter=",", header="t_s,fz_N", comments="")
        return path

    return write


@pytest.fixture
def waist_file(tmp_path: Path) -> Writer:
    """A file of waist acceleration beside the force that caused it."""

    def write(name: str = "waist.csv", force: str = "fz_N", gain: float = 700.0) -> Path:
        time_s = np.arange(12 * 500) / 500.0
        weights = 2.4 * push(time_s)
        rows = np.column_stack([time_s, weights, gain * weights])
        path = tmp_path / name
        head = f"t_s,a_vertical_g,{force}"
        np.savetxt(path, rows, "%.6f", delimiter=",", header=head, comments="")
        return path

    return write
