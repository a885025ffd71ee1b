"""Staff at the kiosk: the desk's pages, filled from store, radio, programs and settings."""

from kiosk.app.desk.counter import Counter
from kiosk.app.desk.room import Room

__all__ = ["Counter", "Room"]
