"""The same window and finger as for members."""

from tests.kiosk.screen.conftest import hand, hand_on

__all__ = ["hand", "hand_on"]
