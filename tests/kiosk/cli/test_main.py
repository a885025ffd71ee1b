"""The command starts quickly, and without the core it says how to build it."""

import subprocess
import sys

import pytest

from kiosk.cli import Worn
from kiosk.gait.measures import Placement

HIDE_THE_CORE = "import sys; sys.modules['kiosk._core'] = None; from kiosk.cli import main; main()"


def test_the_placements_on_offer_are_the_cores() -> None:
    assert {str(w) for w in Worn} == {str(p) for p in Placement}


def test_starting_up_loads_nothing_heavy() -> None:
    look = (
        "import sys, kiosk.cli; print([m for m in ('numpy', 'kivy', 'sqlalchemy', 'bleak', "
        "'kiosk._core') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_missing_core_says_how_to_build_it() -> None:
    command = [sys.executable, "-c", HIDE_THE_CORE, "analyze", "run.csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "treadform: the core is not built: run make\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["demo", "--speed", "fast"], "'--speed'"),
        (["demo", "--speed", "99"], "50"),
        (["nonsense"], "nonsense"),
        (["analyze"], "FILE"),
        (["demo", "--nope"], "--nope"),
        (["programs", "nonsense"], "nonsense"),
    ],
)
def test_a_mistyped_command_is_one_line_that_says_what(words: list[str], told: str) -> None:
    command = [sys.executable, "-m", "kiosk", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("treadform: ")
    assert told in done.stderr
    assert "--help" in done.stderr
    assert done.stdout == ""


def test_without_words_the_help_is_shown() -> None:
    command = [sys.executable, "-m", "kiosk"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
    assert "Commands" in done.stdout
