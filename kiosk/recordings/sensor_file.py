"""A sensor file in plain CSV -> columns of physics on one clock. Nothing is guessed or repaired."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.recordings.columns import Column, Quantity, parse_column
from kiosk.recordings.problem import BadRecording

Floats = NDArray[np.float64]
Progress = Callable[[int], None]
"""Told how many bytes were read since the last call."""

BLOCK_BYTES = 1 << 20
RATE_HZ = (25.0, 3200.0)
"""Slower sees no contact, faster is no sensor that we know of."""
GAP = 1.5
"""An interval of more than this many samples misses at least one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Samples that are not there."""

    after_us: int
    length_us: int


@dataclass(frozen=True, slots=True)
class Recording:
    """The columns of one file in SI units (body weights where the file says so)."""

    path: Path
    time_us: NDArray[np.int64]
    values: dict[Column, Floats]
    rate_hz: float
    """Measured over the samples that are there."""
    gaps: tuple[Gap, ...]

    def of(self, quantity: Quantity, side: str | None = None) -> list[Column]:
        """The columns of one quantity, of one side or of the file as a whole."""
        return [c for c in self.values if c.quantity is quantity and c.side == side]

    def vectors(self, quantity: Quantity, side: str | None = None) -> NDArray[np.float32] | None:
        """x, y, z a row, NaN where the file has no such axis; None when it has none at all."""
        columns = self.of(quantity, side)
        if not columns:
            return None
        rows = np.full((len(self.time_us), 3), np.nan, dtype=np.float32)
        for column in columns:
            assert column.axis is not None
            rows[:, column.axis] = self.values[column]
        return rows


def read_sensor_file(path: Path, progress: Progress = lambda _: None) -> Recording:
    """Read a whole file; raises `BadRecording`."""
    try:
        with path.open("rb") as file:
            names = _header(path, file.readline())
            columns = parse_header(path, names)
            blocks = list(_blocks(path, names, file, progress))
    except OSError as error:
        raise BadRecording(
            path, f"cannot be read ({error.strerror})", "check the name and the rights"
        ) from error
    if sum(len(block) for block in blocks) < 3:
        raise BadRecording(path, "holds fewer than 3 samples", "record for longer")
    table = np.concatenate(blocks)
    values = {c: table[:, i] * c.to_si for i, c in enumerate(columns)}
    clock = next(c for c in columns if c.quantity is Quantity.TIME)
    time_s = values.pop(clock)
    _check_order(path, clock.name, time_s)
    rate_hz = measured_rate_hz(time_s)
    if not RATE_HZ[0] <= rate_hz <= RATE_HZ[1]:
        raise BadRecording(
            path,
            f"is sampled at {rate_hz:.4g} Hz, outside {RATE_HZ[0]:.0f}-{RATE_HZ[1]:.0f} Hz",
            "check the unit of the time column",
            column=clock.name,
        )
    time_us = np.rint(time_s * 1e6).astype(np.int64)
    return Recording(path, time_us, values, rate_hz, tuple(_gaps(time_us, rate_hz)))


def _header(path: Path, line: bytes) -> list[str]:
    if not line.strip():
        raise BadRecording(path, "is empty", "record again or choose another file")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadRecording(path, "is not text", "give a CSV file with a header line")
    return [name.strip() for name in text.split(",")]


def parse_header(path: Path, names: list[str]) -> list[Column]:
    """Every column must be understood, none may say the same twice; raises `BadRecording`."""
    columns: list[Column] = []
    for name in names:
        column = parse_column(name)
        if column is None:
            raise BadRecording(
                path,
                "unknown column",
                "name it [side_]quantity_axis_unit as in left_acc_x_mps2 or fz_N, or remove it",
                line=1,
                column=name,
            )
        for other in columns:
            if other.slot == column.slot:
                raise BadRecording(
                    path,
                    f"says the same as {other.name!r}",
                    "keep one of them",
                    line=1,
                    column=name,
                )
        columns.append(column)
    if not any(c.quantity is Quantity.TIME for c in columns):
        raise BadRecording(path, "has no time column", "add t_s, in seconds", line=1)
    if len(columns) == 1:
        raise BadRecording(path, "has nothing but time", "add a sensor's columns", line=1)
    return columns


def _blocks(
    path: Path, names: list[str], file: io.BufferedReader, progress: Progress
) -> Iterator[Floats]:
    first = 2
    while lines := file.readlines(BLOCK_BYTES):
        size = sum(map(len, lines))
        if not lines[-1].strip():
            lines = _without_blank_end(lines, file)
        if lines:
            yield _numbers(path, names, lines, first)
        first += len(lines)
        progress(size)


def _without_blank_end(lines: list[bytes], file: io.BufferedReader) -> list[bytes]:
    """Blank lines are allowed where nothing but blank lines follows."""
    rest = file.readlines()
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end] if not any(line.strip() for line in rest) else [*lines, *rest]


def _numbers(path: Path, names: list[str], lines: list[bytes], first: int) -> Floats:
    """The numbers of a block; the slow look for the offending cell only when there is one."""
    try:
        text = "".join(line.decode("ascii") for line in lines)
        block = np.loadtxt(io.StringIO(text), delimiter=",", ndmin=2, comments=None)
    except (UnicodeDecodeError, ValueError):
        raise _offence(path, names, lines, first) from None
    if block.shape != (len(lines), len(names)) or not np.isfinite(block).all():
        raise _offence(path, names, lines, first)
    return block


def _offence(path: Path, names: list[str], lines: list[bytes], first: int) -> BadRecording:
    """The first cell that is not a number."""
    for number, line in enumerate(lines, first):
        if b"\0" in line:
            return BadRecording(path, "is not text", "give a CSV file", line=number)
        cells = line.decode("utf-8", "replace").strip().split(",")
        for name, cell in zip(names, chain(cells, [""] * len(names)), strict=False):
            if problem := _problem_of(cell):
                remedy = "remove the row: a missing sample is kept as a gap"
                return BadRecording(path, problem, remedy, line=number, column=name)
        if len(cells) != len(names):
            problem = f"has {len(cells)} cells where the header has {len(names)}"
            return BadRecording(path, problem, "remove the row or repair it", line=number)
    return BadRecording(path, "cannot be read as numbers", "repair the file", line=first)


def _problem_of(cell: str) -> str | None:
    if not cell.strip():
        return "no value (a half-written row?)"
    try:
        value = float(cell)
    except ValueError:
        return f"not a number ({cell.strip()[:20]!r})"
    return None if np.isfinite(value) else f"not a finite number ({cell.strip()})"


def _check_order(path: Path, clock: str, time_s: Floats) -> None:
    back = np.flatnonzero(np.diff(time_s) <= 0)
    if len(back):
        at = int(back[0]) + 1
        moved = "stands still" if time_s[at] == time_s[at - 1] else "goes back"
        raise BadRecording(
            path,
            f"time {moved} ({time_s[at - 1]:.9g} s, then {time_s[at]:.9g} s)",
            "cut the file there: time must increase",
            line=at + 2,
            column=clock,
        )


def measured_rate_hz(time_s: Floats) -> float:
    """Samples a second over the intervals without a gap; stamps may be rounded."""
    intervals = np.diff(time_s)
    whole = intervals[intervals <= GAP * np.median(intervals)]
    return float(1.0 / whole.mean())


def _gaps(time_us: NDArray[np.int64], rate_hz: float) -> Iterator[Gap]:
    intervals = np.diff(time_us)
    for at in np.flatnonzero(intervals > GAP * 1e6 / rate_hz):
        yield Gap(after_us=int(time_us[at]), length_us=int(intervals[at]))
