"""`treadform decode` as a person calls it."""

import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app

RUN = CliRunner()
LIFE_FITNESS = "9e04730233022500003c00ff7f0000ff7f0200ffffff1f00"


def said(*arguments: str) -> list[dict[str, object]]:
    result = RUN.invoke(app, ["decode", *arguments])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


@pytest.mark.parametrize(
    "name", ["2ACD", "2acd", "0x2ACD", "00002acd", "00002ACD-0000-1000-8000-00805F9B34FB"]
)
def test_a_characteristic_has_many_names(name: str) -> None:
    frame = said(name, LIFE_FITNESS)[0]
    assert (frame["speed_kmh"], frame["distance_m"], frame["kcal"]) == (6.27, 37, 2)
    assert (frame["hr_bpm"], frame["elevation_loss_m"], frame["kcal_h"]) == (None, None, None)


def test_our_pod_goes_by_its_number_too() -> None:
    assert said("9c4a0005", "f2030000010000000000 80be 00004841 14830000")[0]["tick"] == 33556


def test_a_line_for_each_frame() -> None:
    assert [frame["bpm"] for frame in said("2A37", "0454", "0x16 59 A2 02", "16-5c-8c-02")] == [
        *(84, 89, 92)
    ]


def test_an_empty_frame_says_nothing() -> None:
    assert said("2AD3", "") == [{"code": None, "status": None, "string": None}]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["2ACD", "0c0g"], "0c0g: 'g' is no hex digit"),
        (["2ACD", "0c0"], "0c0: 3 hex digits, half a byte is missing"),
        (["2ACD", "0100", "zz"], "zz: 'z' is no hex digit"),
        (["2A00", "00"], "2A00: unknown characteristic; known are 1826"),
        (["", "00"], ": unknown characteristic"),
    ],
)
def test_nonsense_gets_one_line_and_exit_2(arguments: list[str], why: str) -> None:
    result = RUN.invoke(app, ["decode", *arguments])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert why in result.stderr
    assert result.stderr.count("\n") == 1
