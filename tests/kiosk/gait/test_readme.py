"""The three lines of the room's README do what they say."""

import contextlib
import io
import re
from pathlib import Path

import pytest

import kiosk.gait
from kiosk import _core
from kiosk.gait import Runner
from kiosk.gait.measures import Placement, Side
from tests.kiosk.gait.running import belt_force_n, times_us, trunk_mps2

README = Path(kiosk.gait.__file__).with_name("README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.+?)```", README, re.DOTALL)


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_three_lines_explore_it(snippet: str) -> None:
    assert len(snippet.strip().splitlines()) == 3
    t = times_us(208, 8.0)
    known = {
        "Runner": Runner,
        "Placement": Placement,
        "Side": Side,
        "_core": _core,
        "time_us": t,
        "acceleration_mps2": trunk_mps2(t),
        "rate_radps": None,
        "vertical_n": belt_force_n(t),
    }
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(snippet, known)
    assert re.search(r"running Reading.value=166|\[ *\d{6,}", said.getvalue())


FACES = [face for face in vars(_core).values() if hasattr(face, "feed")]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_shapes_units_and_errors_are_said_where_one_asks(face: type) -> None:
    said = face.feed.__doc__ or ""
    for word in ("(n,) int64", "float32", "ValueError", "EVENT"):
        assert word in said
    assert "Source" in (face.__doc__ or "")
