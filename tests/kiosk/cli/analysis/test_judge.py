"""The force judges, it does not help."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.analysis.judge import judge, kind_of_truth
from kiosk.cli.analysis.measure import Analysis, measure
from kiosk.cli.analysis.signal import choose, force_of
from kiosk.gait.measures import Placement
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.score import score
from kiosk.recordings.sensor_file import read_sensor_file

Writer = Callable[..., Path]


def analysed(path: Path, placement: Placement | None = None) -> Analysis:
    return measure(choose(read_sensor_file(path), placement, None))


def test_a_belt_is_judged_at_the_threshold_it_was_asked_for(belt_file: Writer) -> None:
    signal = choose(read_sensor_file(belt_file()), None, None)
    analysis = judge(measure(signal, threshold_n=80.0), 80.0)
    assert analysis.matches is not None
    figures = score(analysis.matches)
    assert figures.both == figures.true == 30  # of 33, from the 4th on
    assert figures.contact_time_s is not None
    assert abs(figures.contact_time_s.bias) < 0.003


def test_the_sensor_is_the_signal_even_when_the_force_says_nothing(waist_file: Writer) -> None:
    silent = judge(analysed(waist_file(gain=0.0)))
    assert len(silent.steps) > 25
    assert silent.matches is not None
    assert silent.matches.true == 0


def test_a_waist_is_judged_by_its_force(waist_file: Writer) -> None:
    matches = judge(analysed(waist_file())).matches
    assert matches is not None
    assert (matches.found, matches.false) == (matches.true, 0)


def test_body_weights_have_a_threshold_of_their_own(waist_file: Writer) -> None:
    analysis = analysed(waist_file(force="grf_bw", gain=1.0))
    assert judge(analysis).matches is not None
    with pytest.raises(BadRecording, match="is in body weights, --threshold-n is in newtons"):
        judge(analysis, 50.0)


def test_without_a_force_there_is_no_judge(tmp_path: Path) -> None:
    path = tmp_path / "waist.csv"
    path.write_text("t_s,a_vertical_g\n" + "".join(f"{i / 100:.2f},1\n" for i in range(300)))
    with pytest.raises(BadRecording, match="has no force to judge by; leave out --truth"):
        judge(analysed(path))


def test_each_placement_has_its_threshold(waist_file: Writer) -> None:
    signal = choose(read_sensor_file(waist_file()), Placement.SACRUM, None)
    column = force_of(signal.recording, None)
    assert column is not None
    assert kind_of_truth(signal, column, None).threshold == 50.0
    assert kind_of_truth(signal, column, 20.0).threshold == 20.0
