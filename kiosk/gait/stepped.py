"""Everything that steps alone say, by the fields that `Live` and `SetResult` share."""

from collections.abc import Sequence

from kiosk.gait import beat, stiffness, summary
from kiosk.gait.beat import Beat
from kiosk.gait.carriage import Readings
from kiosk.gait.known import Known
from kiosk.gait.measures import UNKNOWN, Mode, Reading, Step


def stepped(steps: Sequence[Step], mode: Mode, known: Known, heard: Beat | None) -> Readings:
    """By the name of the field that both have."""
    cadence = summary.cadence(steps)
    phase, spread = beat.against(heard, steps)
    return {
        "cadence_spm": cadence,
        "contact_time_s": summary.contact_time(steps),
        "flight_time_s": summary.flight_time(steps),
        "duty_factor": summary.duty_factor(steps),
        "stride_time_s": summary.stride_time(steps),
        "double_support_s": summary.double_support(steps),
        "balance": summary.balance(steps),
        "contact_difference": summary.contact_difference(steps),
        "step_difference": summary.step_difference(steps),
        "step_time_cv": summary.step_time_cv(steps),
        "hop_rate_hz": summary.hop_rate(steps),
        "hop_height_m": summary.hop_height(steps),
        "onset_lag_s": summary.onset_lag(steps),
        "beat_phase": phase,
        "beat_spread": spread,
        "step_length_m": step_length(known.speed, cadence, mode),
        **springs(steps, mode, known),
    }


def springs(steps: Sequence[Step], mode: Mode, known: Known) -> Readings:
    """Flight over contact, and stiffness where its model holds."""
    contact, flight = summary.contact_time(steps), summary.flight_time(steps)
    if mode is Mode.WALKING:
        flight = UNKNOWN
    level = mode in (Mode.HOPPING, Mode.QUICK_FEET) or stiffness.level(known.incline_pct)
    level = level and not known.climbs
    leg_m = known.leg_length_m
    return {
        "flight_contact_ratio": stiffness.flight_contact_ratio(contact, flight),
        "vertical_stiffness_npmkg": stiffness.vertical(mode, contact, flight, level),
        "leg_stiffness_npmkg": stiffness.leg(mode, contact, flight, level, known.speed, leg_m),
    }


def step_length(speed: Reading, cadence: Reading, mode: Mode) -> Reading:
    """Belt speed over cadence: what the belt says. What the shoes say is another measurement."""
    if speed.value is None or cadence.value is None or mode is Mode.QUICK_FEET:
        return UNKNOWN
    per_s = cadence.value / 60.0
    length_m = speed.value / per_s
    floor = speed.floor / per_s + length_m * cadence.floor / cadence.value
    return Reading(length_m, speed.quality, floor)
