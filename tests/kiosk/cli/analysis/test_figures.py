"""What is not known is null."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.analysis.figures import figures_of, spread
from kiosk.cli.analysis.judge import judge
from kiosk.cli.analysis.measure import measure
from kiosk.cli.analysis.signal import choose
from kiosk.recordings.sensor_file import read_sensor_file


def test_spread_leaves_out_what_is_not_known() -> None:
    assert spread([250_000, None, 260_000]) == {
        "mean": pytest.approx(0.255),
        "sd": pytest.approx(0.00707, abs=1e-5),
        "n": 2,
    }
    assert spread([250_000]) == {"mean": 0.25, "sd": None, "n": 1}
    assert spread([None]) is None
    assert spread([]) is None


def test_figures_are_json_in_si_units(belt_file: Callable[..., Path]) -> None:
    path = belt_file(drop=slice(1500, 1510))
    analysis = judge(measure(choose(read_sensor_file(path), None, None)))
    figures = json.loads(json.dumps(figures_of(analysis)))
    assert figures["rate_hz"] == pytest.approx(300.0, rel=1e-3)
    assert figures["gaps"] == [{"after_s": 4.996667, "length_s": pytest.approx(11 / 300, abs=1e-5)}]
    assert figures["cadence_spm"] == pytest.approx(166.7, rel=0.01)
    assert figures["duty_factor"] == pytest.approx(0.25 / 0.72, rel=0.05)
    assert figures["belt_speed_mps"] is None
    assert figures["left_contact_time_s"] is None
    assert figures["truth"]["false"] == 0


def test_a_still_sensor_has_no_steps_and_no_numbers(tmp_path: Path) -> None:
    path = tmp_path / "waist.csv"
    path.write_text("t_s,a_vertical_g\n" + "".join(f"{i / 100:.2f},1\n" for i in range(600)))
    figures = figures_of(measure(choose(read_sensor_file(path), None, None)))
    assert figures["steps"] == 0
    for name in ("cadence_spm", "contact_time_s", "flight_time_s", "duty_factor", "balance"):
        assert figures[name] is None
