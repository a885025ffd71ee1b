"""Where the sensor sat is read from the columns, then from the file's name, else asked for."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.cli.analysis.signal import blocks, choose, force_of
from kiosk.gait.measures import Placement, Side
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.sensor_file import Recording, parse_header


def recording(header: str, name: str = "run.csv", samples: int = 100) -> Recording:
    path = Path(name)
    columns = parse_header(path, header.split(","))[1:]
    time_us = np.arange(samples, dtype=np.int64) * 10_000
    return Recording(path, time_us, {c: np.zeros(samples) for c in columns}, 100.0, ())


SIDELESS = ((None, Side.UNKNOWN),)
BOTH = (("left", Side.LEFT), ("right", Side.RIGHT))


@pytest.mark.parametrize(
    ("header", "name", "placement", "channels"),
    [
        ("t_s,fz_N", "run.csv", Placement.BELT, SIDELESS),
        ("t_s,a_vertical_g,a_anteroposterior_g,grf_bw", "run.csv", Placement.SACRUM, SIDELESS),
        ("t_s,deck_ax_mps2,deck_ay_mps2", "run.csv", Placement.DECK, SIDELESS),
        ("t_s,left_acc_x_mps2,right_acc_x_mps2", "run.csv", Placement.FOOT, BOTH),
        ("t_s,left_a_forward_mps2,left_fz_N", "run.csv", Placement.FOOT, BOTH[:1]),
        ("t_s,left_shank_ax_g,right_shank_ax_g", "run.csv", Placement.SHANK, BOTH),
        ("t_s,ax_g,ay_g,az_g,fz_N", "shank_01_running.csv", Placement.SHANK, SIDELESS),
        ("t_s,ax_g,ay_g,az_g", "Chest-strap.csv", Placement.CHEST, SIDELESS),
    ],
)
def test_the_placement_is_guessed_where_it_can_be(
    header: str, name: str, placement: Placement, channels: tuple[tuple[str | None, Side], ...]
) -> None:
    signal = choose(recording(header, name), None, None)
    assert signal.placement is placement
    assert signal.channels == channels


def test_the_option_decides_where_the_columns_are_silent() -> None:
    signal = choose(recording("t_s,ax_g,fz_N"), Placement.SHANK, Side.RIGHT)
    assert (signal.placement, signal.told_by) == (Placement.SHANK, "--placement")
    assert signal.channels == ((None, Side.RIGHT),)


def test_one_side_of_two() -> None:
    signal = choose(recording("t_s,left_ax_g,right_ax_g"), None, Side.LEFT)
    assert signal.channels == (("left", Side.LEFT),)


@pytest.mark.parametrize(
    ("header", "placement", "side", "said"),
    [
        (
            "t_s,ax_g,ay_g",
            None,
            None,
            "does not tell where the sensor sat; say it with",
        ),
        ("t_s,deck_ax_g", Placement.SHANK, None, "line 1, column 'deck_ax_g': says deck, --place"),
        ("t_s,fz_N", Placement.FOOT, None, "has no acceleration; choose --placement belt"),
        ("t_s,ax_g", Placement.BELT, None, "has no vertical force in newtons"),
        ("t_s,grf_bw", None, None, "has no vertical force in newtons"),
        ("t_s,fx_N", None, None, "has no vertical force in newtons"),
        ("t_s,fz_N", None, Side.LEFT, "a belt sensor has no side; leave out --side"),
        ("t_s,left_ax_g", None, Side.RIGHT, "has no right sensor; choose the other --side"),
        ("t_s,left_ax_g,right_ax_g", Placement.SACRUM, None, "holds two sensors, sacrum is one"),
        ("t_s,deck_ax_g,chest_ax_g", None, None, "does not tell where the sensor sat"),
    ],
)
def test_contradictions_are_named(
    header: str, placement: Placement | None, side: Side | None, said: str
) -> None:
    with pytest.raises(BadRecording) as caught:
        choose(recording(header), placement, side)
    assert said in str(caught.value)


def test_the_force_of_a_side() -> None:
    found = recording("t_s,ax_g,left_fz_N,fx_N")
    left = force_of(found, "left")
    assert left is not None
    assert left.name == "left_fz_N"
    assert force_of(found, None) is None


def test_blocks_cover_every_sample_once() -> None:
    made = recording("t_s,ax_g", samples=103)
    parts = [made.time_us[part] for part in blocks(made, 0.25)]
    assert [len(part) for part in parts] == [25, 25, 25, 25, 3]
    assert np.concatenate(parts).tolist() == made.time_us.tolist()
