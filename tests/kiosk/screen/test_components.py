"""The sheets of the gallery leave out no component, no icon, no place on the glyph."""

from collections.abc import Iterator

from kivy.uix.widget import Widget

from kiosk.app.desk.shown import desk_pages
from kiosk.screen.components import COMPONENTS
from kiosk.screen.dial import Dial, Place
from kiosk.screen.drawn import Drawn
from kiosk.screen.gallery import walk
from kiosk.screen.icons import ICONS, Icon
from kiosk.screen.mover import MOVEMENTS, Mover
from kiosk.screen.panel import PANELS


def every_kind_of(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("kiosk.screen"):
            yield one
        yield from every_kind_of(one)


def test_every_component_and_every_state_of_one_is_in_the_gallery() -> None:
    seen: list[Widget] = []
    on_sheets: list[Widget] = []
    for name, screen in walk(PANELS["1280x800"], desk=desk_pages()):
        assert screen.page is not None
        seen += screen.page.walk()
        if name in COMPONENTS:
            on_sheets += screen.page.walk()
    assert set(every_kind_of(Drawn)) <= {type(widget) for widget in seen}
    assert {one.name for one in on_sheets if isinstance(one, Icon)} >= set(ICONS)
    assert {one.place for one in on_sheets if isinstance(one, Dial)} == set(Place)
    assert {one.movement for one in on_sheets if isinstance(one, Mover)} == set(MOVEMENTS)
