"""Which rungs of the ladder a visit held: posture in the own band, and it felt all right."""

from collections.abc import Sequence
from math import radians

from kiosk.coaching.journal import Bout
from kiosk.coaching.ladder import HELD, HOPS_GOOD
from kiosk.coaching.program import Part
from kiosk.coaching.state import State
from kiosk.gait.measures import Reading

LEAN_BAND_RAD = (radians(-3), radians(12))
SWAY_SHARE = 1.3
"""Of the own sway in the rests or the silent run."""
HELD_SHARE = 0.7
"""A band was held when most of what was seen lay in it."""
EASE_LEAST = 3


def climbed_today(state: State) -> list[str]:
    """The notes that make the next visit of a plan a step harder."""
    rungs = sorted({part.rung for part in state.program.parts if part.rung is not None})
    notes = [f"{HELD}{rung}" for rung in rungs if _held(state, rung)]
    return notes + ([HOPS_GOOD] if _hops_were_good(state) else [])


def _held(state: State, rung: int) -> bool:
    """Every part of it that is measured was done, easily and in the own band."""
    parts = [i for i, part in enumerate(state.program.parts) if part.rung == rung]
    measured = sorted({stage.part for stage in state.stages if stage.coached} & set(parts))
    return bool(measured) and all(_part_held(state, number) for number in measured)


def _part_held(state: State, number: int) -> bool:
    done = [b for b in state.journal.bouts if b.part == number and b.outcome == "done"]
    easy = _easy(state, state.program.parts[number])
    return bool(done) and easy and all(_in_band(state, bout) for bout in done)


def _easy(state: State, part: Part) -> bool:
    said = {answer.question: answer.value for answer in state.answers}
    names = [f"ease_{part.exercise}", "ease_after", "ease_before"]
    value = next((said[name] for name in names if name in said), None)
    return value is not None and value >= EASE_LEAST


def _in_band(state: State, bout: Bout) -> bool:
    leans = [live.trunk_lean_rad for live in bout.heard]
    sways = [live.lateral_sway_m for live in bout.heard]
    own = _own_sway_m(state, bout)
    low, high = LEAN_BAND_RAD
    return mostly(leans, low, high) and (own is None or mostly(sways, 0.0, own * SWAY_SHARE))


def _own_sway_m(state: State, bout: Bout) -> float | None:
    for name in (f"{bout.exercise}_rest", "baseline"):
        own = state.journal.last(name)
        if own is not None and own is not bout:
            return own.own_values().get("lateral_sway")
    return None


def mostly(readings: Sequence[Reading], low: float, high: float) -> bool:
    """Unknown values neither hold a band nor leave it."""
    known = [reading.value for reading in readings if reading.value is not None]
    return not known or sum(low <= v <= high for v in known) >= HELD_SHARE * len(known)


def _hops_were_good(state: State) -> bool:
    parts = [p for p in state.program.parts if p.grows and p.exercise]
    for part in parts:
        if not state.exercises[part.exercise or ""].calf_check:
            continue  # grows with the hops, and says nothing of them
        bouts = [b for b in state.journal.bouts if b.exercise == part.exercise]
        whole = bool(bouts) and all(bout.outcome == "done" for bout in bouts)
        regular = all("irregular" not in bout.cues for bout in bouts)
        if whole and regular and _easy(state, part) and "fewer_hops" not in state.notes:
            return True
    return False
