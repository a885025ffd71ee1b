from pathlib import Path

import pytest

from kiosk.cli.places import places


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    at = places(tmp_path)
    inside = {at.settings, at.database, at.waiting, at.log}
    assert len(inside) == 4
    assert {path.parent for path in inside} == {tmp_path}


def test_otherwise_each_kind_has_the_folder_the_desktop_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    at = places(None)
    assert at.settings == tmp_path / "CONFIG" / "treadform" / "settings.toml"
    assert at.database == tmp_path / "DATA" / "treadform" / "treadform.db"
    assert at.log == tmp_path / "STATE" / "treadform" / "treadform.log"
    assert at.waiting == tmp_path / "STATE" / "treadform" / "waiting"


def test_asking_makes_nothing(tmp_path: Path) -> None:
    places(tmp_path / "home")
    assert not (tmp_path / "home").exists()
