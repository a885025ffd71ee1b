"""Which program a name means."""

from pathlib import Path

import pytest
import typer

from kiosk.cli.program_files import (
    faults_of,
    find_program,
    known_program,
    shelf_at,
    startable_program,
    text_of,
)


def test_a_published_program_comes_before_the_products_own(tmp_path: Path) -> None:
    shelf = shelf_at(tmp_path)
    own = find_program("express", shelf)
    text = text_of("express", shelf).replace('title = "Express"', 'title = "Quick"')
    shelf.publish("express", lambda _: text)
    assert own.title == "Express"
    assert find_program("express", shelf).title == "Quick"
    assert text_of("express", shelf) == text


def test_a_published_file_that_was_spoilt_is_told_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = shelf_at(tmp_path)
    shelf.publish("express", lambda _: "format = 1\n")
    with pytest.raises(typer.Exit):
        find_program("express", shelf)
    assert f"{shelf.file('express')}:1: name: found nothing" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "none.toml")
    assert "cannot be read" in fault


def test_a_fault_can_be_said_in_spanish(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text("format = 1\n", encoding="utf-8")
    assert f"{path}:1: name: hay nada; se admite: este campo es necesario" in faults_of(path, "es")


@pytest.mark.parametrize("name", ["express", "ours"])
def test_words_nobody_may_say_leave_a_published_program_readable_and_not_startable(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = shelf_at(tmp_path)
    claim = text_of("express", shelf).replace('title = "Express"', 'title = "Heals knees"')
    shelf.publish(name, lambda _: claim)
    assert find_program(name, shelf).title == "Heals knees"
    assert "title: found" in capsys.readouterr().err
    assert known_program(name, shelf) is None
    instead = startable_program(name, shelf)
    assert instead.title == {"express": "Express", "ours": "Standard"}[name]
    assert f"{shelf.file(name)}:" in caplog.text
    assert "title: found" in caplog.text
