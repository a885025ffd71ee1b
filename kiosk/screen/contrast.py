"""How well two colours can be told apart, as WCAG 2 defines it: 1 to 21."""

from collections.abc import Sequence

KNEE = 0.04045
"""Below this a channel of sRGB is linear."""
LEAST = 7.0
"""Of everything that is read: a gym glares."""
PRESSED_SHARE = 0.25
"""So much of another colour is mixed into one that a finger lies on."""
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


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


def pressed(fill: Sequence[float], ink: Sequence[float]) -> list[float]:
    """Nearer to its word's colour where the word can still be read; else away from it."""
    nearer = _mixed(fill, ink)
    if ratio(nearer, ink) >= LEAST:
        return nearer
    dark = luminance(ink) < luminance(fill)
    return _mixed(fill, WHITE if dark else BLACK)


def _mixed(fill: Sequence[float], other: Sequence[float]) -> list[float]:
    share = PRESSED_SHARE
    mixed = [(1 - share) * c + share * o for c, o in zip(fill[:3], other[:3], strict=True)]
    return [*mixed, *fill[3:]]
