from pathlib import Path

import pytest

from kiosk.cli.settings import BadSettings, read_settings, write_defaults
from kiosk.cli.settings_edit import set_gym_address

ADDRESS = "postgresql+psycopg://login:secret@gym.example/treadform?sslmode=verify-full"


def test_the_address_is_kept_and_every_comment_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_defaults(path)
    before = path.read_text()
    set_gym_address(path, ADDRESS)
    assert read_settings(path).gym.url == ADDRESS
    after = path.read_text()
    assert set(before.splitlines()) <= set(after.splitlines())
    set_gym_address(path, "")
    assert read_settings(path).gym.url == ""


def test_only_its_owner_may_read_it_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    set_gym_address(path, ADDRESS)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be written"):
        set_gym_address(tmp_path / "none" / "settings.toml", ADDRESS)
