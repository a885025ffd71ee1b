"""In the screen's own process, while a proof runs: what its screen shows and where its targets lie.

The finger of a proof sees no screen. `PYTHONPATH` names this folder, so that the interpreter takes
it before the kiosk, which is not changed by it; TREADFORM_SEEN names the file, always whole. Where
every frame is drawn by an emulated processor TREADFORM_FPS leaves some of it to the others.
"""

import os
import pickle
import sys
import time
from pathlib import Path
from threading import Thread

EVERY_S = 0.25


def write_down(path: Path) -> None:
    """The View and the targets: label, place on the display, and whether a touch is left to do."""
    from kivy.app import App
    from kivy.core.window import Window

    from kiosk.screen.target import Target

    app = App.get_running_app()
    targets = []
    for widget in app.page.walk() if app.page else ():
        if isinstance(widget, Target) and widget.label:
            x, y = widget.to_window(*widget.center)
            done = bool(widget.disabled or getattr(widget, "ticked", False))
            targets.append((widget.label, round(x), round(Window.height - y), done))
    fresh = path.with_suffix(".new")
    fresh.write_bytes(pickle.dumps((app._view(), targets)))
    fresh.replace(path)


def watch(path: Path) -> None:
    """Wait for the screen; from then on its own clock writes it down."""
    while "kivy.app" not in sys.modules:  # for ever, in the processes without a screen
        time.sleep(EVERY_S)
    from kivy.app import App
    from kivy.clock import Clock

    while getattr(App.get_running_app(), "root", None) is None:
        time.sleep(EVERY_S)
    Clock._max_fps = float(os.environ.get("TREADFORM_FPS", Clock._max_fps))
    Clock.schedule_interval(lambda _dt: write_down(path), EVERY_S)


if "TREADFORM_SEEN" in os.environ:
    Thread(target=watch, args=[Path(os.environ["TREADFORM_SEEN"])], daemon=True).start()
