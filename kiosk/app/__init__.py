"""The one place where the rooms meet: it introduces them to each other, one module a meeting."""

from kiosk.app.kiosk import Kiosk
from kiosk.app.partners import Clock, Keeper

__all__ = ["Clock", "Keeper", "Kiosk"]
