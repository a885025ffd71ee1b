"""A real window on a real X server, for xdotool: prints where its targets lie, then what was asked.

Run as `python -m tests.kiosk.screen.clicked STATE...`; each state is shown until a target is hit.
"""

import sys
from dataclasses import replace

from kiosk.screen import window
from kiosk.screen.panel import Panel

window.prepare(Panel())

from kivy.clock import Clock  # noqa: E402
from kivy.core.window import Window  # noqa: E402

from kiosk.coaching.view import View  # noqa: E402
from kiosk.screen.app import KioskScreen  # noqa: E402
from kiosk.screen.states import states  # noqa: E402
from kiosk.screen.target import Target  # noqa: E402

SETTLED_FRAMES = 8
"""A tenth of a second each: a touch counts from the fifth on."""
TELL_EVERY = 40


class Walk:
    """Shows one state after the other; a touch goes on."""

    def __init__(self, names: list[str]) -> None:
        self.names, self.told = names, False
        self.screen = KioskScreen(self.view, self.asked, Panel())
        self.frames = 0

    def view(self) -> View:
        self.frames += 1
        if self.frames % TELL_EVERY == SETTLED_FRAMES and self.screen.page is not None:
            self.tell()
        view = states()[self.names[0]]
        return replace(view, at_us=view.at_us + 100_000 * self.frames)

    def asked(self, intent: object, value: object) -> None:
        print(f"asked {self.names[0]} {intent}", flush=True)
        self.names = self.names[1:] or self.names
        self.frames = 0

    def tell(self) -> None:
        for widget in self.screen.page.walk():
            if isinstance(widget, Target) and widget.label and not widget.disabled:
                x, y = widget.to_window(*widget.center)
                left, top = Window.left + x, Window.top + Window.height - y
                print(f"target {self.names[0]} {left:.0f} {top:.0f} {widget.label}", flush=True)
        print(f"ready {self.names[0]}", flush=True)


Clock.max_iteration = 100
Walk(sys.argv[1:]).screen.run()
