"""Plain CSV in, physics out; what is wrong with a file is said in one line with its place."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.recordings.columns import Quantity
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.sensor_file import measured_rate_hz, read_sensor_file

HEAD = "t_s,ax_g,az_g\n"


def rows(n: int, rate_hz: float = 100.0) -> str:
    return "".join(f"{i / rate_hz:.6f},{i},1\n" for i in range(n))


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "run.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_units_become_si_and_an_absent_axis_stays_absent(tmp_path: Path) -> None:
    recording = read_sensor_file(written(tmp_path, HEAD + rows(10)))
    acceleration = recording.vectors(Quantity.ACCELERATION)
    assert acceleration is not None
    assert acceleration[3, 0] == pytest.approx(3 * 9.80665)
    assert np.isnan(acceleration[:, 1]).all()
    assert recording.vectors(Quantity.RATE) is None
    assert recording.rate_hz == pytest.approx(100.0)
    assert recording.time_us[:3].tolist() == [0, 10_000, 20_000]
    assert recording.gaps == ()


def test_windows_line_ends_a_byte_order_mark_and_blank_last_lines_are_fine(tmp_path: Path) -> None:
    text = "\ufeff" + (HEAD + rows(10)).replace("\n", "\r\n") + "\r\n\r\n"
    assert len(read_sensor_file(written(tmp_path, text)).time_us) == 10


def test_a_missing_sample_is_a_gap(tmp_path: Path) -> None:
    lines = rows(100).splitlines(keepends=True)
    text = HEAD + "".join(lines[:40] + lines[43:])
    recording = read_sensor_file(written(tmp_path, text))
    assert [(gap.after_us, gap.length_us) for gap in recording.gaps] == [(390_000, 40_000)]
    assert recording.rate_hz == pytest.approx(100.0)


def test_the_rate_survives_rounded_stamps() -> None:
    assert measured_rate_hz(np.round(np.arange(3000) / 300.0, 3)) == pytest.approx(300, rel=1e-3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "run.csv: is empty; "),
        ("\n\n", "run.csv: is empty; "),
        (b"\x7fELF\x00\x01\x02\n", "run.csv: is not text; "),
        (b"\xff\xfe\xfa\n1,2\n", "run.csv: is not text; "),
        ((HEAD + rows(5)).encode() + b"\x00\x00,1,2\n", "run.csv, line 7: is not text; "),
        (HEAD, "run.csv: holds fewer than 3 samples; "),
        (HEAD + rows(2), "run.csv: holds fewer than 3 samples; "),
        ("t_s\n" + "0\n1\n", "run.csv, line 1: has nothing but time; "),
        ("ax_g,az_g\n1,2\n", "run.csv, line 1: has no time column; "),
        ("t_s;ax_g\n0;1\n", "run.csv, line 1, column 't_s;ax_g': unknown column; "),
        ("t_s,pulse\n0,1\n", "run.csv, line 1, column 'pulse': unknown column; "),
        ("t_s,ax_g,\n0,1,2\n", "run.csv, line 1, column '': unknown column; "),
        ("t_s,ax_g,ax_mps2\n", "run.csv, line 1, column 'ax_mps2': says the same as 'ax_g'; "),
        ("t_s,t_ms,ax_g\n", "run.csv, line 1, column 't_ms': says the same as 't_s'; "),
        (HEAD + rows(5) + "0.05,nan,1\n", "line 7, column 'ax_g': not a finite number (nan); "),
        (HEAD + rows(5) + "0.05,1,-inf\n", "line 7, column 'az_g': not a finite number (-inf); "),
        (HEAD + rows(5) + "0.05,abc,1\n", "line 7, column 'ax_g': not a number ('abc'); "),
        (HEAD + rows(5) + "0.05,\n", "line 7, column 'ax_g': no value (a half-written row?); "),
        (HEAD + rows(5) + "0.05,1", "line 7, column 'az_g': no value (a half-written row?); "),
        (HEAD + rows(5) + "0.05,1,2,3\n", "line 7: has 4 cells where the header has 3; "),
        (HEAD + rows(5) + "\n" + rows(9), "line 7, column 't_s': no value (a half-written row?); "),
        (HEAD + rows(5) + "0.01,1,2\n", "line 7, column 't_s': time goes back (0.04 s, then 0.01"),
        (HEAD + rows(5) + "0.04,1,2\n", "line 7, column 't_s': time stands still (0.04 s, then "),
        (HEAD + rows(50, 20.0), "run.csv, column 't_s': is sampled at 20 Hz, outside 25-3200 Hz; "),
        (HEAD + rows(50, 5000.0), "run.csv, column 't_s': is sampled at 5000 Hz, outside 25-3200"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(BadRecording) as caught:
        read_sensor_file(written(tmp_path, content))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadRecording, match="cannot be read"):
            read_sensor_file(path)


def test_the_line_is_right_deep_inside_a_long_file(tmp_path: Path) -> None:
    lines = (HEAD + rows(120_000)).splitlines(keepends=True)
    lines[100_000] = "1.0,oops,1\n"
    with pytest.raises(BadRecording) as caught:
        read_sensor_file(written(tmp_path, "".join(lines)))
    assert (caught.value.line, caught.value.column) == (100_001, "ax_g")


def test_progress_hears_every_byte_after_the_header(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + rows(100_000))
    heard: list[int] = []
    read_sensor_file(path, heard.append)
    assert len(heard) > 1
    assert sum(heard) == path.stat().st_size - len(HEAD)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_a_recording_or_one_line(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray((HEAD + rows(40)).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    path = written(tmp_path, bytes(content[:cut]))
    said, recording = "", None
    try:
        recording = read_sensor_file(path)
    except BadRecording as problem:
        said = str(problem)
    assert "\n" not in said
    if recording is not None:
        assert (np.diff(recording.time_us) > 0).all()
        assert all(np.isfinite(v).all() for v in recording.values.values())
