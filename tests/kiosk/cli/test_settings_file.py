"""The settings file as the screen changes it: checked, comments kept."""

from pathlib import Path

import pytest

from kiosk.cli.settings import read_settings, write_defaults
from kiosk.cli.settings_file import SettingsFile


def test_a_changed_value_is_read_again_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_defaults(path)
    kept = SettingsFile(path)
    assert kept.get("sound.volume") == 0.6
    kept.set("sound.volume", 0.3)
    assert read_settings(path).sound.volume == 0.3
    assert path.read_text().startswith("# Treadform's settings.")


def test_what_is_not_allowed_is_not_written(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "settings.toml")
    with pytest.raises(ValueError, match="volume"):
        kept.set("sound.volume", 3.0)
    assert not (tmp_path / "settings.toml").exists()


def test_who_listens_is_told_and_only_then_it_holds_at_once(tmp_path: Path) -> None:
    told: list[tuple[str, object]] = []
    file = SettingsFile(
        tmp_path / "settings.toml", {"sound.volume": lambda *said: told.append(said)}
    )
    file.set("sound.volume", 0.3)
    file.set("privacy.keep_months", 6)
    with pytest.raises(ValueError, match="volume"):
        file.set("sound.volume", 3.0)
    assert told == [("sound.volume", 0.3)]
    assert file.holds_at_once("sound.volume")
    assert not file.holds_at_once("privacy.keep_months")
