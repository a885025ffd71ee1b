"""`treadform validate --simulated`: what is printed and what is kept."""

import csv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kiosk.cli import app, validate
from kiosk.cli.validate import COLUMNS, done_today, keep, line
from kiosk.cli.validation.judge import belt_speed, sixty_steps
from kiosk.cli.validation.listening import Listening, listening
from kiosk.radio.admission import Admission
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio
from kiosk.words.catalogue import load


def test_findings_are_printed_and_kept_below_those_of_other_days(tmp_path: Path) -> None:
    before = f"{','.join(COLUMNS)}\n2026-01-01,steps,60,60,2,steps,True,a pod\n"
    (tmp_path / "validation.csv").write_text(before)
    done = CliRunner().invoke(app, ["validate", "--simulated", "--home", str(tmp_path)])
    assert "steps: 6" in done.output
    assert "km/h" in done.output
    with (tmp_path / "validation.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["check"] for row in rows] == ["steps", "steps", "belt speed", "hop contact"]
    assert rows[1]["true"] == "60"
    assert "Treadform left shoe" in rows[1]["heard"]


def test_a_file_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "validation.csv"
    file.mkdir()
    with pytest.raises(typer.Exit):
        keep([sixty_steps(60, 60)], [], file)
    assert "cannot be written" in capsys.readouterr().err


@pytest.fixture
def gym(monkeypatch: pytest.MonkeyPatch) -> None:
    """A belt and two shoe pods in the air, in a hurry; whoever types stands beside them."""

    @asynccontextmanager
    async def ears(*_: object) -> AsyncIterator[Listening]:
        clock = FastClock()
        air = SimulatedRadio(VirtualMember(), clock)
        async with listening(lambda: nullcontext(air), None, clock, Admission()) as heard:
            yield heard

    async def walk(walk: validate.Walk, _: object) -> None:
        async with ears() as heard:
            await walk.go(heard, validate.AtTheKeyboard(walk.keyboard))

    monkeypatch.setattr(validate, "_real", walk)


def rows(home: Path) -> list[str]:
    with (home / "validation.csv").open() as file:
        return [row["check"] for row in csv.DictReader(file)]


def test_a_walk_that_ends_early_is_kept_and_taken_up_again(tmp_path: Path, gym: None) -> None:
    """The input ends in the middle of the second check; next time the first is offered as done."""
    run = CliRunner().invoke
    cut = run(app, ["validate", "--home", str(tmp_path)], input="y\n\n\n60\ny\nlong\n")
    assert "Ended early" in cut.output
    assert cut.exit_code in (0, 1)
    assert rows(tmp_path) == ["steps"]
    again = run(app, ["validate", "--home", str(tmp_path)], input="\nn\nn\n")
    assert "Done today already" in again.output
    assert again.exit_code == 2
    assert "no check was done" in again.output
    assert rows(tmp_path) == ["steps"]


def test_it_speaks_the_kiosks_language(tmp_path: Path, gym: None) -> None:
    (tmp_path / "settings.toml").write_text('[kiosk]\nlanguage = "es"\n')
    said = CliRunner().invoke(app, ["validate", "--home", str(tmp_path)], input="n\nn\nquizá\nn\n")
    for words in ("1. Sesenta pasos", "¿Hacerla ahora? [S/n]", "Se oye: ", "ninguna comprobación"):
        assert words in said.output
    assert "no está bien: la escala" in line(belt_speed(3.2, 20, 28.8, 3.0), load("es").gettext)


def test_without_bluetooth_it_says_so_before_anybody_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    ran = CliRunner().invoke(app, ["validate", "--home", str(tmp_path)], input="y\n")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "no Bluetooth (no bus)" in ran.stderr


@pytest.mark.parametrize("text", ["", "nonsense", "at,check\n", "at\n2026\n", "\x00,\n\x00"])
def test_a_file_of_nonsense_holds_no_check(tmp_path: Path, text: str) -> None:
    file = tmp_path / "validation.csv"
    assert done_today(file) == frozenset()
    file.write_text(text)
    assert done_today(file) == frozenset()


def test_only_the_checks_of_today_count(tmp_path: Path) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%dT00:00:00}"
    file = tmp_path / "validation.csv"
    file.write_text(f"at,check\n2020-01-01T00:00:00,steps\n{today},belt speed\n")
    assert done_today(file) == {"belt speed"}
