"""What the core says of a runner: values that carry how far they can be trusted."""

from dataclasses import dataclass
from enum import StrEnum

GRAVITY_MPS2 = 9.80665


class Placement(StrEnum):
    """Where a sensor sits."""

    FOOT = "foot"
    SHANK = "shank"
    SACRUM = "sacrum"
    CHEST = "chest"
    BELT = "belt"
    DECK = "deck"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """How somebody moves."""

    NOTHING = "nothing"
    """Nobody is sensed."""
    STANDING = "standing"
    WALKING = "walking"
    """A foot is always on the ground, on the spot too."""
    RUNNING = "running"
    HOPPING = "hopping"
    """Both feet at once."""
    QUICK_FEET = "quick feet"
    """Running in place."""
    UNKNOWN = "unknown"
    """Somebody moves, but what is worn cannot tell how."""


class Doubt(StrEnum):
    """What sensors say against what was tapped when they were put on."""

    SAME_FOOT = "same foot"
    """Both shoe pods land at once, stride after stride: they sit on one foot."""
    SIDES_SWAPPED = "sides swapped"
    """The waist or the belt feels the other foot: left and right are the wrong way round."""


class Quality(StrEnum):
    MEASURED = "measured"
    ESTIMATED = "estimated"
    ENTERED = "entered"
    """Typed in by a person, such as the console's speed."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value in SI units. `value` is None exactly when the quality is unknown."""

    value: float | None
    quality: Quality
    floor: float = 0.0
    """Changes smaller than this are noise of the sensor, in the unit of the value."""


