"""The sheets of the gallery leave out no icon, no place on the glyph, no movement."""

from kivy.uix.widget import Widget

from kiosk.screen.components import COMPONENTS
from kiosk.screen.dial import Dial, Place
from kiosk.screen.gallery import Gallery
from kiosk.screen.icons import ICONS, Icon
from kiosk.screen.mover import MOVEMENTS, Mover
from kiosk.screen.panel import PANELS


def test_every_state_of_a_component_is_on_a_sheet() -> None:
    on_sheets: list[Widget] = []
    gallery = Gallery(PANELS["1280x800"])
    gallery.screen.open()
    for name in COMPONENTS:
        gallery.at = gallery.names.index(name)
        gallery.screen.settle()
        assert gallery.screen.page is not None
        on_sheets += gallery.screen.page.walk()
    gallery.screen.close()
    assert {one.name for one in on_sheets if isinstance(one, Icon)} >= set(ICONS)
    assert {one.place for one in on_sheets if isinstance(one, Dial)} == set(Place)
    assert {one.movement for one in on_sheets if isinstance(one, Mover)} == set(MOVEMENTS)
