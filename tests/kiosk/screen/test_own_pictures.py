"""Staff's own pictures take the figure's place; what cannot be drawn never does."""

import logging
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.coaching.view import Phase
from kiosk.screen.own_pictures import LARGEST_BYTES, own_pictures

DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    own_pictures.folder = tmp_path
    yield tmp_path
    own_pictures.folder = None
    own_pictures._refused.clear()


def demonstration(hand: Any, name: str | None) -> Any:
    return hand.show(phase=Phase.DEMONSTRATION, exercise="small_springs", own_picture=name)


def test_it_is_shown_in_the_figures_place(hand: Any, folder: Path) -> None:
    (folder / "dot.png").write_bytes(DOT)
    page = demonstration(hand, "dot.png")
    assert (page.picture, page.movement) == (str(folder / "dot.png"), "")
    page = demonstration(hand, None)
    assert (page.picture, page.movement) == ("", "small_springs")


@pytest.mark.parametrize("name", ["none.png", "broken.png", "large.png", "folder.png"])
def test_what_cannot_be_drawn_is_told_once_and_the_figure_shown(
    hand: Any, folder: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    (folder / "broken.png").write_bytes(DOT[:20])
    (folder / "large.png").write_bytes(DOT + bytes(LARGEST_BYTES))
    (folder / "folder.png").mkdir()
    with caplog.at_level(logging.WARNING, "kiosk.screen.own_pictures"):
        pages = [demonstration(hand, name) for _ in range(3)]
    assert {(page.picture, page.movement) for page in pages} == {("", "small_springs")}
    told = [one for one in caplog.records if one.name == "kiosk.screen.own_pictures"]
    assert len(told) == 1


def test_a_way_out_of_the_folder_is_no_name(hand: Any, folder: Path) -> None:
    (folder / "in").mkdir()
    own_pictures.folder = folder / "in"
    (folder / "dot.png").write_bytes(DOT)
    assert demonstration(hand, "../dot.png").movement == "small_springs"
