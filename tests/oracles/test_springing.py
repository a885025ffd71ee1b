"""Hops, quick feet and the names of feet agree with their twins on virtual runners."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import Signal
from tests.kiosk.gait.kits import moving, wears
from tests.oracles import legs, shoe, springing, zero_phase

Floats = npt.NDArray[np.float64]
SETTLED_S = 5.0
SIDES = ("unknown", "left", "right", "both")
"""By the core's number."""


def worn(name: str, activity: Activity, rate_hz: float = 208.0) -> Signal:
    (only,) = wears(moving(activity, 20.0), (name,), SensorSettings(rate_hz=rate_hz))
    return only.samples


def apart(found_s: Floats, twin_s: Floats) -> Floats:
    """The core's events less the twin's, each way round: none is missing, none too many."""
    end_s = min(found_s[-1], twin_s[-1]) - 0.5
    one, other = (s[(s > SETTLED_S) & (s < end_s)] for s in (found_s, twin_s))
    assert len(one) == len(other) > 15
    return one - other


def split(events: npt.NDArray[np.void]) -> tuple[Floats, Floats]:
    at_s = events["time_us"] * 1e-6
    return at_s[events["kind"] == _core.INITIAL_CONTACT], at_s[events["kind"] == _core.TOE_OFF]


@pytest.mark.parametrize("activity", [Activity.HOP, Activity.QUICK_FEET])
@pytest.mark.parametrize("rate_hz", [208.0, 416.0, 833.0])
def test_a_shoe_springs_as_its_twin(activity: Activity, rate_hz: float) -> None:
    s = worn("left shoe", activity, rate_hz)
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    twin = shoe.felt(
        s.time_us * 1e-6, s.acceleration_mps2.astype(float), s.rate_radps.astype(float)
    )
    on, off = springing.springs(twin)
    events = _core.FootDetector().feed(s.time_us, s.acceleration_mps2, s.rate_radps)
    found_on, found_off = split(events)
    landed, left = apart(found_on, on), apart(found_off, off)
    assert np.abs(landed).max() < 0.010
    assert np.std(landed) < 0.004
    assert np.abs(left).max() < 0.003


@pytest.mark.parametrize("name", ["waist", "chest"])
@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP, Activity.QUICK_FEET])
def test_a_trunk_springs_as_its_twin(name: str, activity: Activity) -> None:
    s = worn(name, activity)
    assert s.acceleration_mps2 is not None
    late = s.time_us > 3_000_000
    felt = s.acceleration_mps2[late].astype(float)
    up = felt @ (felt.mean(axis=0) / np.linalg.norm(felt.mean(axis=0)))
    on, _ = zero_phase.trunk_contacts(s.time_us[late] * 1e-6, up)
    found_on, _ = split(_core.TrunkDetector().feed(s.time_us, s.acceleration_mps2))
    landed = apart(found_on + _core.TrunkSettings().travel_s, on)
    assert np.abs(landed).max() < 0.015
    assert np.std(landed) < 0.006


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP, Activity.QUICK_FEET])
def test_a_waist_names_the_feet_as_its_twin(activity: Activity) -> None:
    s = worn("waist", activity)
    assert s.acceleration_mps2 is not None
    assert s.rate_radps is not None
    events, steps = _core.TrunkSensor().feed(s.time_us, s.acceleration_mps2, s.rate_radps)
    steps = steps[steps["landed"] & (steps["begin_us"] > SETTLED_S * 1e6)][:-1]
    upright = s.acceleration_mps2[s.time_us < 1_500_000].astype(float).mean(axis=0)
    still = s.rate_radps[s.time_us < 1_500_000].mean(axis=0)
    left_radps = (s.rate_radps - still) @ (upright / np.linalg.norm(upright))
    begun = [*steps["begin_us"].tolist(), int(events["time_us"][-1])]
    edges = np.searchsorted(s.time_us, begun)
    means = np.array([left_radps[a:b].mean() for a, b in pairwise(edges.tolist())])
    named = [SIDES[int(step["side"])] for step in steps]
    assert named == springing.feet(-means[: len(named)], 0.25, 0.12).tolist()


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP])
def test_four_cells_name_the_feet_as_their_twin(activity: Activity) -> None:
    s = worn("four cells", activity)
    assert s.vertical_n is not None
    assert s.lateral_cop_m is not None
    events = _core.ForceDetector().feed(s.time_us, s.vertical_n, s.lateral_cop_m)
    off = events[(events["kind"] == _core.TOE_OFF) & (events["time_us"] > SETTLED_S * 1e6)]
    loaded = np.where(np.isfinite(s.lateral_cop_m), np.maximum(s.vertical_n, 0.0), 0.0)
    place = np.where(np.isfinite(s.lateral_cop_m), s.lateral_cop_m, 0.0)
    on_us = events["time_us"][events["kind"] == _core.INITIAL_CONTACT]
    means = []
    for left_us in off["time_us"]:
        inside = (s.time_us > on_us[on_us < left_us][-1]) & (s.time_us < left_us)
        means.append(float((loaded[inside] * place[inside]).sum() / loaded[inside].sum()))
    named = [SIDES[int(event["side"])] for event in off]
    assert named == springing.feet(np.array(means), 0.012, 0.006).tolist()


def test_a_deck_lands_as_its_twin_under_a_run() -> None:
    s = worn("deck", Activity.RUN)
    assert s.acceleration_mps2 is not None
    late = s.time_us > 2_500_000
    on = legs.deck(s.time_us[late] * 1e-6, s.acceleration_mps2[late].astype(float))
    found = _core.DeckDetector().feed(s.time_us, s.acceleration_mps2)["time_us"] * 1e-6
    nearest = found[np.abs(found[:, None] - on[None, :]).argmin(axis=0)] - on
    settled = (on > SETTLED_S) & (on < found[-1])
    assert settled.sum() > 30
    assert np.std(nearest[settled]) < 0.012
