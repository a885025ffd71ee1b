"""How well two colours can be told apart, as WCAG 2 defines it: 1 to 21."""

from collections.abc import Sequence

KNEE = 0.04045
"""Below this a channel of sRGB is linear."""


def luminance(colour: Sequence[float]) -> float:
    """Relative luminance of a colour with channels from 0 to 1."""
    red, green, blue = (
        channel / 12.92 if channel <= KNEE else ((channel + 0.055) / 1.055) ** 2.4
        for channel in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """The lighter over the darker."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
