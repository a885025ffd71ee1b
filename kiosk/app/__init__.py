"""The one place where the rooms meet: it introduces them to each other, one module a meeting."""

from kiosk.app.kiosk import Clock, Keeper, Kiosk

__all__ = ["Clock", "Keeper", "Kiosk"]
