import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit


def ask(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--home", str(home)])


def test_a_link_printed_by_one_process_is_served_by_another(tmp_path: Path) -> None:
    Archive(tmp_path / "treadform.db").add(a_visit())
    words = ["takehome", "--port", "18620", "--home", str(tmp_path)]
    server = subprocess.Popen(
        [sys.executable, "-m", "kiosk", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    assert "18620" in server.stdout.readline()
    told = ask(tmp_path, "link", "--address", "127.0.0.1:18620").stdout
    link = re.search(r"http://127\.0\.0\.1:18620/v/\S{43}", told)
    assert link
    for _ in range(200):
        try:
            with urllib.request.urlopen(link[0]) as answer:
                text = answer.read().decode()
            break
        except OSError:
            assert server.poll() is None
    server.terminate()
    _, trouble = server.communicate()
    assert "Your run" in text
    assert link[0].split("/")[-1] not in trouble


@pytest.mark.parametrize("words", [("link",), ("link", "sunday")])
def test_no_link_to_nothing(tmp_path: Path, words: tuple[str, ...]) -> None:
    if len(words) > 1:
        Archive(tmp_path / "treadform.db").close()
    told = ask(tmp_path, *words)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
