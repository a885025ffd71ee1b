import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.cli.settings import read_settings
from kiosk.store.auditing import note
from kiosk.store.database import open_database, writing
from tests.gym.postgres import Postgres
from tests.kiosk.store.gym.conftest import QUICK


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    server = Postgres().start(**QUICK)
    yield server
    server.stop()


@pytest.fixture
def joined(postgres: Postgres, tmp_path: Path) -> Path:
    """The home of a kiosk that has joined."""
    chain = f"chain {uuid4()}"
    assert gym("init", postgres.url, "--chain", chain, "--gym", "Centre").exit_code == 0
    home = tmp_path / "home"
    done = gym("join", postgres.url, "--chain", chain, "--treadmill", "7", "--home", str(home))
    assert done.exit_code == 0, done.output
    assert "admin" not in done.output
    return home


def gym(*words: str) -> Result:
    return CliRunner().invoke(app, ["gym", *words])


def status(home: Path) -> dict[str, object]:
    said: dict[str, object] = json.loads(gym("status", "--json", "--home", str(home)).output)
    return said


def test_a_whole_life_with_a_gym(postgres: Postgres, joined: Path) -> None:
    settings = joined / "settings.toml"
    assert "treadform_" in read_settings(settings).gym.url
    assert settings.stat().st_mode & 0o077 == 0
    deed(joined)
    assert status(joined)["waiting"] == 1
    assert "1 row(s) moved" in gym("sync", "--home", str(joined)).output
    assert status(joined)["waiting"] == 0
    assert gym("revoke", postgres.url, str(status(joined)["kiosk_id"])).exit_code == 0
    refused = gym("sync", "--home", str(joined))
    assert refused.exit_code == 2
    assert "this kiosk was revoked" in refused.output
    shown = gym("status", "--home", str(joined)).output
    assert "REVOKED" in shown
    assert "revoked         yes" in shown


def test_no_output_holds_a_password(postgres: Postgres, joined: Path) -> None:
    url = read_settings(joined / "settings.toml").gym.url
    secret = url.split(":")[2].split("@")[0]
    said = [gym(word, "--home", str(joined)).output for word in ("status", "sync")]
    (joined / "settings.toml").write_text(f'[gym]\nurl = "{url.replace(str(postgres.port), "9")}"')
    said.append(gym("sync", "--home", str(joined)).output)
    assert "127.0.0.1:9/postgres" in said[-1]
    assert not [text for text in said if secret in text]


def test_following_keeps_up_until_its_input_ends(joined: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "gym", "sync", "--follow", "--home", str(joined)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert process.stdin is not None
    try:
        while not status(joined)["last_sync_at"]:
            assert process.poll() is None
            sleep(0.1)
        deed(joined)
        while status(joined)["waiting"]:
            assert process.poll() is None
            sleep(0.1)
        assert "already keeping up" in gym("sync", "--home", str(joined)).output
    finally:
        process.stdin.close()
        assert process.wait(30) == 0


def deed(home: Path) -> None:
    engine = open_database(home / "treadform.db")
    with writing(engine) as connection:
        note(connection, "x", "y")
    engine.dispose()


def test_without_a_gym_every_command_says_what_to_do(tmp_path: Path) -> None:
    assert "no gym was joined" in gym("status", "--home", str(tmp_path)).output
    refused = gym("sync", "--home", str(tmp_path))
    assert refused.exit_code == 2
    assert "treadform gym join" in refused.output
    for words in (["init", "sqlite:///x"], ["revoke", "sqlite:///x", "7"]):
        assert gym(*words).exit_code == 2


def test_sizes_are_computed() -> None:
    said = gym("sizes", "--gyms", "1", "--treadmills", "20").output
    assert "visits a day                                           400" in said
