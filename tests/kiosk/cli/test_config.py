from pathlib import Path

from typer.testing import CliRunner

from kiosk.cli import app


def test_it_writes_the_defaults_once_and_says_where_everything_is(tmp_path: Path) -> None:
    first = CliRunner().invoke(app, ["config", "--home", str(tmp_path)])
    again = CliRunner().invoke(app, ["config"], env={"TREADFORM_HOME": str(tmp_path)})
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "(new, all defaults)" in first.stdout
    assert "(new" not in again.stdout
    assert str(tmp_path / "treadform.db") in again.stdout


def test_a_fault_in_the_file_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[sound]\nvolume = 7\n")
    told = CliRunner().invoke(app, ["config", "--home", str(tmp_path)])
    assert told.exit_code == 2
    assert told.stderr.count("\n") == 1
    assert "settings.toml:2: sound.volume" in told.stderr


def test_a_home_that_cannot_be_written_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = CliRunner().invoke(app, ["config", "--home", str(tmp_path / "file")])
    assert told.exit_code == 2
    assert "--home" in told.stderr
