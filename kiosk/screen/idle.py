"""When nobody has touched the welcome for a while: dim, and let the processor rest."""

from kivy.clock import Clock

from kiosk.coaching.view import Phase
from kiosk.screen.ground import Ground

DIM_AFTER_US = 60_000_000
RESTING_FPS = 8
"""Frames while dimmed: a touch is still felt at once."""


class Idle:
    """Asked every frame whether the screen may rest."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._since_us: int | None = None
        self._awake_fps = Clock._max_fps

    def rests(self, phase: Phase, at_us: int) -> bool:
        """Dim when it is time to, and wake up when there is a reason to."""
        ground = self._ground
        if phase is not Phase.WELCOME or ground.touched or self._since_us is None:
            ground.touched, ground.dimmed = False, False
            self._since_us = at_us
        elif at_us - self._since_us >= DIM_AFTER_US:
            ground.dimmed = True
        Clock._max_fps = RESTING_FPS if ground.dimmed else self._awake_fps
        return bool(ground.dimmed)

    def stir(self, at_us: int) -> None:
        """Somebody of the staff is at work: begin to count anew."""
        self._ground.touched, self._ground.dimmed = False, False
        self._since_us = at_us
        Clock._max_fps = self._awake_fps

    def end(self) -> None:
        """Leave the clock as it was found."""
        Clock._max_fps = self._awake_fps