UNKNOWN = Reading(None, Quality.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Step:
    """One contact of one foot (`BOTH` for a hop), on the kiosk clock in integer µs."""

    side: Side
    placement: Placement
    initial_contact_us: int
    toe_off_us: int | None
    flight_time_us: int | None
    """From this step's toe-off to the next initial contact of either foot; None when unknown."""
    step_time_us: int | None
    """From the previous initial contact of the other foot to this one; None when unknown."""
    confidence: float
    """0 to 1."""
    contact_quality: Quality
    feet_lag_us: int | None = None
    """Of a hop: from the first foot's landing to the second's."""
    mode: Mode = Mode.UNKNOWN
    stride_time_us: int | None = None
    """From the previous initial contact of the same foot to this one; None when unknown."""
    double_support_us: int | None = None
    """Of walking: from the other foot's next initial contact to this toe-off."""
    side_quality: Quality = Quality.UNKNOWN
    """Entered where it was tapped, measured by four force cells, estimated by the trunk."""

    @property
    def contact_time_us(self) -> int | None:
        """Toe-off minus initial contact."""
        return None if self.toe_off_us is None else self.toe_off_us - self.initial_contact_us

    @property
    def duty_factor(self) -> float | None:
        """Share of the stride on the ground."""
        contact_us, stride_us = self.contact_time_us, self.stride_time_us
        return None if contact_us is None or not stride_us else contact_us / stride_us


@dataclass(frozen=True, slots=True)
class Live:
    """Now. Anything not sensed is `UNKNOWN`, never zero."""

    at_us: int
    cadence_spm: Reading = UNKNOWN
    contact_time_s: Reading = UNKNOWN
    flight_time_s: Reading = UNKNOWN
    duty_factor: Reading = UNKNOWN
    balance: Reading = UNKNOWN
    """Left share of contact time, 0 to 1."""
    belt_speed_mps: Reading = UNKNOWN
    last_step_us: int | None = None
    step_time_cv: Reading = UNKNOWN
    """SD over mean of the recent step (or hop) times, 0 to 1."""
    hop_rate_hz: Reading = UNKNOWN
    """Hops of both feet a second; known only while hopping, when cadence is unknown."""
    hop_height_m: Reading = UNKNOWN
    strike_angle_rad: Reading = UNKNOWN
    """Foot pitch at initial contact: 0 as when standing flat, negative toe down."""
    impact_peak_mps2: Reading = UNKNOWN
    """Median peak acceleration at the shoe over recent contacts."""
    onset_lag_s: Reading = UNKNOWN
    """Between the two feet of a hop, median of recent hops, without sign."""
    foot_lift_m: Reading = UNKNOWN
    vertical_oscillation_m: Reading = UNKNOWN
    trunk_drop_m: Reading = UNKNOWN
    """How far the trunk sinks during contact, median of recent contacts."""
    trunk_jerk_mps3: Reading = UNKNOWN
    trunk_lean_rad: Reading = UNKNOWN
    """Forward positive, against the member's own standing; from the upper trunk."""
    pelvic_tilt_rad: Reading = UNKNOWN
    """Anterior positive, against the member's own standing."""
    pelvic_obliquity_rad: Reading = UNKNOWN
    """Range over a stride."""
    pelvic_rotation_rad: Reading = UNKNOWN
    """Range over a stride."""
    lateral_sway_m: Reading = UNKNOWN
    """RMS about the middle."""
    landing_distance_m: Reading = UNKNOWN
    """How far ahead of the hips the foot lands."""
    belt_mismatch: Reading = UNKNOWN
    """The feet's own speed against the belt's, as a share of it: below zero while drifting back."""
    smoothness: Reading = UNKNOWN
    """Spectral arc length (SPARC); says nothing of tension."""
    heart_rate_bpm: Reading = UNKNOWN
    mode: Mode = Mode.NOTHING
    mode_quality: Quality = Quality.UNKNOWN
    doubts: tuple[Doubt, ...] = ()
    stride_time_s: Reading = UNKNOWN
    double_support_s: Reading = UNKNOWN
    """Of one step of walking; unknown in every other mode."""
    contact_difference: Reading = UNKNOWN
    """Contact time, left minus right over their mean."""
    step_difference: Reading = UNKNOWN
    """Step time, to the left foot minus to the right one over their mean."""
    flight_contact_ratio: Reading = UNKNOWN
    vertical_stiffness_npmkg: Reading = UNKNOWN
    """N/m a kg of body; stiffness.py says by which method and when."""
    leg_stiffness_npmkg: Reading = UNKNOWN
    """Likewise; needs belt speed and leg length."""
    beat_phase: Reading = UNKNOWN
    """Landing after the nearest beat, as a share of the beat: -0.5 to 0.5."""
    beat_spread: Reading = UNKNOWN
    """Circular SD of that, in beats."""
    step_length_m: Reading = UNKNOWN
    """Belt speed over cadence: what the belt says of a step."""
    stride_length_m: Reading = UNKNOWN
    """From the shoes alone: what the feet say of two steps."""
    foot_speed_mps: Reading = UNKNOWN
    """From the shoes alone."""
    strike_rate_radps: Reading = UNKNOWN
    """How fast the foot turns at initial contact, toes up positive."""
    heel_strike: Reading = UNKNOWN
    """How likely the recent landings were heel, midfoot or forefoot; the three add up to one."""
    midfoot_strike: Reading = UNKNOWN
    forefoot_strike: Reading = UNKNOWN
    impact_jerk_mps3: Reading = UNKNOWN
    """Likewise, its steepest change."""
    slap_jerk_mps3: Reading = UNKNOWN
    """Likewise, the steepest change once the first blow is over: the heel after the toes."""
    impact_to_own: Reading = UNKNOWN
    """That peak over the median of all contacts since the pod was put on."""
    hip_hinge_rad: Reading = UNKNOWN
    """Trunk lean minus pelvic tilt: near zero when the whole body leans from the ankles."""
    trunk_lean_mid_rad: Reading = UNKNOWN
    """At mid-stance, as the next two."""
    pelvic_tilt_mid_rad: Reading = UNKNOWN
    pelvic_drop_mid_rad: Reading = UNKNOWN
    """How far the side of the lifted foot is below the other one's."""
    smoothness_ldlj: Reading = UNKNOWN
    """Log dimensionless jerk of the same movement."""
    heel_pitch_rad: Reading = UNKNOWN
    """Pitch of the sole while its heel was lowest, against standing: below 0 it stayed up."""
    heel_kiss: Reading = UNKNOWN
    """How likely the heel touches the ground in the recent contacts, above all of hops."""


@dataclass(frozen=True, slots=True)
class SetResult:
    """One bout of an exercise, summed up."""

    started_us: int
    ended_us: int
    steps: int
    cadence_spm: Reading = UNKNOWN
    contact_time_s: Reading = UNKNOWN
    flight_time_s: Reading = UNKNOWN
    balance: Reading = UNKNOWN
    belt_speed_mps: Reading = UNKNOWN
    duty_factor: Reading = UNKNOWN
    step_time_cv: Reading = UNKNOWN
    hop_rate_hz: Reading = UNKNOWN
    strike_angle_rad: Reading = UNKNOWN
    landing_distance_m: Reading = UNKNOWN
    vertical_oscillation_m: Reading = UNKNOWN
    trunk_lean_rad: Reading = UNKNOWN
    pelvic_tilt_rad: Reading = UNKNOWN
    pelvic_obliquity_rad: Reading = UNKNOWN
    pelvic_rotation_rad: Reading = UNKNOWN
    lateral_sway_m: Reading = UNKNOWN
    smoothness: Reading = UNKNOWN
    stride_time_s: Reading = UNKNOWN
    double_support_s: Reading = UNKNOWN
    contact_difference: Reading = UNKNOWN
    step_difference: Reading = UNKNOWN
    flight_contact_ratio: Reading = UNKNOWN
    vertical_stiffness_npmkg: Reading = UNKNOWN
    leg_stiffness_npmkg: Reading = UNKNOWN
    beat_phase: Reading = UNKNOWN
    beat_spread: Reading = UNKNOWN
    step_length_m: Reading = UNKNOWN
    hip_hinge_rad: Reading = UNKNOWN
    trunk_lean_mid_rad: Reading = UNKNOWN
    pelvic_tilt_mid_rad: Reading = UNKNOWN
    pelvic_drop_mid_rad: Reading = UNKNOWN
    smoothness_ldlj: Reading = UNKNOWN
    hop_height_m: Reading = UNKNOWN
    onset_lag_s: Reading = UNKNOWN
    strike_rate_radps: Reading = UNKNOWN
    heel_strike: Reading = UNKNOWN
    midfoot_strike: Reading = UNKNOWN
    forefoot_strike: Reading = UNKNOWN
    heel_pitch_rad: Reading = UNKNOWN
    heel_kiss: Reading = UNKNOWN
    impact_peak_mps2: Reading = UNKNOWN
    foot_lift_m: Reading = UNKNOWN
    foot_speed_mps: Reading = UNKNOWN
    stride_length_m: Reading = UNKNOWN
