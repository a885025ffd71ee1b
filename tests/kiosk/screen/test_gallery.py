"""Every screen in every state, on every panel, in every language: nothing wrong with any."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from kiosk.app.desk.shown import desk_pages
from kiosk.screen.checks import faults
from kiosk.screen.components import COMPONENTS
from kiosk.screen.drawn import Drawn
from kiosk.screen.gallery import Gallery, walk
from kiosk.screen.panel import PANELS
from kiosk.screen.poses import POSES
from kiosk.screen.states import states
from kiosk.screen.theme import TEXT_SCALES
from kiosk.words.catalogue import languages, load

SMALLEST = "1280x800"


@dataclass
class Walked:
    """What one walk over the smallest panel found: names, faults, what moves, what was shown."""

    names: list[str] = field(default_factory=list)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    moving: list[str] = field(default_factory=list)
    kinds: set[type] = field(default_factory=set)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    from kivy.core.window import Window

    found, path, drawn = Walked(), tmp_path_factory.mktemp("walk") / "now.png", []
    draws = drawn.append
    for name, screen in walk(PANELS[SMALLEST], desk=desk_pages()):
        found.names.append(name)
        found.wrong[name] = faults(screen.page, screen.picture(path))
        assert path.stat().st_size > 1000
        found.kinds |= {type(widget) for widget in screen.page.walk()}
        screen.pump(2)
        drawn.clear()
        Window.bind(on_draw=draws)
        screen.pump(4)
        Window.unbind(on_draw=draws)
        found.moving += [name] if drawn else []
    return found


def test_no_picture_has_a_fault(walked: Walked) -> None:
    """Contrast too; test_gallery.py of the command does this in Spanish, `make pictures` for every
    panel and language."""
    assert {name: wrong for name, wrong in walked.wrong.items() if wrong} == {}
    assert walked.names == [*states(), *POSES, *COMPONENTS, *desk_pages()]


def test_nothing_is_drawn_while_nothing_changes(walked: Walked) -> None:
    assert walked.moving == []


def test_everything_that_can_be_drawn_is_on_a_picture(walked: Walked) -> None:
    assert set(every_kind_of(Drawn)) <= walked.kinds


def every_kind_of(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("kiosk.screen"):
            yield one
        yield from every_kind_of(one)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", [panel for panel in PANELS if panel != SMALLEST])
def test_no_screen_has_a_fault(panel: str, language: str) -> None:
    shown = walk(PANELS[panel], load(language).gettext, desk=desk_pages())
    found = {name: faults(screen.page) for name, screen in shown}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


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
