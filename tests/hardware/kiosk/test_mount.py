"""The mount: its paper says what its drawing says."""

import re
from pathlib import Path

MOUNT = Path(__file__).parents[3] / "hardware" / "kiosk" / "mount"


def drawn() -> dict[str, float]:
    """The plain numbers at the head of the drawing."""
    text = (MOUNT / "mount.scad").read_text()
    return {name: float(n) for name, n in re.findall(r"^(\w+) = (\d+);", text, re.MULTILINE)}


def said(row: str) -> list[int]:
    line = next(
        s for s in (MOUNT / "README.md").read_text().splitlines() if s.startswith(f"| {row}")
    )
    return [int(n) for n in re.findall(r"\d{2,4}", line.split("|")[2])]


def test_the_screen_covers_the_eyes_of_the_fifth_to_the_ninety_fifth_percentile() -> None:
    at = drawn()
    floor = at["deck_height"] + at["shoe"] - 60
    expected = [floor + at["eye_least"], floor + at["eye_most"]]
    assert said("centre of the screen above the floor") == expected


def test_the_distances_are_those_of_the_drawing() -> None:
    at = drawn()
    assert said("screen to console") == [at["clear_console"]]
    assert said("post to treadmill") == [at["clear_front"]]
    assert said("mat to the treadmill's side") == [at["mat_gap"]]
