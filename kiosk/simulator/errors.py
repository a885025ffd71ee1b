"""The errors of the exercises, as what the body does differently.

Each is a deviation from the person's own movement at severity 1; half of one is half of it. They
are defined by physics alone: nothing here knows a threshold of what is to notice them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum


class Error(StrEnum):
    """As in the tables of the exercises; the last three no worn sensor can see."""

    SQUAT_JUMP = "squat_jump"
    STIFF_KNEES = "stiff_knees"
    HEEL_SLAM = "heel_slam"
    HEEL_NEVER_DOWN = "heel_never_down"
    DOUBLE_BOUNCE = "double_bounce"
    ONE_FOOT_FIRST = "one_foot_first"
    TRAVELLING = "travelling"
    FOLDED_TRUNK = "folded_trunk"
    ARCHED_BACK = "arched_back"
    HIP_DROP = "hip_drop"
    TWISTING = "twisting"
    SIDE_SWAY = "side_sway"
    STICKY_FEET = "sticky_feet"
    KNEES_HIGH = "knees_high"
    STAMPING = "stamping"
    HEEL_FIRST = "heel_first"
    LEANING_BACK = "leaning_back"
    LEANING_FORWARD = "leaning_forward"
    UNEVEN = "uneven"
    FADES = "fades"
    OVERSTRIDE = "overstride"
    BOUNCING = "bouncing"
    OFF_THE_BEAT = "off_the_beat"
    LEAN_FROM_HIP = "lean_from_hip"
    DRIFTING_BACK = "drifting_back"
    SHRUGGING = "shrugging"
    ARMS_DOWN = "arms_down"
    TENSE = "tense"


@dataclass(frozen=True, slots=True)
class Deviation:
    """Differences from the own movement. A share of 0.5 is half more, one of -0.5 half less."""

    tempo_share: float = 0.0
    contact_share: float = 0.0
    contact_asymmetry: float = 0.0
    step_asymmetry: float = 0.0
    alternate_share: float = 0.0
    """Every other step or hop is this much longer, the next as much shorter."""
    wander_share: float = 0.0
    """Slow wandering of the tempo, standard deviation."""
    fade_share_per_s: float = 0.0
    """Tempo lost for each second of the bout."""
    deaf_share: float = 0.0
    """Part of the following of a beat that is lost; above 1 all of it."""
    feet_lag_s: float = 0.0
    strike_rad: float = 0.0
    stand_rad: float = 0.0
    flat_share: float = 0.0
    """Time until the sole lies, of the own."""
    sink_share: float = 0.0
    blow_width_share: float = 0.0
    slap_mps: float = 0.0
    lift_m: float = 0.0
    impact_bw: float = 0.0
    jolt_share: float = 0.0
    """Of the shock that reaches the trunk."""
    travel_m: float = 0.0
    """Forward on the spot with each step or hop."""
    back_share: float = 0.0
    """Shorter steps than the belt runs, in spells, and quicker ones to catch up."""
    reach_m: float = 0.0
    """The foot lands this much further in front of the body."""
    lean_rad: float = 0.0
    tilt_rad: float = 0.0
    obliquity_share: float = 0.0
    turn_share: float = 0.0
    sway_share: float = 0.0


NO_DEVIATION = Deviation()

AT_FULL: Mapping[Error, Deviation] = {
    # the knees bend deep: long contact, high flight, slow, the trunk goes along
    Error.SQUAT_JUMP: Deviation(contact_share=1.2, tempo_share=-0.53, lean_rad=0.12),
    # nothing gives: short hard contact
    Error.STIFF_KNEES: Deviation(
        contact_share=-0.22, sink_share=0.9, blow_width_share=-0.35, jolt_share=1.5, impact_bw=1.0
    ),
    Error.HEEL_SLAM: Deviation(slap_mps=1.4, flat_share=-0.35, impact_bw=0.8),
    Error.HEEL_NEVER_DOWN: Deviation(stand_rad=-0.24),
    Error.DOUBLE_BOUNCE: Deviation(alternate_share=0.22),
    Error.ONE_FOOT_FIRST: Deviation(feet_lag_s=0.06),
    Error.TRAVELLING: Deviation(travel_m=0.09),
    Error.FOLDED_TRUNK: Deviation(lean_rad=0.38, tilt_rad=0.12),
    Error.ARCHED_BACK: Deviation(tilt_rad=0.20, lean_rad=-0.14),
    Error.HIP_DROP: Deviation(obliquity_share=1.0),
    Error.TWISTING: Deviation(turn_share=1.0),
    Error.SIDE_SWAY: Deviation(sway_share=1.2),
    Error.STICKY_FEET: Deviation(contact_share=1.3),
    Error.KNEES_HIGH: Deviation(lift_m=0.22, tempo_share=-0.13),
    Error.STAMPING: Deviation(sink_share=1.1, blow_width_share=-0.15, jolt_share=0.8),
    Error.HEEL_FIRST: Deviation(strike_rad=0.48),
    Error.LEANING_BACK: Deviation(lean_rad=-0.22),
    Error.LEANING_FORWARD: Deviation(lean_rad=0.36, tilt_rad=0.08),
    Error.UNEVEN: Deviation(contact_asymmetry=0.14, step_asymmetry=0.08),
    Error.FADES: Deviation(fade_share_per_s=0.009),
    Error.OVERSTRIDE: Deviation(
        tempo_share=-0.07, strike_rad=0.17, reach_m=0.10, impact_bw=0.4, sink_share=0.15
    ),
    Error.BOUNCING: Deviation(contact_share=-0.16, tempo_share=-0.03, sink_share=0.1),
    Error.OFF_THE_BEAT: Deviation(deaf_share=2.0, tempo_share=-0.08, wander_share=0.02),
    Error.LEAN_FROM_HIP: Deviation(lean_rad=0.30, tilt_rad=0.05),
    Error.DRIFTING_BACK: Deviation(back_share=0.13),
    # held breath, raised shoulders, sunken arms and tension move none of the places that are sensed
    Error.SHRUGGING: NO_DEVIATION,
    Error.ARMS_DOWN: NO_DEVIATION,
    Error.TENSE: NO_DEVIATION,
}


def combined(errors: Mapping[Error, float]) -> Deviation:
    """All errors together, each by its severity of 0 to 1."""
    if not errors:
        return NO_DEVIATION
    sums = {
        entry.name: sum(
            severity * getattr(AT_FULL[error], entry.name) for error, severity in errors.items()
        )
        for entry in fields(Deviation)
    }
    return Deviation(**sums)
