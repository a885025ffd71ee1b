"""What every screen is: shown one View a frame, it says what a touch asked for, nothing else."""

from collections.abc import Callable

from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.coaching.view import Intent, View

SETTLED_US = 350_000
"""A touch this soon after a screen appears was meant for the one before it."""


class Page(FloatLayout):
    """One screen. Subclasses copy from the View into properties that their rules bind to."""

    intend = ObjectProperty(None)
    """Callable[[Intent], None]: where touches go."""

    def __init__(self, intend: Callable[[Intent], None], **kwargs: object) -> None:
        self._appeared_us: int | None = None
        self._at_us = 0
        super().__init__(intend=intend, **kwargs)

    def show(self, view: View) -> None:
        """Draw this moment. Called every frame while the screen is up."""
        if self._appeared_us is None:
            self._appeared_us = view.at_us
        self._at_us = view.at_us

    def leave(self) -> None:
        """The screen goes; the next time it appears it is new."""
        self._appeared_us = None

    def ask(self, intent: Intent) -> None:
        """Pass a touch on, unless it came too soon to be meant. Stop always counts."""
        settled = self._appeared_us is not None and self._at_us - self._appeared_us >= SETTLED_US
        if settled or intent is Intent.STOP:
            self.intend(intent)
