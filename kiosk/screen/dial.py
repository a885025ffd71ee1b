"""The one big glyph: where the value is, and where the runner's own band is.

Position is the value, the lane is the band. In the band the marker is a blue disc on a blue lane;
outside it is orange, bears an arrow towards the lane, and lies visibly beside it. A value that is
not known, or is no longer now, is a hollow grey ring.
"""

from enum import StrEnum
from math import cos, isnan, nan, radians, sin

from kivy.graphics import Canvas, Color, Mesh, Translate
from kivy.properties import AliasProperty, NumericProperty, OptionProperty

from kiosk.screen.baked import bake
from kiosk.screen.drawing import Point, arc, dot, on_circle, ring, stroke
from kiosk.screen.drawn import Drawn, same
from kiosk.screen.theme import theme

SWEEP_DEG = 135.0
"""From the top to either end of the arc."""
BAND_SHARE = 0.25
"""The lane takes this share of the arc, so that a runner 4 half-bands off is at its end."""
PLAIN_RANGE = (120.0, 220.0)
"""Without a band: steps a minute from slow walking to sprinting."""
END_DEG, CHORDS = 6.0, 40
"""Round ends reach beyond the sweep; a strip of so many pieces lies over all."""
SETTLE_S = 0.15
"""The marker glides to a new value rather than jumping at every step."""


class Place(StrEnum):
    """Where the value is, seen from the band."""

    UNKNOWN = "unknown"
    STALE = "stale"
    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"
    FREE = "free"
    """Known, with no band to compare it with."""


def place_of(value: float, low: float, high: float, *, stale: bool) -> Place:
    """Judge a value; the band's edges belong to it."""
    if isnan(value):
        return Place.UNKNOWN
    if stale:
        return Place.STALE
    if isnan(low) or isnan(high):
        return Place.FREE
    if value < low:
        return Place.BELOW
    return Place.ABOVE if value > high else Place.INSIDE


def angle_of(value: float, low: float, high: float) -> float:
    """Degrees clockwise from the top, held at the arc's ends."""
    if isnan(low) or isnan(high) or high <= low:
        low_end, high_end = PLAIN_RANGE
    else:
        middle, half = (low + high) / 2, (high - low) / 2
        low_end, high_end = middle - half / BAND_SHARE, middle + half / BAND_SHARE
    share = (value - low_end) / (high_end - low_end)
    return SWEEP_DEG * (2 * min(max(share, 0.0), 1.0) - 1)


def belt_of(centre: Point, radius: float, thickness: float) -> list[Point]:
    """Corners of a strip of triangles over everything that `Dial` bakes, and over little else: the
    empty middle of a large texture would cost more than all that is drawn on it."""
    step_deg = 2 * (SWEEP_DEG + END_DEG) / CHORDS
    outer = (radius + thickness) / cos(radians(step_deg / 2))
    return [
        on_circle(centre, reach, -SWEEP_DEG - END_DEG + step_deg * chord)
        for chord in range(CHORDS + 1)
        for reach in (radius - 0.6 * thickness, outer)
    ]


