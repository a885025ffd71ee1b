"""A skeleton and its movements. Pure."""

from kiosk.body.activity import Activity, Strike
from kiosk.body.figure import Figure
from kiosk.body.pose import Angles, Pose
from kiosk.body.skeleton import Skeleton

__all__ = ["Activity", "Angles", "Figure", "Pose", "Skeleton", "Strike"]
