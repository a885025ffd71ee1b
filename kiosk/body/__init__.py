"""A skeleton and its movements. Pure."""

from kiosk.body.foot_path import FootPath, FootPose
from kiosk.body.footfall import Footfall, Footfalls
from kiosk.body.skeleton import Skeleton

__all__ = ["FootPath", "FootPose", "Footfall", "Footfalls", "Skeleton"]
