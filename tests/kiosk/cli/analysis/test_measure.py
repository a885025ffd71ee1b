"""A recording goes through the same runner as a live sensor."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.analysis.measure import Belt, measure
from kiosk.cli.analysis.signal import choose
from kiosk.gait.measures import Placement, Quality
from kiosk.recordings.sensor_file import read_sensor_file

Writer = Callable[..., Path]


def test_made_footfalls_are_measured(belt_file: Writer) -> None:
    signal = choose(read_sensor_file(belt_file()), None, None)
    heard: list[float] = []
    analysis = measure(signal, threshold_n=50.0, progress=heard.append)
    assert len(analysis.steps) == pytest.approx(33, abs=1)
    assert analysis.total.cadence_spm.value == pytest.approx(60 / 0.36, rel=1e-3)
    contact_s = analysis.total.contact_time_s.value
    assert contact_s == pytest.approx(0.25, abs=0.008)  # 50 of 1800 N is passed a little inside
    assert sum(heard) == pytest.approx(1.0)
    assert analysis.samples_per_s > 0


def test_a_higher_threshold_reads_shorter_contacts(belt_file: Writer) -> None:
    signal = choose(read_sensor_file(belt_file()), None, None)
    low, high = (measure(signal, threshold_n=n).total.contact_time_s.value for n in (25.0, 80.0))
    assert low is not None
    assert high is not None
    assert low > high


def test_what_is_known_of_the_belt_is_marked_as_entered(belt_file: Writer) -> None:
    signal = choose(read_sensor_file(belt_file()), None, None)
    speed = measure(signal, belt=Belt(3.0, 1.0)).total.belt_speed_mps
    assert (speed.value, speed.quality) == (3.0, Quality.ENTERED)


def test_two_feet_reach_the_runner_side_by_side(
    recording: Callable[[str], Path],
) -> None:
    signal = choose(read_sensor_file(recording("sacrum_06_v4.17_slope+0.csv")), None, None)
    assert signal.placement is Placement.SACRUM
    assert len(measure(signal).steps) >= 14
