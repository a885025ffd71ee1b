"""The runner as measured today: from the side, from behind, from above. Grey: not sensed."""

from math import cos, isnan, nan, sin

from kivy.graphics import Color, SmoothEllipse
from kivy.properties import NumericProperty, OptionProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.gait.measures import Reading, SetResult
from kiosk.screen.drawing import Point, dot, stroke
from kiosk.screen.drawn import Drawn, same
from kiosk.screen.posture import leaned
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import Colour, theme

TALL_M, WIDE_M, ABOVE_M = 1.85, 0.9, 0.58
SHOULDERS_M, HIPS_M, NECK_M, HIP_HEIGHT_M = 0.40, 0.30, 1.42, 0.90
LEG = ("hip_right", "knee_right", "ankle_right", "ball_right")
MORE = 2.0
"""Tilts seen from behind and above are drawn this much larger: three degrees are hard to see."""


class BodyView(Drawn):
    """One of three views. Angles in radians, sway in m, NaN where nothing was sensed."""

    seen = OptionProperty("side", options=["side", "behind", "above"])
    lean = NumericProperty(nan, comparator=same)
    tilt = NumericProperty(nan, comparator=same)
    drop = NumericProperty(nan, comparator=same)
    turn = NumericProperty(nan, comparator=same)
    sway = NumericProperty(nan, comparator=same)
    traits = ("seen", "lean", "tilt", "drop", "turn", "sway")

    def draw(self) -> None:
        """From scratch."""
        self.canvas.clear()
        if min(self.size) < 10:
            return
        with self.canvas:
            {"side": self._side, "behind": self._behind, "above": self._above}[self.seen]()

    def _scale(self) -> float:
        return min(self.height / TALL_M, self.width / WIDE_M)

    def _side(self) -> None:
        joints = leaned(0.0 if isnan(self.lean) else self.lean)
        scale = self._scale()
        left, ground = self.center_x, self.y + (self.height - TALL_M * scale) / 2 + 0.06 * scale

        def at(name: str) -> Point:
            return left + joints[name][0] * scale, ground + joints[name][1] * scale

        Color(*_colour(self.tilt))
        stroke([at(name) for name in LEG], 0.1 * scale)
        Color(*_colour(self.lean))
        stroke([at("hip_right"), at("neck")], 0.16 * scale)
        dot(*at("head"), 0.12 * scale)
        self._bar(at("hip_right"), 0.17 * scale, -self.tilt, self.tilt, scale)

    def _behind(self) -> None:
        scale = self._scale()
        ground = self.y + (self.height - TALL_M * scale) / 2 + 0.06 * scale
        shift = 0.0 if isnan(self.sway) else MORE * self.sway * scale
        hip = self.center_x + shift, ground + HIP_HEIGHT_M * scale
        neck = self.center_x + shift, ground + NECK_M * scale
        side = HIPS_M / 2 * scale
        Color(*_colour(self.sway))
        stroke(
            [(self.center_x + 0.3 * side, ground + 0.05 * scale), (hip[0] + side, hip[1])],
            0.1 * scale,
        )
        stroke([hip, neck], 0.16 * scale)
        dot(neck[0], neck[1] + 0.2 * scale, 0.12 * scale)
        for arm in (-1, 1):
            reach = arm * SHOULDERS_M / 2 * scale
            shoulder = neck[0] + reach, neck[1] - 0.06 * scale
            stroke(
                [neck, shoulder, (shoulder[0] + 0.25 * reach, shoulder[1] - 0.3 * scale)],
                0.07 * scale,
            )
        self._bar(hip, side * 1.3, MORE * self.drop, self.drop, scale)

    def _above(self) -> None:
        scale = min(self.height / WIDE_M, self.width / ABOVE_M)
        middle = self.center
        Color(*_colour(self.turn))
        stroke(
            [
                (middle[0] - SHOULDERS_M / 2 * scale, middle[1]),
                (middle[0] + SHOULDERS_M / 2 * scale, middle[1]),
            ],
            0.14 * scale,
        )
        size = 0.24 * scale
        SmoothEllipse(pos=(middle[0] - size / 2, middle[1] - size / 2), size=(size, 1.2 * size))
        below = middle[0], middle[1] - 0.3 * scale
        self._bar(below, HIPS_M / 2 * scale * 1.2, MORE * self.turn, self.turn, scale)

    def _bar(self, at: Point, reach: float, angle: float, known: float, scale: float) -> None:
        if isnan(known):
            Color(*theme.track)
            angle = 0.0
        else:
            Color(*theme.accent)
        along = reach * cos(angle), reach * sin(angle)
        ends = [(at[0] - along[0], at[1] - along[1]), (at[0] + along[0], at[1] + along[1])]
        stroke(ends, 0.05 * scale)


class Bodies(BoxLayout):
    """The three views side by side, from the sums of a bout."""

    def follow(self, result: SetResult | None) -> None:
        """Take over what was measured; nothing was where there is no result."""
        for name in ("side", "behind", "above"):
            view: BodyView = self.ids[name]
            if result is None:
                view.lean = view.tilt = view.drop = view.turn = view.sway = nan
                continue
            view.lean, view.tilt = _of(result.trunk_lean_rad), _of(result.pelvic_tilt_rad)
            view.drop, view.turn = _of(result.pelvic_obliquity_rad), _of(result.pelvic_rotation_rad)
            view.sway = _of(result.lateral_sway_m)


def _of(reading: Reading) -> float:
    return nan if reading.value is None else reading.value


def _colour(known: float) -> Colour:
    return theme.track if isnan(known) else theme.ink


load_rules(__file__)
