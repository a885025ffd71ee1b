"""Giving up is one line on stderr and exit code 2."""

import pytest
import typer

from kiosk.cli.fail import fail


def test_one_line_and_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as left:
        fail("run.csv, line 3: not a number; correct the cell")
    assert left.value.exit_code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "treadform: run.csv, line 3: not a number; correct the cell\n"
