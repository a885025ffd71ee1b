"""Members, visits and programs, kept."""

from kiosk.store.database import open_database
from kiosk.store.errors import StoreError
from kiosk.store.ids import new_id
from kiosk.store.visits import VisitSummary, history, load, save
from kiosk.store.writer import VisitWriter

__all__ = [
    "StoreError",
    "VisitSummary",
    "VisitWriter",
    "history",
    "load",
    "new_id",
    "open_database",
    "save",
]
