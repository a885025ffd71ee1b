"""The same movement from the simulator: same speed, step and contact time, rate and filter."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kiosk.body.activity import Activity, Strike
from kiosk.simulator.person import Person
from kiosk.simulator.sensor import SensorSettings, felt
from kiosk.simulator.signal import Place, movement, signal
from kiosk.simulator.truth import Foot

Array = NDArray[np.float64]
G = 9.80665


class Heard(NamedTuple):
    """A signal with the contacts that were judged by a force: time in s, axes in g or deg/s."""

    time_s: Array
    axes: Array
    contacts_s: Array
    """Initial contact and toe-off, one row a contact of the measured foot, or of both."""


def person_like(speed_mps: float, contact_s: float, step_s: float) -> Person:
    """Who runs at this speed with these times."""
    plain = Person()
    share = plain.running_contact_s(speed_mps) / plain.contact_s
    return replace(
        plain,
        cadence_spm=60.0 / step_s - 8.0 * (speed_mps - 3.0),
        contact_s=contact_s / share,
        strike=Strike.HEEL,
    )


def worn(
    place: Place,
    rate_hz: float,
    speed_mps: float,
    contact_s: float,
    step_s: float,
    activity: Activity = Activity.RUN,
    range_g: int = 16,
    seconds: float = 40.0,
) -> Heard:
    """What a sensor at that place puts out."""
    person = person_like(speed_mps, contact_s, step_s)
    if activity is Activity.WALK:
        person = replace(Person(), walk_cadence_spm=60.0 / step_s - 40.0 * (speed_mps - 1.3))
    member = movement(activity, seconds, person, speed_mps)
    part = SensorSettings(rate_hz=rate_hz, acceleration_range_g=range_g)
    seen = signal(member, place, sensor=part, start_s=5.0)
    assert seen.acceleration_mps2 is not None
    assert seen.rate_radps is not None
    both = place in (Place.WAIST, Place.CHEST)
    contacts = [
        (contact.initial_contact_s, contact.toe_off_s)
        for contact in seen.truth
        if 6.0 < contact.initial_contact_s < seconds - 2.0 and (both or contact.foot is Foot.LEFT)
    ]
    axes = np.hstack([seen.acceleration_mps2 / G, -np.degrees(seen.rate_radps)])
    return Heard(seen.true_time_s, axes.astype(float), np.array(contacts))


def markers(speed_mps: float, contact_s: float, step_s: float) -> Heard:
    """The heel as cameras see it at 500 Hz: exact, forward and up in g and the pitch rate."""
    member = movement(Activity.RUN, 30.0, person_like(speed_mps, contact_s, step_s), speed_mps)
    t_s = np.arange(6.0, 28.0, 0.002)
    force, rate = felt(member.foot(Foot.LEFT, 6.0, 28.0)(t_s), 0.002)
    contacts = [
        (contact.initial_contact_s, contact.toe_off_s)
        for contact in member.truth()
        if 7.0 < contact.initial_contact_s < 26.0 and contact.foot is Foot.LEFT
    ]
    axes = np.stack([force[:, 0] / G, force[:, 2] / G, -np.degrees(rate[:, 1])], axis=1)
    return Heard(t_s[1:-1], axes, np.array(contacts))


def smoothed(heard: Heard, cutoff_hz: float) -> Heard:
    """Without what lies above a cut-off, no delay: a Gaussian with 3 dB there."""
    step_s = float(np.median(np.diff(heard.time_s)))
    width = np.sqrt(np.log(2.0)) / (2.0 * np.pi * cutoff_hz) / step_s
    reach = int(4 * width) + 1
    window = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    window /= window.sum()
    axes = [np.convolve(axis, window, "same") for axis in heard.axes.T]
    return heard._replace(axes=np.stack(axes, axis=1))
