"""A root that is not written: switched on and off, and never changed where it would forget it."""

import subprocess
from pathlib import Path

import pytest

from tests.hardware.kiosk.test_install import KIOSK, install, release


def test_the_root_can_be_kept_from_being_written(tmp_path: Path) -> None:
    root = tmp_path / "machine"
    root.mkdir()
    install(root, "--release", release(tmp_path, "one"))
    overlay = root / "etc/overlayroot.local.conf"
    assert install(root, "readonly", "on").returncode == 0
    assert "recurse=0" in overlay.read_text()  # the visits' partition stays a real one
    assert install(root, "readonly", "off").returncode == 0
    assert not overlay.exists()
    assert install(root, "readonly", "maybe").returncode == 2


FORGETS = "overlayroot / overlay rw,relatime,lowerdir=/media/root-ro,upperdir=/media/root-rw 0 0\n"


def on_a_root_that_forgets(
    tmp_path: Path, *words: str, mounts: str = FORGETS
) -> subprocess.CompletedProcess[str]:
    """As on the machine itself, as far as it takes `forgetful` to be asked."""
    (tmp_path / "mounts").write_text(mounts)
    below = tmp_path / "overlayroot-chroot"
    below.write_text(f'#!/bin/sh\necho "$*" > {tmp_path / "below"}\n')
    below.chmod(0o755)
    script = (KIOSK / "install.sh").read_text().replace("/proc/mounts", str(tmp_path / "mounts"))
    script = script.replace('on_this_machine() { [ -z "$root" ]; }', "on_this_machine() { true; }")
    command = ["bash", "-c", script, "install.sh", "--root", str(tmp_path), *words]
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [["install"], ["rollback"], ["uninstall"], ["gym", "10.0.0.5"]])
def test_where_the_root_forgets_what_is_written_nothing_is_changed(
    words: list[str], tmp_path: Path
) -> None:
    done = on_a_root_that_forgets(tmp_path, *words)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "readonly off, restart" in done.stderr
    assert not (tmp_path / "opt").exists()


def test_it_is_made_to_remember_below_what_lies_over_it(tmp_path: Path) -> None:
    """In memory the file would be gone at the next start, and the root forgetful for ever."""
    assert on_a_root_that_forgets(tmp_path, "readonly", "off").returncode == 0
    assert (tmp_path / "below").read_text() == "rm -f /etc/overlayroot.local.conf\n"


def test_a_root_that_remembers_is_changed_at_once(tmp_path: Path) -> None:
    overlay = tmp_path / "etc" / "overlayroot.local.conf"
    overlay.parent.mkdir()
    overlay.write_text("")
    done = on_a_root_that_forgets(tmp_path, "readonly", "off", mounts="/dev/sda1 / ext4 rw 0 0\n")
    assert (done.returncode, overlay.exists()) == (0, False)
    assert not (tmp_path / "below").exists()
