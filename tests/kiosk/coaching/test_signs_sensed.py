"""No sign names what nobody computes: the gait room tells each metric, or the visit itself."""

import ast
from importlib.resources import files

import pytest

from kiosk.coaching import derived
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.metrics import METRICS
from kiosk.gait.measures import Placement, Quality, Side, Step

SIGNS = sorted(
    {
        (exercise.name, error.name, sign.metric)
        for exercise in builtin_exercises().values()
        for error in exercise.errors
        for signs in error.ways
        for sign in signs
    }
)


def written_by_the_gait_room() -> set[str]:
    """Every field name that a module of kiosk/gait writes: as a keyword, or as a key."""
    written: set[str] = set()
    for file in files("kiosk.gait").iterdir():
        if file.name.endswith(".py") and file.name != "measures.py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.keyword) and node.arg:
                    written.add(node.arg)
                elif isinstance(node, ast.Dict):
                    keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                    written |= {key for key in keys if isinstance(key, str)}
    return written


def counted_by_the_visit() -> set[str]:
    """Every metric that steps alone lead to: of a run on a beat, and of hops on both feet."""
    run = [
        Step(side, Placement.FOOT, at_us, at_us + 250_000, 100_000, 350_000, 1.0, Quality.MEASURED)
        for at_us, side in zip(range(0, 35_000_000, 350_000), 50 * [*Side][:2], strict=True)
    ]
    late = {Side.LEFT: 0, Side.RIGHT: 20_000}
    hops = [
        Step(side, Placement.FOOT, at_us + late[side], None, None, None, 1.0, Quality.MEASURED)
        for at_us in range(0, 10_000_000, 400_000)
        for side in late
    ]
    told = derived.now(run) | derived.whole(run) | derived.now(hops) | derived.whole(hops)
    assert derived.beat_spread(run, 60 / 0.35) is not None
    return {*told, "beat_spread"}


FIELDS = written_by_the_gait_room()
COUNTED = counted_by_the_visit()


@pytest.mark.parametrize(("exercise", "error", "metric"), SIGNS)
def test_a_sign_names_what_somebody_computes(exercise: str, error: str, metric: str) -> None:
    field = METRICS[metric].field
    assert field in FIELDS or metric in COUNTED, f"{error} of {exercise} can never be seen so"


def test_no_metric_is_offered_to_staff_that_nobody_computes() -> None:
    idle = {n for n, m in METRICS.items() if m.field not in FIELDS and n not in COUNTED}
    assert idle == set()


def test_the_visit_counts_no_metric_that_staff_cannot_name() -> None:
    assert METRICS.keys() >= COUNTED
