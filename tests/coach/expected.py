"""What the coach should call each error of the simulator's body."""

from dataclasses import dataclass, field

from kiosk.simulator import Error


@dataclass(frozen=True, slots=True)
class Case:
    """An error in an exercise, and what the coach may call it; nothing where no sensor sees it."""

    exercise: str
    error: Error
    told_as: tuple[str, ...] = ()
    needs: frozenset[str] = field(default=frozenset())
    """Metrics without which it cannot be told."""


def case(exercise: str, error: Error, *told_as: str, needs: str = "") -> Case:
    """A row."""
    return Case(exercise, error, told_as, frozenset(needs.split()))


HOPS, REACH, QUICK, FLOAT = "small_springs", "tall_reach", "quick_feet", "push_and_float"
CUES = (
    case(HOPS, Error.SQUAT_JUMP, "squat_jump"),
    case(HOPS, Error.STIFF_KNEES, "stamping", needs="impact_peak"),
    case(HOPS, Error.HEEL_SLAM, "heel_slam", needs="impact_peak"),
    case(HOPS, Error.HEEL_NEVER_DOWN, "heel_never_down", needs="strike_angle"),
    case(HOPS, Error.DOUBLE_BOUNCE, "irregular"),
    case(HOPS, Error.ONE_FOOT_FIRST, "one_foot_first"),
    case(HOPS, Error.TRAVELLING, "travelling", needs="foot_travel"),
    case(HOPS, Error.FOLDED_TRUNK, "folded_trunk", needs="trunk_lean"),
    case(REACH, Error.ARCHED_BACK, "arched_back", needs="pelvic_tilt"),
    case(REACH, Error.HIP_DROP, "hip_drop", needs="pelvic_obliquity"),
    case(REACH, Error.TWISTING, "twisting", needs="pelvic_rotation"),
    case(REACH, Error.SIDE_SWAY, "side_sway", needs="lateral_sway"),
    case(REACH, Error.SHRUGGING),
    case(REACH, Error.ARMS_DOWN),
    case(QUICK, Error.STICKY_FEET, "sticky_feet", needs="duty_factor"),
    case(QUICK, Error.KNEES_HIGH, "knees_high", needs="foot_lift"),
    case(QUICK, Error.STAMPING, "stamping", needs="impact_peak"),
    case(QUICK, Error.HEEL_FIRST, "heel_first", needs="strike_angle"),
    case(QUICK, Error.LEANING_BACK, "leaning", needs="trunk_lean"),
    case(QUICK, Error.LEANING_FORWARD, "leaning", needs="trunk_lean"),
    case(QUICK, Error.UNEVEN, "uneven"),
    case(QUICK, Error.FADES, "fades"),
    case(FLOAT, Error.OVERSTRIDE, "overstride", needs="strike_angle"),
    case(FLOAT, Error.BOUNCING, "bouncing"),
    case(FLOAT, Error.OFF_THE_BEAT, *("off_the_beat", "off_the_beat_slow", "off_the_beat_fast")),
    case(FLOAT, Error.LEAN_FROM_HIP, "lean_from_hip", needs="trunk_lean"),
    case(FLOAT, Error.DRIFTING_BACK, "drifting_back", needs="belt_mismatch"),
    case(FLOAT, Error.SIDE_SWAY, "side_sway", needs="lateral_sway"),
    case(FLOAT, Error.TENSE),
)
