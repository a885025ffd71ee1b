"""Pictures are PNG files of the panel's size, at the path that was asked for."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.screen import shot
from kiosk.screen.panel import Panel
from kiosk.screen.theme import theme


@pytest.mark.parametrize("panel", [Panel(), Panel(1920, 1080, 21.5), Panel(1080, 1920, 21.5)])
def test_a_picture_has_the_panels_size(
    hand_on: Callable[[Panel], Any], panel: Panel, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "a {picture}.png"
    picture = hand_on(panel).screen.picture(path)
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (panel.width_px, panel.height_px)
    assert (picture.width, picture.height) == (panel.width_px, panel.height_px)
    edges = [picture.colours(0, y, panel.width_px, y + 4) for y in (0, panel.height_px - 4)]
    ground = tuple(round(255 * channel) for channel in theme.ground[:3])
    assert all(edge.most_common(1)[0][0] == ground for edge in edges), "drawn from edge to edge"


def test_a_picture_that_cannot_be_written_says_so(hand: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        shot.write(hand.screen.root, tmp_path / "file" / "picture.png")
