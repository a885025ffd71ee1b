"""The glass: its pixels and its real size, from which every millimetre on the screen follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

MM_PER_INCH = 25.4
SMALLEST_MM = (216.0, 135.0)
"""Long and short edge of the smallest panel the layouts are drawn for: 10.1 inches, 16:10."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A display. `diagonal_in` is what its maker states, in inches."""

    width_px: int = 1280
    height_px: int = 800
    diagonal_in: float = 10.1

    @property
    def portrait(self) -> bool:
        """Taller than wide."""
        return self.height_px > self.width_px

    @property
    def mm(self) -> float:
        """Pixels in one real millimetre: what a finger and the rules for targets go by."""
        return hypot(self.width_px, self.height_px) / (self.diagonal_in * MM_PER_INCH)

    @property
    def unit(self) -> float:
        """Pixels in one millimetre of the smallest panel, grown with this one: what an eye goes by.

        A layout drawn in units fills every panel alike, and is never smaller than millimetres on a
        panel that is large enough.
        """
        long_px = max(self.width_px, self.height_px)
        short_px = min(self.width_px, self.height_px)
        return min(long_px / SMALLEST_MM[0], short_px / SMALLEST_MM[1])

    @property
    def large_enough(self) -> bool:
        """False where the smallest text would be smaller than the rules for reading allow."""
        return self.unit >= 0.98 * self.mm


PANELS: Mapping[str, Panel] = {
    "1280x800": Panel(1280, 800, 10.1),
    "1920x1080": Panel(1920, 1080, 21.5),
    "1080x1920": Panel(1080, 1920, 21.5),
}
"""The panels that every screen is checked on."""