class Dial(Drawn):
    """An open ring with a lane and a marker. Set value, low and high; NaN is unknown."""

    value = NumericProperty(nan, comparator=same)
    low = NumericProperty(nan, comparator=same)
    high = NumericProperty(nan, comparator=same)
    place = OptionProperty(Place.UNKNOWN, options=list(Place))
    aim = NumericProperty(nan, comparator=same)
    """A tick on the arc where there is no lane."""
    quiet_low = NumericProperty(nan, comparator=same)
    quiet_high = NumericProperty(nan, comparator=same)
    """A thin line outside the arc: where most people's values lie."""
    shown = NumericProperty(nan, comparator=same)
    """Where the marker stands while it glides."""

    traits = ("low", "high", "aim", "quiet_low", "quiet_high", "place", "shown")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._lane = Canvas()
        self._marker = Canvas()
        self.canvas.add(self._lane)
        self.canvas.add(self._marker)
        for trait in ("pos", "size", "low", "high", "aim", "quiet_low", "quiet_high", "place"):
            self.fbind(trait, self._lane_changed)

    def _lane_changed(self, *_change: object) -> None:
        self._lane.clear()

    def draw(self) -> None:
        """The lane only when it moved, the marker always."""
        if not self._lane.children:
            self._draw_lane()
        self._draw_marker()

    def glide(self, passed_s: float) -> None:
        """Move the marker on towards the value; without motion it is there at once."""
        if isnan(self.value) or isnan(self.shown) or theme.reduce_motion:
            self.shown = self.value
            return
        left = self.value - self.shown
        self.shown = (
            self.value if abs(left) < 0.05 else self.shown + left * min(1, passed_s / SETTLE_S)
        )

    def _get_radius(self) -> float:
        return float(max(min(self.size) / 2 - self._thickness, 1.0))

    radius = AliasProperty(_get_radius, None, bind=["size"])
    """From the centre to the middle of the lane, in pixels."""

    @property
    def _thickness(self) -> float:
        return float(min(self.size) * 0.1)

    def _draw_lane(self) -> None:
        left, bottom = round(self.x), round(self.y)
        size = max(round(self.width), 1), max(round(self.height), 1)

        def draw() -> None:
            Translate(-left, -bottom)
            self._strokes()

        texture = bake(size, theme.ground, draw)
        corners = [
            number
            for x, y in belt_of(self.center, self.radius, self._thickness)
            for number in (x, y, (x - left) / size[0], (y - bottom) / size[1])
        ]
        with self._lane:
            Color(1, 1, 1, 1)
            Mesh(
                vertices=corners,
                indices=range(len(corners) // 4),
                mode="triangle_strip",
                texture=texture,
            )

    def _strokes(self) -> None:
        """Track, reference and lane, from the back to the front."""
        Color(*theme.track)
        arc(self.center, self.radius, -SWEEP_DEG, SWEEP_DEG, 0.4 * self._thickness)
        self._draw_reference()
        if isnan(self.low) or isnan(self.high):
            self._draw_aim()
            return
        half = SWEEP_DEG * BAND_SHARE
        Color(*theme.accent)
        arc(self.center, self.radius, -half, half, self._thickness)
        if self.place is not Place.INSIDE:
            Color(*theme.ground)
            arc(self.center, self.radius, -half, half, 0.6 * self._thickness)

    def _draw_reference(self) -> None:
        if isnan(self.quiet_low) or isnan(self.quiet_high):
            return
        start, end = (angle_of(v, self.low, self.high) for v in (self.quiet_low, self.quiet_high))
        Color(*theme.shade)
        radius = self.radius + 0.82 * self._thickness
        arc(self.center, radius, start, end, 0.12 * self._thickness)

    def _draw_aim(self) -> None:
        if isnan(self.aim):
            return
        angle = angle_of(self.aim, self.low, self.high)
        Color(*theme.accent)
        ends = [
            on_circle(self.center, self.radius + side * 0.6 * self._thickness, angle)
            for side in (-1, 1)
        ]
        stroke(ends, 0.24 * self._thickness)

    def _draw_marker(self) -> None:
        self._marker.clear()
        if isnan(self.shown):
            return
        at = on_circle(self.center, self.radius, angle_of(self.shown, self.low, self.high))
        size = 0.95 * self._thickness
        with self._marker:
            Color(*theme.ground)
            dot(*at, size * 1.25)
            if self.place in (Place.UNKNOWN, Place.STALE):
                Color(*theme.quiet)
                ring(*at, 0.8 * size, 0.3 * size)
            elif self.place in (Place.BELOW, Place.ABOVE):
                Color(*theme.adjust)
                dot(*at, size)
                Color(*theme.ground)
                self._arrow(at, size, forward=self.place is Place.BELOW)
            else:
                Color(*theme.ink)
                dot(*at, size)
                Color(*theme.accent)
                dot(*at, 0.62 * size)

    def _arrow(self, at: Point, size: float, *, forward: bool) -> None:
        """A chevron along the arc, towards the lane."""
        angle = angle_of(self.shown, self.low, self.high)
        turn = radians(angle if forward else angle + 180)
        along, across = (cos(turn), -sin(turn)), (sin(turn), cos(turn))
        tips = ((-0.24, 0.46), (0.3, 0.0), (-0.24, -0.46))
        corners = [
            (
                at[0] + size * (a * along[0] + b * across[0]),
                at[1] + size * (a * along[1] + b * across[1]),
            )
            for a, b in tips
        ]
        stroke(corners, 0.28 * size)
