"""What each trunk placement may speak of: the chest leans, the pelvis tilts, drops and turns."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.gait.measures import Live, Placement
from kiosk.gait.trunk import Trunk


def carried(live: Live, trunks: Mapping[Placement, Trunk]) -> Live:
    """Add what is worn can see; a waist sensor cannot see the upper trunk lean."""
    now_us = live.at_us
    chest, waist = trunks.get(Placement.CHEST), trunks.get(Placement.SACRUM)
    if chest is not None:
        live = replace(bounced(live, chest), trunk_lean_rad=chest.lean(now_us))
    if waist is None:
        return live
    return replace(
        bounced(live, waist),  # nearer to the centre of mass: its bounce replaces the chest's
        pelvic_tilt_rad=waist.lean(now_us),
        pelvic_obliquity_rad=waist.side_range(now_us),
        pelvic_rotation_rad=waist.turn_range(now_us),
        lateral_sway_m=waist.sway(now_us),
        landing_distance_m=waist.landing_distance(now_us, live.belt_speed_mps),
    )


def bounced(live: Live, trunk: Trunk) -> Live:
    """Up and down and how smoothly, from either place."""
    return replace(
        live,
        vertical_oscillation_m=trunk.rise(live.at_us),
        trunk_drop_m=trunk.drop(live.at_us),
        trunk_jerk_mps3=trunk.jolt(live.at_us),
        smoothness=trunk.smoothness(live.at_us),
    )
