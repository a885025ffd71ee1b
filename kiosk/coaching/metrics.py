"""What can be measured, by the name and unit that staff write in a sign of an error."""

from dataclasses import dataclass
from math import pi

from kiosk.gait.measures import UNKNOWN, Live, Reading, SetResult

_DEGREE = pi / 180


@dataclass(frozen=True, slots=True)
class Metric:
    """A field of `Live`, or something the visit itself computes (`field` is then None)."""

    unit: str
    si_per_unit: float
    field: str | None


METRICS = {
    "cadence": Metric("spm", 1.0, "cadence_spm"),
    "contact_time": Metric("ms", 0.001, "contact_time_s"),
    "flight_time": Metric("ms", 0.001, "flight_time_s"),
    "duty_factor": Metric("%", 0.01, "duty_factor"),
    "balance": Metric("%", 0.01, "balance"),
    "step_regularity": Metric("%", 0.01, "step_time_cv"),
    "hop_rate": Metric("per_min", 1 / 60, "hop_rate_hz"),
    "reactivity": Metric("%", 0.01, "flight_contact_ratio"),
    "hop_height": Metric("cm", 0.01, "hop_height_m"),
    "strike_angle": Metric("deg", _DEGREE, "strike_angle_rad"),
    "heel_pitch": Metric("deg", _DEGREE, "heel_pitch_rad"),
    "heel_kiss": Metric("%", 0.01, "heel_kiss"),
    "impact_peak": Metric("mps2", 1.0, "impact_peak_mps2"),
    "impact_jerk": Metric("mps3", 1.0, "impact_jerk_mps3"),
    "slap_jerk": Metric("mps3", 1.0, "slap_jerk_mps3"),
    "onset_lag": Metric("ms", 0.001, "onset_lag_s"),
    "foot_travel": Metric("cm", 0.01, "stride_length_m"),
    "foot_lift": Metric("cm", 0.01, "foot_lift_m"),
    "vertical_oscillation": Metric("cm", 0.01, "vertical_oscillation_m"),
    "trunk_drop": Metric("cm", 0.01, "trunk_drop_m"),
    "trunk_jerk": Metric("mps3", 1.0, "trunk_jerk_mps3"),
    "trunk_lean": Metric("deg", _DEGREE, "trunk_lean_rad"),
    "hip_hinge": Metric("deg", _DEGREE, "hip_hinge_rad"),
    "pelvic_tilt": Metric("deg", _DEGREE, "pelvic_tilt_rad"),
    "pelvic_obliquity": Metric("deg", _DEGREE, "pelvic_obliquity_rad"),
    "pelvic_rotation": Metric("deg", _DEGREE, "pelvic_rotation_rad"),
    "lateral_sway": Metric("cm", 0.01, "lateral_sway_m"),
    "landing_distance": Metric("cm", 0.01, "landing_distance_m"),
    "belt_mismatch": Metric("%", 0.01, "belt_mismatch"),
    "smoothness": Metric("none", 1.0, "smoothness"),
    "step_unevenness": Metric("%", 0.01, None),
    "step_difference": Metric("%", 0.01, None),
    "beat_spread": Metric("%", 0.01, None),
    "rate_trend": Metric("%", 0.01, None),
}
"""Computed by the visit from steps (`derived`): step_unevenness, the larger left-right difference
of contact and step time over their mean; step_difference, left less right of step time, with its
sign, to be held against the own; rate_trend, the change of the step rate over a set;
beat_spread, how little the steps keep to the beat (0 together, 100 % anywhere); and,
where steps are seen, cadence of the latest few, hop_rate, step_regularity, onset_lag and
reactivity (time in the air over time on the ground) of hops."""


def heard(live: Live | SetResult) -> dict[str, Reading]:
    """Every metric that is known now."""
    known = {}
    for name, metric in METRICS.items():
        if metric.field is not None:
            reading: Reading = getattr(live, metric.field, UNKNOWN)
            if reading.value is not None:
                known[name] = reading
    return known
