"""Real recordings as a visit's run: the same run twice is no change; the aim is its own."""

from collections.abc import Callable
from dataclasses import replace
from math import floor
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.cli.analysis.measure import measure
from kiosk.cli.analysis.signal import choose
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Program
from kiosk.coaching.target import REFERENCE_BAND_SPM
from kiosk.coaching.view import Intent, Phase, Verdict, View
from kiosk.coaching.visit import Visit
from kiosk.gait.measures import Live, Placement, Quality, Reading, Step
from kiosk.recordings.sensor_file import read_sensor_file

SLOPES = {
    "+0": ("02_v2.50", "04_v3.33", "06_v4.17", "28_v3.33"),
    "-10": ("14_v2.50", "16_v3.33", "18_v4.17", "30_v3.33"),
    "+10": ("00_v2.50", "20_v3.33", "26_v3.33"),
    "-5": ("08_v3.33", "10_v3.33", "12_v3.33"),
    "+5": ("22_v2.50", "24_v3.33"),
}
SHANKS = {"running": (1, 7, 9, 13, 15), "walking": (3, 5, 11, 17)}
RECORDINGS = [
    *(f"sacrum_{name}_slope{slope}.csv" for slope, names in SLOPES.items() for name in names),
    *(f"shank_{n:02d}_{gait}.csv" for gait, numbers in SHANKS.items() for n in numbers),
    "foot_walking.csv",
]
SPEED = Reading(2.8, Quality.ENTERED)
S = 1_000_000


def moved(steps: tuple[Step, ...], by_us: int) -> list[Step]:
    return [
        replace(
            step,
            initial_contact_us=step.initial_contact_us + by_us,
            toe_off_us=None if step.toe_off_us is None else step.toe_off_us + by_us,
        )
        for step in steps
    ]


def lived(steps: tuple[Step, ...], seconds: int) -> tuple[View, Visit]:
    """A visit in which both the baseline and the retest are this recording."""
    parts = [{"kind": kind, "seconds": seconds} for kind in ("baseline", "retest", "summary")]
    program = Program.model_validate(
        {"format": 1, "name": "x", "version": 1, "title": "X", "evidence": "D", "parts": parts}
    )
    visit = Visit(program, builtin_exercises(), UUID(int=1), "")
    visit.touch(Intent.START, 0)
    now_us, phase = 0, Phase.WELCOME
    while phase is not Phase.SUMMARY:
        now_us += S // 10
        visit.live(Live(now_us, belt_speed_mps=SPEED))
        visit.tick(now_us)
        begun = visit.view().phase is not phase
        phase = visit.view().phase
        if begun and phase in (Phase.BASELINE, Phase.RETEST):
            visit.steps(moved(steps, now_us - steps[0].initial_contact_us))
    return visit.view(), visit


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_same_run_twice_is_no_clear_change(recording: Callable[[str], Path], name: str) -> None:
    placement = Placement.SHANK if name.startswith("shank") else None
    signal = choose(read_sensor_file(recording(name)), placement, None)
    steps = measure(signal).steps
    assert len(steps) >= 6
    span_s = (steps[-1].initial_contact_us - steps[0].initial_contact_us) / S
    view, visit = lived(steps, min(max(floor(span_s), 5), 60))
    assert view.before is not None
    own = view.before.cadence_spm.value
    assert own is not None
    assert {f.verdict for f in view.findings} == {Verdict.NO_CLEAR_CHANGE}
    if "walking" in name:
        assert view.take_home_spm is None
    else:
        held = own >= REFERENCE_BAND_SPM[0]
        aim = own if held else min(own * 1.05, REFERENCE_BAND_SPM[1])
        assert view.take_home_spm == pytest.approx(aim)
    record = visit.record()
    assert record is not None
    assert sum(len(one.steps) for one in record.sets) + len(record.between) == 2 * len(steps)
