"""The shoe's strides agree with their twin, contact by contact, on a recording and virtual feet."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.errors import Error
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Place, movement, signal
from kiosk.simulator.truth import Foot
from tests.kiosk.gait.kits import moving, wears
from tests.oracles import stride

Floats = npt.NDArray[np.float64]
SETTLED = 3


def told(
    time_s: Floats, felt: Floats, turning: Floats
) -> tuple[npt.NDArray[np.void], npt.NDArray[np.void], npt.NDArray[np.intp]]:
    """The core's events, its contacts, and which events are landings whose toe-off follows."""
    events, found = _core.FootSensor().feed(
        np.round(time_s * 1e6).astype(np.int64),
        felt.astype(np.float32),
        turning.astype(np.float32),
    )
    kinds = events["kind"]
    whole = np.flatnonzero((kinds[:-1] == _core.INITIAL_CONTACT) & (kinds[1:] == _core.TOE_OFF))
    return events, found, whole


def apart(time_s: Floats, felt: Floats, turning: Floats) -> tuple[Floats, ...]:
    """Strike angle (rad), length and speed (shares of themselves) and lift (m): the core's less the
    twin's."""
    events, found, whole = told(time_s, felt, turning)
    at_s = events["time_us"] * 1e-6
    twins = stride.strides(time_s, felt, turning, at_s[whole], at_s[whole + 1])
    rows = []
    for twin in twins[SETTLED:]:
        row = found[np.abs(found["initial_contact_us"] * 1e-6 - twin.landed_s).argmin()]
        assert abs(row["initial_contact_us"] * 1e-6 - twin.landed_s) < 1e-6
        rows.append(
            (
                row["strike_rad"] - twin.strike_rad,
                row["length_m"] / twin.length_m - 1.0,
                row["speed_mps"] / twin.speed_mps - 1.0,
                row["lift_m"] - twin.lift_m,
            )
        )
    strike, length, speed, lift = np.abs(np.array(rows, dtype=float)).T
    known = np.isfinite(length)
    assert known.sum() > 0.7 * len(length)
    return strike, length[known], speed[known], lift[known]


@pytest.mark.parametrize(("foot", "first"), [("left", 1), ("right", 7)])
def test_a_recorded_walk_agrees(recording: Callable[[str], Path], foot: str, first: int) -> None:
    table = np.loadtxt(recording("foot_walking.csv"), delimiter=",", skiprows=1)
    felt, turning = table[:, first : first + 3], np.radians(table[:, first + 3 : first + 6])
    strike, length, speed, lift = apart(table[:, 0], felt, turning)
    assert strike.max() < 0.03  # the twin finds the axis of turning from the whole recording
    assert length.max() < 0.001
    assert speed.max() < 0.006  # of two moments as flat each may take the other one
    assert lift.max() < 0.0005


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.WALK])
@pytest.mark.parametrize("rate_hz", [104.0, 208.0])
def test_a_virtual_foot_agrees(activity: Activity, rate_hz: float) -> None:
    (worn,) = wears(moving(activity, 20.0), ("left shoe",), SensorSettings(rate_hz=rate_hz))
    s = worn.samples
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    strike, length, speed, lift = apart(
        s.time_us * 1e-6, s.acceleration_mps2.astype(float), s.rate_radps.astype(float)
    )
    assert strike.max() < 0.002
    assert length.max() < 0.001
    assert speed.max() < 0.006  # of two moments as flat each may take the other one
    assert lift.max() < 0.0005


def landed_apart(time_s: Floats, felt: Floats, turning: Floats) -> dict[str, Floats]:
    """Of each settled landing, by its name: the core's value less the twin's, as a share of what
    is usual."""
    events, found, whole = told(time_s, felt, turning)
    at_s = events["time_us"] * 1e-6
    whole = whole[np.isin(events["time_us"][whole], found["initial_contact_us"])]
    looked = stride.averaged(time_s, felt, turning)
    twin = stride.landings(*looked, at_s[whole], at_s[whole + 1])
    row = np.searchsorted(found["initial_contact_us"], events["time_us"][whole])
    return {
        name: (found[name][row] - values)[SETTLED:] / np.median(np.abs(values))
        for name, values in twin.items()
    }


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.WALK, Activity.HOP])
@pytest.mark.parametrize("rate_hz", [104.0, 208.0, 416.0])
def test_a_virtual_landing_agrees(activity: Activity, rate_hz: float) -> None:
    (worn,) = wears(moving(activity, 16.0), ("left shoe",), SensorSettings(rate_hz=rate_hz))
    s = worn.samples
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    off = landed_apart(
        s.time_us * 1e-6, s.acceleration_mps2.astype(float), s.rate_radps.astype(float)
    )
    for name, shares in off.items():
        assert len(shares) > 5
        assert np.abs(np.median(shares)) < 0.02, name


@pytest.mark.parametrize("first", [1, 7])
def test_a_recorded_landing_agrees(recording: Callable[[str], Path], first: int) -> None:
    table = np.loadtxt(recording("foot_walking.csv"), delimiter=",", skiprows=1)
    felt, turning = table[:, first : first + 3], np.radians(table[:, first + 3 : first + 6])
    for name, shares in landed_apart(table[:, 0], felt, turning).items():
        assert len(shares) > 18
        assert np.abs(np.median(shares)) < 0.02, name


@pytest.mark.parametrize("stays_up", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("rate_hz", [208.0, 416.0])
def test_the_heels_of_hops_agree(stays_up: float, rate_hz: float) -> None:
    errors = {Error.HEEL_NEVER_DOWN: stays_up} if stays_up else {}
    member = movement(Activity.HOP, 15.0, errors=errors)
    s = signal(member, Place.INSTEP, Foot.LEFT, SensorSettings(rate_hz=rate_hz))
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    events, found = _core.FootSensor().feed(s.time_us, s.acceleration_mps2, s.rate_radps)
    kinds, at_s = events["kind"], events["time_us"] * 1e-6
    whole = np.flatnonzero((kinds[:-1] == _core.INITIAL_CONTACT) & (kinds[1:] == _core.TOE_OFF))
    felt, turning = s.acceleration_mps2.astype(float), s.rate_radps.astype(float)
    twin = stride.heels(s.time_us * 1e-6, felt, turning, at_s[whole], at_s[whole + 1])
    both = [
        (row["heel_rad"], pitch)
        for row in found
        for pitch in twin[np.abs(at_s[whole] - row["initial_contact_us"] * 1e-6) < 1e-6]
        if np.isfinite(row["heel_rad"]) and np.isfinite(pitch)
    ]
    assert len(both) > 15
    core, slow = np.array(both).T
    assert np.median(np.abs(core - slow)) < 0.01
    assert np.abs(np.median(slow) + 0.24 * stays_up) < 0.02
