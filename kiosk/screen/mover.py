"""A drawn, moving figure that shows a movement from the side, what matters in it in the accent.

The joints are those of the body that also moves the virtual runner. The instructions are made
once; a frame only moves them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kivy.graphics import Color, SmoothEllipse, SmoothLine
from kivy.properties import NumericProperty, StringProperty

from kiosk.body.activity import Activity
from kiosk.body.figure import Figure
from kiosk.body.pose import Pose
from kiosk.screen.drawing import Point, segments
from kiosk.screen.drawn import Drawn
from kiosk.screen.theme import Colour, theme

SLOWED = 0.5
"""Shown at half its tempo: a quarter of a second on the ground is too quick to be understood."""
HEIGHT_M = 2.25
"""From below the ground to above raised hands."""
DEPTH = 0.25
"""How far the far side is shifted, so that both legs are seen."""
LIMB_M, TRUNK_M, HEAD_M, KEY_M = 0.085, 0.15, 0.115, 0.075
EDGE_M = 0.04
"""Of the ground around what lies before something of its own colour."""
STILL_PHASE = 0.30

Joints = Mapping[str, Point]


@dataclass(frozen=True, slots=True)
class Shown:
    """How a movement is shown: what it is, what is highlighted."""

    activity: Activity
    arms_up: bool = False
    keys: tuple[str, ...] = ()
    """Joints with a disc of the accent."""
    spine: bool = False
    """The trunk itself in the accent."""


MOVEMENTS = {
    "small_springs": Shown(Activity.HOP, keys=("heel_right",)),
    "tall_reach": Shown(Activity.MARCH, arms_up=True, keys=("pelvis",), spine=True),
    "quick_feet": Shown(Activity.QUICK_FEET, keys=("ball_right", "ball_left")),
    "push_and_float": Shown(Activity.RUN, keys=("ball_right", "ball_left")),
    "warm_up_walk": Shown(Activity.WALK, spine=True),
    "stand_tall": Shown(Activity.STAND, spine=True),
    "desk_opener": Shown(Activity.STAND, keys=("pelvis",), spine=True),
    "run": Shown(Activity.RUN),
}
BONES = (
    ("far", LIMB_M, ("shoulder_left", "elbow_left", "hand_left")),
    ("far", LIMB_M, ("hip_left", "knee_left", "ankle_left", "heel_left", "ball_left")),
    ("trunk", TRUNK_M, ("pelvis", "neck")),
    ("near", LIMB_M, ("hip_right", "knee_right", "ankle_right", "heel_right", "ball_right")),
    ("edge", LIMB_M + EDGE_M, ("shoulder_right", "elbow_right", "hand_right")),
    ("near", LIMB_M, ("shoulder_right", "elbow_right", "hand_right")),
)


@cache
def figure_of(activity: Activity, arms_up: bool) -> Figure:
    """The movement's tables, made once."""
    return Figure(activity, arms_up=arms_up)


def seen(pose: Pose) -> Joints:
    """The joints from the right side: forward is right, the far side a little behind."""
    return {name: (x + DEPTH * y, z) for name, (x, y, z) in pose.joints.items()}


class Mover(Drawn):
    """Set `movement` to one of MOVEMENTS and `at_us` every frame."""

    movement = StringProperty("")
    at_us = NumericProperty(0)
    traits = ("movement", "at_us")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._lines: list[tuple[SmoothLine, tuple[str, str], float]] = []
        self._discs: list[tuple[SmoothEllipse, str, float]] = []
        self._ground: SmoothLine | None = None
        self.fbind("movement", lambda *_change: self._make())
        self._make()

    def draw(self) -> None:
        """Move every bone to where it is now."""
        shown = MOVEMENTS.get(self.movement)
        if shown is None or self._ground is None:
            return
        figure = figure_of(shown.activity, shown.arms_up)
        cycle_us = figure.cycle_s * 1e6 / SLOWED
        phase = STILL_PHASE if theme.reduce_motion else self.at_us % cycle_us / cycle_us
        self._place(seen(figure.pose(phase)))

    def _make(self) -> None:
        self.canvas.clear()
        self._lines.clear()
        self._discs.clear()
        shown = MOVEMENTS.get(self.movement)
        if shown is None:
            return
        with self.canvas:
            Color(*theme.track)
            self._ground = SmoothLine()
            for part, thick, joints in BONES:
                Color(*_colour_of(part, shown))
                self._bone(joints, thick)
            Color(*theme.ink)
            self._disc("head", HEAD_M)
            for colour, more_m in ((theme.ground, EDGE_M / 2), (theme.accent, 0.0)):
                Color(*colour)
                for joint in shown.keys:
                    self._disc(joint, KEY_M + more_m)

    def _bone(self, joints: tuple[str, ...], thick: float) -> None:
        for one, other in pairwise(joints):
            self._lines.append((SmoothLine(), (one, other), thick / 2))
        for joint in joints:
            self._disc(joint, thick / 2)

    def _disc(self, joint: str, radius_m: float) -> None:
        self._discs.append((SmoothEllipse(), joint, radius_m))

    def _place(self, joints: Joints) -> None:
        scale = min(self.height / HEIGHT_M, self.width / 1.3)
        left, ground = self.center_x, self.y + 0.12 * scale

        def at(name: str) -> Point:
            x, z = joints[name]
            return left + x * scale, ground + z * scale

        for line, (one, other), half in self._lines:
            line.points = (*at(one), *at(other))
            line.width = max(half * scale, 0.5)
        for disc, joint, radius in self._discs:
            x, y = at(joint)
            if disc.segments != (chords := segments(radius * scale)):
                disc.segments = chords
            disc.pos = (x - radius * scale, y - radius * scale)
            disc.size = (2 * radius * scale, 2 * radius * scale)
        y = ground - (LIMB_M / 2 + 0.03) * scale
        half = min(0.62 * scale, self.width / 2)
        self._ground.points = (left - half, y, left + half, y)  # type: ignore[union-attr]
        self._ground.width = max(0.012 * scale, 0.5)  # type: ignore[union-attr]


def _colour_of(part: str, shown: Shown) -> Colour:
    if part == "far":
        return theme.shade
    if part == "edge":
        return theme.ground
    if part == "trunk" and shown.spine:
        return theme.accent
    return theme.ink
