"""Every script of the house, with shellcheck; run by make test-hardware, which brings it."""

import subprocess

import pytest

from tests.test_house import ROOT, files

SHEBANGS = ("#!/bin/sh", "#!/bin/bash", "#!/usr/bin/env bash")
SCRIPTS = [
    path
    for path in files("", ".sh")
    if path.is_file() and path.read_bytes()[:40].decode(errors="replace").startswith(SHEBANGS)
]


def complaints(script: object) -> str:
    command = ["shellcheck", "-x", "-P", "SCRIPTDIR", "-S", "info", "-e", "SC1091", str(script)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shellcheck_has_nothing_to_say(script: object) -> None:
    assert complaints(script) == ""


def test_the_installer_and_the_session_are_among_them() -> None:
    assert {"install.sh", "session", "in_chroot.sh"} <= {path.name for path in SCRIPTS}
