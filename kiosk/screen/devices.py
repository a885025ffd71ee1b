"""The devices a person wears or stands on, each with a tick once it is there."""

from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screen.rules import load_rules


class Device(BoxLayout):
    """One device as a person would name it."""

    name = StringProperty("")
    ready = BooleanProperty(False)


class DeviceRow(BoxLayout):
    """All of them, side by side."""

    connections = ListProperty()

    def on_connections(self, _row: object, connections: list[object]) -> None:
        """Show these, and no others."""
        self.clear_widgets()
        for connection in connections:
            self.add_widget(Device(name=connection.name, ready=connection.ready))  # type: ignore[attr-defined]


load_rules(__file__)
