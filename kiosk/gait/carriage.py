"""What each trunk placement may speak of: the chest leans, the pelvis tilts, drops and turns."""

from collections.abc import Mapping
from math import hypot

from kiosk.gait.measures import UNKNOWN, Placement, Quality, Reading
from kiosk.gait.posture import Posture
from kiosk.gait.trunk import Trunk

Readings = dict[str, Reading]
"""By the name of a field of `Live` or `SetResult`."""


def carried(
    postures: Mapping[Placement, Posture], speed: Reading, incline_pct: float | None
) -> Readings:
    """What is worn can see; a waist sensor cannot see the upper trunk lean."""
    chest, waist = postures.get(Placement.CHEST), postures.get(Placement.SACRUM)
    said: Readings = {}
    if chest is not None:
        said |= bounced(chest)
        said |= {"trunk_lean_rad": chest.lean(), "trunk_lean_mid_rad": chest.mid_lean()}
    if waist is not None:
        said |= bounced(waist)  # nearer to the centre of mass: its bounce replaces the chest's
        said |= {
            "pelvic_tilt_rad": waist.lean(),
            "pelvic_tilt_mid_rad": waist.mid_lean(),
            "pelvic_drop_mid_rad": waist.mid_drop(),
            "pelvic_obliquity_rad": waist.side_range(),
            "pelvic_rotation_rad": waist.turn_range(),
            "lateral_sway_m": waist.sway(),
            "landing_distance_m": waist.landing_distance(speed, incline_pct),
        }
    if chest is not None and waist is not None:
        said |= {"hip_hinge_rad": hinge(chest.lean(), waist.lean())}
    return said


def bounced(posture: Posture) -> Readings:
    """Up and down, from either place."""
    return {
        "vertical_oscillation_m": posture.rise(),
        "trunk_drop_m": posture.drop(),
        "trunk_jerk_mps3": posture.jolt(),
    }


def hinge(trunk: Reading, pelvis: Reading) -> Reading:
    """Trunk minus pelvis, both against standing: what bends at the hip rather than the ankle."""
    if trunk.value is None or pelvis.value is None:
        return UNKNOWN
    floor = hypot(trunk.floor, pelvis.floor)
    return Reading(trunk.value - pelvis.value, Quality.MEASURED, floor)


def smooth(trunks: Mapping[Placement, Trunk], now_us: int) -> Readings:
    """How smoothly the trunk moves, at the waist where it is worn there."""
    worn = trunks.get(Placement.SACRUM) or trunks.get(Placement.CHEST)
    if worn is None:
        return {}
    return {"smoothness": worn.smoothness(now_us), "smoothness_ldlj": worn.jerk(now_us)}
