import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.coaching.member import Consent, SignIn
from kiosk.store import Archive, pins
from kiosk.store.member_door import Refused
from kiosk.store.tries import MustWait
from tests.kiosk.store.conftest import PIN, a_visit, joins, keep_for

NICKNAME = "Zebedee"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setattr(pins, "hasher", PasswordHasher.from_parameters(CHEAPEST))
    archive = Archive(tmp_path / "treadform.db")
    session = joins(archive, NICKNAME, Consent.STORE, Consent.COACH)
    keep_for(archive, session, a_visit(7))
    return archive


def ask(home: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["members", *words, "--home", str(home)], input=typed)


def test_everybody_is_listed(archive: Archive, tmp_path: Path) -> None:
    (row,) = json.loads(ask(tmp_path, "list", "--json").stdout)
    assert (row["nickname"], row["consents"], row["visits"], row["locked"]) == (
        *(NICKNAME, ["coach", "store"], 1, False),
    )
    assert NICKNAME in ask(tmp_path, "list").stdout


def test_an_export_holds_everything_and_its_name_nobodys(archive: Archive, tmp_path: Path) -> None:
    told = ask(tmp_path, "export", NICKNAME, "--to", str(tmp_path / "out"))
    path = Path(told.stdout.strip())
    assert NICKNAME.lower() not in path.name.lower()
    document = json.loads(path.read_text())
    assert (document["nickname"], len(document["visits"][0]["sets"][0]["steps"])) == (NICKNAME, 7)


def test_forgotten_with_a_receipt(archive: Archive, tmp_path: Path) -> None:
    paper = tmp_path / "receipt.json"
    told = ask(tmp_path, "forget", NICKNAME.upper(), "--yes", "--receipt", str(paper))
    receipt = json.loads(told.stdout)
    assert json.loads(paper.read_text()) == receipt
    assert (len(receipt["forgotten"]), receipt["steps_deleted"]) == (1, 7)
    assert len(receipt["members"]) == 1
    assert json.loads(ask(tmp_path, "list", "--json").stdout) == []


def test_asked_before_anybody_is_forgotten(archive: Archive, tmp_path: Path) -> None:
    assert ask(tmp_path, "forget", NICKNAME, typed="n\n").exit_code == 1
    assert len(json.loads(ask(tmp_path, "list", "--json").stdout)) == 1


def test_unlocked(archive: Archive, tmp_path: Path) -> None:
    for _ in range(4):
        with pytest.raises((Refused, MustWait)):
            archive.door.sign_in(SignIn(NICKNAME, "9917"))
    assert ask(tmp_path, "unlock", NICKNAME).exit_code == 0
    archive.door.sign_in(SignIn(NICKNAME, PIN))


@pytest.mark.parametrize(
    "words", [("export", "nobody"), ("forget", "nobody", "--yes"), ("unlock", "' OR 1=1 --")]
)
def test_nobody_of_that_name(archive: Archive, tmp_path: Path, words: tuple[str, ...]) -> None:
    told = ask(tmp_path, *words)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)


def test_nothing_here_yet(tmp_path: Path) -> None:
    assert ask(tmp_path, "list").exit_code == 2
