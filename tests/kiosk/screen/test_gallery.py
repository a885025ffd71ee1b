"""Every screen in every state, on every panel, in every language: nothing wrong with any."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.screen.gallery import Gallery, pictures
from kiosk.screen.panel import PANELS
from kiosk.screen.states import states
from kiosk.screen.theme import TEXT_SCALES
from kiosk.words.catalogue import languages, load


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
def test_no_picture_has_a_fault(panel: str, language: str, tmp_path: Path) -> None:
    wrong = {}
    for path, faults in pictures(tmp_path, PANELS[panel], load(language).gettext):
        assert path.stat().st_size > 1000
        if faults:
            wrong[path.stem] = faults
    assert not wrong
    assert {path.stem for path in tmp_path.iterdir()} == set(states())


def test_every_touch_goes_on_to_the_next_state(hand: Any) -> None:
    gallery = Gallery(PANELS["1280x800"])
    seen = []
    for _ in gallery.names:
        seen.append(gallery.name)
        gallery.touched(None, None)  # type: ignore[arg-type]
    assert seen == list(states())
    assert gallery.name == seen[0]


@pytest.mark.parametrize("language", languages())
def test_the_largest_text_fits_the_smallest_panel(language: str, tmp_path: Path) -> None:
    shown = pictures(tmp_path, PANELS["1280x800"], load(language).gettext, TEXT_SCALES[-1])
    assert {path.stem: faults for path, faults in shown if faults} == {}
