import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.store import Archive, pins
from kiosk.store.member_door import Refused
from kiosk.store.staff import Role

PIN = "4711"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "hasher", PasswordHasher.from_parameters(CHEAPEST))


def ask(home: Path, *words: str, typed: str = f"{PIN}\n") -> Result:
    return CliRunner().invoke(app, ["staff", *words, "--home", str(home)], input=typed)


def test_the_first_manager_is_added_on_an_empty_kiosk_and_can_sign_in(tmp_path: Path) -> None:
    assert ask(tmp_path, "add", "Kim", "--role", "manager").exit_code == 0
    desk = Archive(tmp_path / "treadform.db").staff_door.sign_in("Kim", PIN)
    assert desk.who.role is Role.MANAGER


def test_roles_pins_and_the_end_of_a_job(tmp_path: Path) -> None:
    ask(tmp_path, "add", "Kim", "--role", "manager")
    ask(tmp_path, "add", "Lee")
    assert ask(tmp_path, "role", "lee", "coach").exit_code == 0
    assert ask(tmp_path, "pin", "lee", typed="8830\n").exit_code == 0
    door = Archive(tmp_path / "treadform.db").staff_door
    assert door.sign_in("Lee", "8830").who.role is Role.COACH
    assert ask(tmp_path, "retire", "Lee").exit_code == 0
    with pytest.raises(Refused):
        door.sign_in("Lee", "8830")
    assert json.loads(ask(tmp_path, "list", "--json").stdout) == [
        {"name": "Kim", "role": "manager", "works_here": True},
        {"name": "Lee", "role": "coach", "works_here": False},
    ]
    assert "retired" in ask(tmp_path, "list").stdout


def test_the_log_names_the_account_that_did_it_and_no_pin(tmp_path: Path) -> None:
    ask(tmp_path, "add", "Kim", "--role", "manager")
    told = ask(tmp_path, "audit", "--json").stdout
    actions = [line["action"] for line in json.loads(told)]
    assert "added staff" in actions
    assert PIN not in told
    assert "added staff" in ask(tmp_path, "audit").stdout


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("add", "Lee"), "1234\n"),
        (("add", "Kim"), "8830\n"),
        (("add", ""), "8830\n"),
        (("retire", "Kim"), ""),
        (("pin", "Nobody"), "8830\n"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, words: tuple[str, ...], typed: str
) -> None:
    ask(tmp_path, "add", "Kim", "--role", "manager")
    told = ask(tmp_path, *words, typed=typed)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1), told.output
