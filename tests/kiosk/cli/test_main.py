"""The command starts quickly, and without the core it says how to build it."""

import subprocess
import sys

import pytest

from kiosk.cli import Worn
from kiosk.gait.measures import Placement

CALLED = "from kiosk.cli import main; main()"
HIDE_THE_CORE = f"import sys; sys.modules['kiosk._core'] = None; {CALLED}"
AGE_THE_CORE = f"import kiosk._core; kiosk._core.FACE = 'of last week'; {CALLED}"


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


def test_a_core_of_another_version_is_one_line_too() -> None:
    command = [sys.executable, "-c", AGE_THE_CORE, "analyze", "run.csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "treadform: the core was built for another version: run make\n"


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
