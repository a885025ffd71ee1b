"""The App: one View a frame in, Intents out. `run` blocks; `open`, `pump`, `close` go by hand."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from kivy.animation import Animation
from kivy.app import App
from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.coaching.view import Phase, View
from kiosk.screen import shot
from kiosk.screen.choices import forget_choices
from kiosk.screen.ground import Ground
from kiosk.screen.idle import Idle
from kiosk.screen.language import Translate, as_written, tongue
from kiosk.screen.page import Intend, Page
from kiosk.screen.panel import Panel
from kiosk.screen.phases import page_for
from kiosk.screen.staff.desk_page import DeskPage
from kiosk.screen.staff.desk_view import OPEN, Deed, DeskView
from kiosk.screen.theme import theme
from kiosk.screen.welcome import Welcome


class Desk(Protocol):
    """What staff see and do."""

    def view(self) -> DeskView | None:
        """None while nobody of the staff is here. Never waits."""

    def do(self, deed: Deed) -> None:
        """Hand over a deed; returns at once."""


FADE_S = 0.22
PROGRESS_STEPS = 400
"""The line of progress moves on in so many steps: each one redraws the window."""


MOST_FRAMES_TO_REST = 12
"""What a text does to its box, and the box to its neighbours, takes a frame each."""


class Closed(Exception):
    """The window was closed, or the process was asked to end."""


class KioskScreen(App):
    """Call `kiosk.screen.window.prepare` before this module is imported."""

    title = "Treadform"

    def __init__(
        self,
        view: Callable[[], View],
        intend: Intend,
        panel: Panel | None = None,
        translate: Translate = as_written,
        now_us: Callable[[], int] | None = None,
        languages: Mapping[str, Translate] | None = None,
        language: str = "en",
        desk: Desk | None = None,
        home_language: str | None = None,
    ) -> None:
        """`languages` may be changed to by a member; without them it speaks by `translate`.

        `desk` is what staff see instead of the visit, while it shows anything.

        `now_us` is kiosk time; without it now is the View's own, and no View is ever late.
        """
        super().__init__()
        self._view = view
        self._intend = intend
        self.panel = theme.panel = panel or Panel()  # pages are laid out as they are made
        self._translate = translate
        self._now_us = now_us
        self._languages, self._language = languages, language
        self._home_language = home_language or language
        self._desk, self._desk_page = desk, None if desk is None else DeskPage(desk.do)
        self._pages: dict[tuple[Phase, type[Page]], Page] = {}
        self.page: Page | None = None

    def build(self) -> Ground:
        """Kivy asks for the tree once."""
        theme.panel = self.panel
        tongue.speak(self._translate)
        if self._languages:
            tongue.learn(self._languages, self._language)
        Window.clearcolor = theme.ground
        ground = Ground()
        self._idle = Idle(ground)
        self._frame = Clock.schedule_interval(lambda _dt: self.refresh(), 0)
        return ground

    def speak_at_home(self, language: str) -> None:
        """Staff chose the kiosk's own language: it speaks it now, and to whoever comes next."""
        if language != self._home_language and self._languages and language in self._languages:
            self._home_language = language
            tongue.change_to(language)

    def refresh(self) -> None:
        """Take the View of this frame and show it."""
        view = self._view()
        at_us = self._now_us() if self._now_us else view.at_us
        if self._show_desk(at_us):
            return
        page = self._page_of(view)
        if page is not self.page:
            self._turn_to(page)
        self.root.progress = round(PROGRESS_STEPS * view.progress) / PROGRESS_STEPS
        if not self._idle.rests(view.phase, at_us):
            page.show(view, at_us)

    def _show_desk(self, at_us: int) -> bool:
        """Draw the desk where staff have come in; whether they have."""
        shown = self._desk.view() if self._desk else None
        if shown is None or self._desk_page is None:
            return False
        if self.page is not self._desk_page:
            self._turn_to(self._desk_page)
        self.root.progress = 0.0
        self._idle.stir(at_us)
        self._desk_page.show_desk(shown, at_us)
        return True

    def _page_of(self, view: View) -> Page:
        key = (view.phase, page_for(view))
        if key not in self._pages:
            page = self._pages[key] = key[1](self._intend)
            desk = self._desk
            if desk is not None:
                page.open_door = lambda: desk.do(OPEN)
            if isinstance(page, Welcome) and desk is not None:
                page.has_desk = True
                page.bind(on_desk=lambda _page: desk.do(OPEN))
        return self._pages[key]

    def _turn_to(self, page: Page) -> None:
        self.root.clear_widgets()
        if self.page is not None:
            Animation.cancel_all(self.page)
            self.page.leave()
            if isinstance(page, Welcome):
                forget_choices(self._home_language)
        page.opacity = 1 if theme.reduce_motion else 0
        self.root.add_widget(page)
        self.page = page
        if not theme.reduce_motion:
            Animation(opacity=1, duration=FADE_S, transition="out_quad").start(page)

    # By hand: for tests, the demo and pictures.

    def open(self) -> None:
        """Show the window without taking over the thread; then call `pump` for each frame."""
        EventLoop.ensure_window()
        if tuple(Window.size) != (self.panel.width_px, self.panel.height_px):
            Window.size = (self.panel.width_px, self.panel.height_px)
        self._run_prepare()
        runTouchApp(embedded=True)
        self.pump(2)

    def pump(self, frames: int = 1) -> None:
        """Handle what was touched and draw, so many times; raises `Closed` once nobody can see it:
        from then on Kivy lays nothing out any more, and what it draws is of no use."""
        for _ in range(frames):
            EventLoop.idle()
            Window.mainloop()
            if EventLoop.quit:
                raise Closed

    def picture(self, path: Path) -> shot.Picture:
        """Write what is on the screen now, with every fade finished, as a PNG."""
        self.settle()
        with self.root.filled():
            return shot.write(self.root, path)

    def settle(self) -> None:
        """Show the View of now with every fade finished and every text in its place."""
        self.pump(2)
        drawn: list[object] = []
        hear = drawn.append
        Window.bind(on_draw=hear)
        for _ in range(MOST_FRAMES_TO_REST):
            self._end_fade()  # of each page: the visit goes on meanwhile
            drawn.clear()
            self.pump()
            if not drawn:
                break
        self._end_fade()
        Window.unbind(on_draw=hear)

    def _end_fade(self) -> None:
        if self.page is not None:
            Animation.cancel_all(self.page)
            self.page.opacity = 1

    def close(self) -> None:
        """Take the tree down. The window stays for the next App of this process."""
        Clock.unschedule(self._frame)
        self._idle.end()
        self.stop()
        for child in list(Window.children):
            Window.remove_widget(child)
