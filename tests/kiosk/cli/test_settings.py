from pathlib import Path

import pytest

from kiosk.cli.settings import (
    BadSettings,
    Settings,
    commented_defaults,
    read_settings,
    write_defaults,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.toml"


def test_no_file_means_defaults(file: Path) -> None:
    assert read_settings(file) == Settings()


def test_the_written_defaults_change_nothing_and_show_every_field(file: Path) -> None:
    assert write_defaults(file)
    assert read_settings(file) == Settings()
    shown = file.read_text()
    for table, field in Settings.model_fields.items():
        assert f"[{table}]" in shown
        for name in type(field.default).model_fields:
            assert f"\n# {name} = " in shown


def test_the_commented_lines_say_the_defaults_themselves(file: Path) -> None:
    """Taking every # from a line that sets something still gives the defaults."""
    lines = commented_defaults().splitlines()
    bare = [line.removeprefix("# ") if " = " in line else line for line in lines]
    file.parent.mkdir()
    file.write_text("\n".join(bare))
    assert read_settings(file) == Settings()
    assert sum(" = " in line for line in bare) >= 8


def test_a_file_that_is_there_is_never_written_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[sound]\nvolume = 0.1\n")
    assert not write_defaults(file)
    assert read_settings(file).sound.volume == 0.1


def test_where_no_file_can_be_written_that_is_said_by_false(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not write_defaults(tmp_path / "file" / "settings.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[sound]\n\nvolume = 3\n", ":3: sound.volume: found 3; allowed: a number from 0 to 1"),
        ('[kiosk]\nlanguage = "tlh"\n', ':2: kiosk.language: found "tlh"; allowed: "en", "es"'),
        ("[kiosk]\nwidth = 1280.5", ":2: kiosk.width: found 1280.5; allowed: a whole number from"),
        ('[sound]\nmetronome = "yes"', ':2: sound.metronome: found "yes"; allowed: true or false'),
        ("[log]\nfiles = 0", ":2: log.files: found 0; allowed: a whole number from 1 to 100"),
        ("[sound]\nvolume = 0.5\nbass = 1\n", ":3: sound.bass: unknown; known here: metronome"),
        ("\n[bluetooth]\n", ":2: bluetooth: unknown; known here: kiosk, sound, devices, priv"),
        ("sound = 3\n", ":1: sound: found 3; allowed: a table"),
        ("sound.volume = 2\n", ":1: sound.volume: found 2; allowed"),
        ("[sound]\nvolume = \n", "not TOML: Invalid value (at line 2, column 10)"),
    ],
)
def test_a_fault_is_one_line_with_file_line_field_found_and_allowed(
    file: Path, text: str, told: str
) -> None:
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(BadSettings) as fault:
        read_settings(file)
    assert str(fault.value).startswith(str(file))
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)


def test_bytes_that_are_no_text(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"[sound]\n\xff\n")
    with pytest.raises(BadSettings, match="byte 8 is not UTF-8"):
        read_settings(file)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be read"):
        read_settings(tmp_path)
