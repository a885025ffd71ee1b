"""A widget as a PNG file, drawn beside the window: so the picture may be larger than the glass."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kivy.uix.widget import Widget

STRIDE = 3
"""Every third pixel of a row is counted: the strokes of letters are wider than that."""

Pixel = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """Four bytes a pixel, the top row first."""

    width: int
    height: int
    pixels: bytes

    def colours(self, left: int, bottom: int, right: int, top: int) -> Counter[Pixel]:
        """How often each colour occurs in a box of window coordinates, which count upwards."""
        left, right = max(left, 0), min(right, self.width)
        counted: Counter[Pixel] = Counter()
        for row in range(max(self.height - top, 0), min(self.height - bottom, self.height)):
            line = self.pixels[4 * (row * self.width + left) : 4 * (row * self.width + right)]
            channels = (line[channel :: 4 * STRIDE] for channel in range(3))
            counted.update(zip(*channels, strict=True))
        return counted


def write(widget: Widget, path: Path) -> Picture:
    """Write the widget's pixels to this very path and return them; OSError where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    texture = widget.export_as_image().texture
    if not texture.save(str(path), flipped=False):
        raise OSError(f"{path}: the picture could not be written")
    return Picture(texture.width, texture.height, texture.pixels)
