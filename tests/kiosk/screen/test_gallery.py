"""Every screen in every state, on every panel, in every language: nothing wrong with any."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.app.desk.shown import desk_pages
from kiosk.screen.checks import faults
from kiosk.screen.components import COMPONENTS
from kiosk.screen.gallery import Gallery, pictures, walk
from kiosk.screen.panel import PANELS
from kiosk.screen.poses import POSES
from kiosk.screen.states import states
from kiosk.screen.theme import TEXT_SCALES
from kiosk.words.catalogue import languages, load

SMALLEST = "1280x800"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
def test_no_screen_has_a_fault(panel: str, language: str) -> None:
    shown = walk(PANELS[panel], load(language).gettext, desk=desk_pages())
    found = {name: faults(screen.page) for name, screen in shown}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_no_picture_has_a_fault(tmp_path: Path) -> None:
    """Contrast too; `make pictures` does this for every panel and language."""
    wrong = {}
    for path, found in pictures(tmp_path, PANELS[SMALLEST]):
        assert path.stat().st_size > 1000
        if found:
            wrong[path.stem] = found
    assert not wrong
    assert {path.stem for path in tmp_path.iterdir()} == {*states(), *POSES, *COMPONENTS}


def test_nothing_is_drawn_while_nothing_changes() -> None:
    from kivy.core.window import Window

    drawn: list[str] = []
    moving = []
    for name, screen in walk(PANELS[SMALLEST], desk=desk_pages()):
        screen.pump(2)
        drawn.clear()
        Window.bind(on_draw=lambda *_window: drawn.append(""))
        screen.pump(4)
        if drawn:
            moving.append(name)
    assert moving == []


def test_every_touch_goes_on_to_the_next_state(hand: Any) -> None:
    gallery = Gallery(PANELS["1280x800"], desk=desk_pages())
    seen = []
    for _ in gallery.names:
        seen.append(gallery.name)
        gallery.touched(None, None)  # type: ignore[arg-type]
    assert seen == [*states(), *POSES, *COMPONENTS, *desk_pages()]
    assert gallery.name == seen[0]


@pytest.mark.parametrize("language", languages())
def test_the_largest_text_fits_the_smallest_panel(language: str) -> None:
    shown = walk(PANELS[SMALLEST], load(language).gettext, TEXT_SCALES[-1], desk_pages())
    found = {name: faults(screen.page) for name, screen in shown}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
