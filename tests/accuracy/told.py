"""True contacts that a second file tells, where the recording holds no force."""

import csv
from pathlib import Path

import numpy as np

from kiosk.recordings.truth import Contacts

WALKING_RATE_HZ = 204.8
_TURN = 1.6


def of_walking_feet(recording: Path) -> dict[str, Contacts]:
    """By foot: initial contact and the toe-off that ends it, from motion capture.

    A row is a stride from one mid-stance to the next: first its toe-off, then its landing.
    """
    rows = _rows(recording.with_name("foot_walking_events.csv"))
    return {foot: _contacts([r for r in rows if r["foot"] == foot]) for foot in ("left", "right")}


def unlisted(recording: Path, initial_s: float, foot: str) -> bool:
    """Whether a landing lies within a listed stride that holds more than one: the walk's turn.

    One stride of the left foot lasts 2.3 s where all others last 1.0 to 1.4: its foot was set down
    twice, and the list names the second landing only.
    """
    rows = [r for r in _rows(recording.with_name("foot_walking_events.csv")) if r["foot"] == foot]
    length = np.median([int(r["end"]) - int(r["start"]) for r in rows])
    for row in rows:
        start, end, ic = (int(row[name]) for name in ("start", "end", "ic"))
        inside = start < initial_s * WALKING_RATE_HZ < ic - 0.5 * length
        if end - start > _TURN * length and inside:
            return True
    return False


def of_console(recording: Path) -> Contacts:
    """Landings by 60 fps video that fall inside the recording; no toe-off can be compared."""
    rows = _rows(recording.with_name("deck_console_phone_contacts.csv"))
    initial_s = np.array([float(r["yolo_start_s"]) for r in rows])
    end_s = float(recording.read_text().split()[-1].split(",")[0])
    initial_s = initial_s[initial_s < end_s]
    return Contacts(initial_s, np.full(len(initial_s), np.nan))


def _contacts(strides: list[dict[str, str]]) -> Contacts:
    initial = np.array([int(r["ic"]) for r in strides[:-1]]) / WALKING_RATE_HZ
    toe_off = np.array([int(r["tc"]) for r in strides[1:]]) / WALKING_RATE_HZ
    return Contacts(initial, toe_off)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))
