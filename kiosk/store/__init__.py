"""Members, visits and programs, kept."""

from kiosk.store.archive import Archive
from kiosk.store.backups import Backups, restore
from kiosk.store.errors import StoreError
from kiosk.store.ids import new_id
from kiosk.store.visits import VisitSummary
from kiosk.store.writer import VisitWriter

__all__ = [
    "Archive",
    "Backups",
    "StoreError",
    "VisitSummary",
    "VisitWriter",
    "new_id",
    "restore",
]
