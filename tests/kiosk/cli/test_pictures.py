from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cli.pictures import SHOWN_AFTER_US, Pictures
from kiosk.coaching.view import Phase, View
from kiosk.gait.measures import Live

WELCOME = View(0, Phase.WELCOME, "", Live(0))


class Screen:
    """Stands for the window: writes which View it showed."""

    def __init__(self) -> None:
        self.view = WELCOME
        self.full = False

    def pump(self) -> None: ...

    def picture(self, path: Path) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        path.write_text(f"{self.view.at_us}")

    def close(self) -> None: ...


class Showing:
    """Stands for the kiosk: shows what the test says."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def view(self) -> View:
        return self._screen.view


def shown(tmp_path: Path, *views: View, screen: Screen | None = None) -> dict[str, str]:
    screen = screen or Screen()
    pictures = Pictures(Showing(screen), screen, tmp_path)  # type: ignore[arg-type]
    for view in views:
        screen.view = view
        pictures.frame()
    pictures.last_frame()
    return {path.name: path.read_text() for path in sorted(tmp_path.iterdir())}


def test_each_phase_and_set_has_one_picture_in_order(tmp_path: Path) -> None:
    rest = replace(WELCOME, phase=Phase.REST, set_number=1)
    names = shown(tmp_path, WELCOME, WELCOME, rest, rest, replace(rest, set_number=2))
    assert list(names) == ["01_welcome.png", "02_rest_1.png", "03_rest_2.png"]


def test_a_set_is_shown_once_something_has_happened_in_it(tmp_path: Path) -> None:
    begun = replace(WELCOME, phase=Phase.SET, set_number=1, at_us=5_000_000)
    later = replace(begun, at_us=5_000_000 + SHOWN_AFTER_US[Phase.SET])
    assert shown(tmp_path, begun, later) == {"01_set_1.png": str(later.at_us)}


def test_what_is_on_at_the_end_is_not_missed(tmp_path: Path) -> None:
    begun = replace(WELCOME, phase=Phase.SET, set_number=1)
    assert list(shown(tmp_path, begun)) == ["01_set_1.png"]


def test_a_full_disk_costs_a_picture_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    screen = Screen()
    screen.full = True
    assert shown(tmp_path, WELCOME, screen=screen) == {}
    assert "01_welcome.png cannot be written" in caplog.text
