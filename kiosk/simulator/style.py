"""What an error changes: the own footfall and carriage with the deviation laid over them."""

from kiosk.body.carriage import Carriage
from kiosk.body.footfall import Footfall
from kiosk.simulator.errors import NO_DEVIATION, Deviation

_ARMS_UP = 1.12  # raised arms turn and tilt the pelvis more: carrying them costs balance
_ARMS_UP_RAD = 0.03  # and draw the trunk up and back


def habitual(fall: Footfall, habit: Deviation) -> Footfall:
    """The same footfall with what the body does differently."""
    if habit == NO_DEVIATION:
        return fall
    return fall.moved(
        strike_rad=fall.strike_rad + habit.strike_rad,
        stand_rad=fall.stand_rad + habit.stand_rad,
        flat_s=fall.flat_s * (1.0 + habit.flat_share),
        ahead_m=habit.reach_m,
        sink_mps=fall.sink_mps * (1.0 + habit.sink_share),
        blow_width_s=fall.blow_width_s * (1.0 + habit.blow_width_share),
        slap_mps=fall.slap_mps + habit.slap_mps,
        lift_m=fall.lift_m + habit.lift_m,
        impact_bw=fall.impact_bw + habit.impact_bw,
    )


def carried(own: Carriage, habit: Deviation, arms_up: bool = False) -> Carriage:
    """The same carriage with what the body does differently."""
    if habit == NO_DEVIATION and not arms_up:
        return own
    more, back_rad = (_ARMS_UP, _ARMS_UP_RAD) if arms_up else (1.0, 0.0)
    return own.moved(
        lean_rad=own.lean_rad + habit.lean_rad - back_rad,
        tilt_rad=own.tilt_rad + habit.tilt_rad,
        obliquity_rad=own.obliquity_rad * more * (1.0 + habit.obliquity_share),
        turn_rad=own.turn_rad * more * (1.0 + habit.turn_share),
        sway_m=own.sway_m * more * (1.0 + habit.sway_share),
        jolt_mps2=own.jolt_mps2 * (1.0 + habit.jolt_share),
        reversal_share=own.reversal_share + habit.reach_m,
    )
