"""Install, update, go back, forget, uninstall: tried under a folder that stands for the machine."""

import subprocess
import time
from pathlib import Path

import pytest

KIOSK = Path(__file__).parents[3] / "hardware" / "kiosk"
THEIRS = "# the distribution's own\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine that had settings of its own."""
    root = tmp_path / "machine"
    (root / "etc/bluetooth").mkdir(parents=True)
    (root / "etc/bluetooth/main.conf").write_text(THEIRS)
    return root


def release(folder: Path, name: str) -> Path:
    """A prepared environment with a program that says its name."""
    program = folder / name / "bin" / "treadform"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho {name}\n")
    program.chmod(0o755)
    return folder / name


def install(root: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [str(KIOSK / "install.sh"), "--root", str(root), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def everything(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text() for p in root.rglob("*") if p.is_file()}


def running(root: Path) -> str:
    program = root / "opt/treadform/current/bin/treadform"
    return subprocess.run([program], capture_output=True, text=True, check=True).stdout.strip()


def test_files_lie_at_their_places(root: Path, tmp_path: Path) -> None:
    assert install(root, "--release", release(tmp_path, "one")).returncode == 0
    for path in (KIOSK / "rootfs").rglob("*"):
        if path.is_file():
            laid = root / path.relative_to(KIOSK / "rootfs")
            assert laid.read_text() == path.read_text()
    assert running(root) == "one"
    assert (root / "var/lib/treadform").stat().st_mode & 0o777 == 0o700


def test_a_second_time_changes_nothing_but_the_release(root: Path, tmp_path: Path) -> None:
    one = release(tmp_path, "one")
    install(root, "--release", one)
    before = {k: v for k, v in everything(root).items() if "/releases/" not in k}
    assert install(root, "--release", one).returncode == 0
    assert {k: v for k, v in everything(root).items() if "/releases/" not in k} == before


def test_update_and_back_and_forth(root: Path, tmp_path: Path) -> None:
    assert "no version to go back to" in install(root, "rollback").stderr
    install(root, "--release", release(tmp_path, "one"))
    install(root, "--release", release(tmp_path, "two"))
    assert running(root) == "two"
    assert install(root, "rollback").returncode == 0
    assert running(root) == "one"
    install(root, "rollback")
    assert running(root) == "two"


def test_only_two_releases_are_kept(root: Path, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        install(root, "--release", release(tmp_path, name))
    assert len(list((root / "opt/treadform/releases").iterdir())) == 2
    assert running(root) == "three"


def test_reset_forgets_what_members_did_and_nothing_else(root: Path, tmp_path: Path) -> None:
    install(root, "--release", release(tmp_path, "one"))
    (root / "var/lib/treadform/treadform.db").write_text("visits")
    assert install(root, "reset").returncode == 0
    assert list((root / "var/lib/treadform").iterdir()) == []
    assert running(root) == "one"


def test_uninstall_leaves_the_machine_as_it_was(root: Path, tmp_path: Path) -> None:
    theirs = root / "usr/local/bin/treadform"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("#!/bin/sh\n")
    theirs.chmod(0o755)
    before = everything(root)
    for name in ("one", "two"):
        install(root, "--release", release(tmp_path, name))
    assert theirs.read_text() != "#!/bin/sh\n"
    install(root, "gym", "10.0.0.5")
    install(root, "readonly", "on")
    assert install(root, "uninstall").returncode == 0
    assert everything(root) == before
    assert (root / "etc/bluetooth/main.conf").read_text() == THEIRS
    assert theirs.stat().st_mode & 0o777 == 0o755


def test_what_the_gym_set_survives_an_update(root: Path, tmp_path: Path) -> None:
    install(root, "--release", release(tmp_path, "one"))
    settings = root / "etc/treadform/session.conf"
    settings.write_text("ROTATE=90\n")
    install(root, "--release", release(tmp_path, "two"))
    assert settings.read_text() == "ROTATE=90\n"
    assert (root / "usr/local/lib/treadform/session").stat().st_mode & 0o111


def test_the_network_is_opened_to_the_gym_alone(root: Path, tmp_path: Path) -> None:
    install(root, "--release", release(tmp_path, "one"))
    drop_in = root / "etc/systemd/system/treadform.service.d/gym.conf"
    assert install(root, "gym", "db.example.org").returncode == 2
    assert not drop_in.exists()
    assert install(root, "gym", "192.168.7.2").returncode == 0
    assert "IPAddressAllow=192.168.7.2\n" in drop_in.read_text()


def test_uninstalling_where_nothing_is_installed_touches_nothing(
    root: Path, tmp_path: Path
) -> None:
    before = everything(root)
    assert install(root, "uninstall").returncode == 0
    assert everything(root) == before
    install(root, "--release", release(tmp_path, "one"))
    install(root, "uninstall")
    assert install(root, "uninstall").returncode == 0
    assert everything(root) == before


def test_two_at_once_are_one_too_many(root: Path, tmp_path: Path) -> None:
    with subprocess.Popen(["flock", root, "sleep", "60"]) as other:
        until = time.monotonic() + 10
        while subprocess.run(["flock", "-n", root, "true"], check=False).returncode == 0:
            assert time.monotonic() < until
        done = install(root, "--release", release(tmp_path, "one"))
        other.kill()
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "another" in done.stderr
    assert not (root / "opt").exists()


@pytest.mark.parametrize("stop", range(0, 60, 3))
def test_interrupted_anywhere_it_can_be_run_again_and_undone(
    root: Path, tmp_path: Path, stop: int
) -> None:
    """The script ends, as by a pulled plug, before its so manieth command that changes a file."""
    before = everything(root)
    cut = tmp_path / "cut"
    cut.mkdir()
    left = tmp_path / "left"
    left.write_text(str(stop))
    for name in ("install", "mv", "ln", "cp", "rm"):
        program = cut / name
        program.write_text(
            f'#!/bin/sh\nn=$(cat {left})\n[ "$n" -gt 0 ] || kill -9 $PPID\n'
            f'echo $((n - 1)) > {left}\nexec /usr/bin/{name} "$@"\n'
        )
        program.chmod(0o755)
    command = [KIOSK / "install.sh", "--root", root, "--release", release(tmp_path, "one")]
    path = f"{cut}:/usr/bin:/bin:/usr/sbin:/sbin"
    ended = subprocess.run(command, env={"PATH": path}, capture_output=True, check=False)
    assert ended.returncode == (-9 if stop < 12 else ended.returncode)
    assert ended.returncode in (0, -9)
    assert install(root, "--release", release(tmp_path, "two")).returncode == 0
    assert running(root) == "two"
    assert install(root, "uninstall").returncode == 0
    assert everything(root) == before


def test_a_full_disk_and_a_broken_release_are_told_before_anything_changes(
    root: Path, tmp_path: Path
) -> None:
    small = tmp_path / "df"
    small.write_text("#!/bin/sh\necho Avail\necho 3\n")
    small.chmod(0o755)
    command = [KIOSK / "install.sh", "--root", root, "--release", release(tmp_path, "one")]
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "there are 3" in done.stderr
    (tmp_path / "empty").mkdir()
    assert install(root, "--release", tmp_path / "empty").returncode == 2
    assert not (root / "opt").exists()


@pytest.mark.parametrize(
    ("system", "processor", "refused"),
    [
        ('ID=ubuntu\nVERSION_ID="24.04"\n', "x86_64", "ubuntu 24"),
        ('ID=debian\nVERSION_ID="11"\n', "x86_64", "debian 11"),
        ('ID=debian\nVERSION_ID="12"\n', "armv7l", "armv7l"),
        ("", "x86_64", "unknown"),
    ],
)
def test_another_system_is_refused(
    tmp_path: Path, system: str, processor: str, refused: str
) -> None:
    (tmp_path / "os-release").write_text(system)
    for name, says in (("id", "0"), ("uname", processor)):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {says}\n")
        program.chmod(0o755)
    script = (KIOSK / "install.sh").read_text().replace("/etc/os-release", f"{tmp_path}/os-release")
    script = script.replace('command=install root=""', f'command=install root="{tmp_path}"')
    script = script.replace('on_this_machine() { [ -z "$root" ]; }', "on_this_machine() { true; }")
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert refused in done.stderr
    assert not (tmp_path / "opt").exists()


def test_without_root_it_says_how(tmp_path: Path) -> None:
    nobody = tmp_path / "id"
    nobody.write_text("#!/bin/sh\necho 1000\n")
    nobody.chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(
        [KIOSK / "install.sh"], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "sudo" in done.stderr


def test_unknown_words_are_refused(root: Path) -> None:
    done = install(root, "instal")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(("debian", "has"), [(12, "libasound2"), (13, "libasound2t64")])
def test_a_package_that_is_there_under_debian_13s_name_is_not_brought_again(
    tmp_path: Path, debian: int, has: str
) -> None:
    """There apt knows the old name too, as an alias."""
    told = tmp_path / "told"
    renamed = 'case "$2" in *t64) [ "$2" = libasound2t64 ];; esac' if debian == 13 else ""
    programs = {
        "apt-cache": renamed or 'case "$2" in *t64) exit 1;; esac',
        "dpkg": f'case "$2" in libasound2*) [ "$2" = {has} ];; esac',
        "apt-get": f'[ "$1" = update ] || echo "$*" >> {told}',
    }
    for name, does in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    script = (KIOSK / "install.sh").read_text().replace('"do_$command"', "add_packages")
    script = script.replace('on_this_machine() { [ -z "$root" ]; }', "on_this_machine() { true; }")
    command = ["bash", "-c", script, "install.sh", "--root", str(tmp_path)]
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert not told.exists()
