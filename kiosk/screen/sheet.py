"""One component in all its states, side by side with what each is called: a page of the gallery."""

from collections.abc import Callable, Sequence

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.coaching.view import Intent
from kiosk.screen.page import Intend, Page
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme

Cell = tuple[str, Widget]
"""What the state is called, for whoever builds screens, and the component in it."""


class Caption(BoxLayout):
    """A component over its name."""

    caption = StringProperty("")

    def __init__(self, caption: str, shown: Widget, **kwargs: object) -> None:
        super().__init__(caption=caption, **kwargs)
        self.add_widget(shown, index=1)


class Sheet(Page):
    """All cells in one grid. A touch goes on, whatever it hits: nothing here does anything."""

    title = StringProperty("")
    across = NumericProperty(4)

    def __init__(
        self, intend: Intend, title: str, across: int, cells: Callable[[], Sequence[Cell]]
    ) -> None:
        super().__init__(intend, title=title, across=across)
        if theme.portrait:
            self.across = max(across // 2, 1)
        for caption, shown in cells():
            self.ids.cells.add_widget(Caption(caption, shown))

    def on_touch_down(self, _touch: object) -> bool:
        """The next page of the gallery."""
        self.ask(Intent.DONE)
        return True


load_rules(__file__)
