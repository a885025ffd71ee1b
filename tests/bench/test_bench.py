"""The benchmark's own parts: that the contestants find the events that are there, not how fast."""

import runpy
import sys
from pathlib import Path

import numpy as np
import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def found() -> dict[str, int]:
    """Events that ours and the baselines find in the benchmark's ten minutes."""
    sys.path.insert(0, str(HERE))
    try:
        signals = runpy.run_path(str(HERE / "signals.py"))
        enter = runpy.run_path(str(HERE / "ours.py"))["enter"]
        return {name: run() for name, run in enter(signals["everything"]()).items()}
    finally:
        sys.path.remove(str(HERE))


@pytest.mark.parametrize("who", ["ours", "baseline"])
@pytest.mark.parametrize(("what", "steps"), [("foot", 833), ("trunk", 1666), ("force", 1666)])
def test_every_contestant_finds_the_steps(
    found: dict[str, int], who: str, what: str, steps: int
) -> None:
    assert found[f"{who} {what}"] == pytest.approx(2 * steps, abs=6)


def test_the_push_carries_the_weight() -> None:
    push = runpy.run_path(str(HERE / "signals.py"))["push"]
    assert np.mean(push(np.arange(0, 36, 0.001))) == pytest.approx(1.0, abs=0.002)
