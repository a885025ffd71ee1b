"""Units, drop-ins and rules are what systemd and udev understand, and as tight as they say."""

import configparser
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.app.promptness import FIRST
from kiosk.app.watched import HUNG_AT_MOST_S

ROOTFS = Path(__file__).parents[3] / "hardware" / "kiosk" / "rootfs"
UNIT = ROOTFS / "etc/systemd/system/treadform.service"
PROGRAMS = ["usr/bin/cage", "opt/treadform/current/bin/treadform", "usr/sbin/rfkill"]
INSTALL, README = ROOTFS.parent / "install.sh", ROOTFS.parent / "README.md"
TAKEHOME = ROOTFS / "etc/systemd/system/treadform-takehome.service"
SESSION = ROOTFS / "usr/local/lib/treadform/session"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine's root with our files and stand-ins for the programs they start."""
    shutil.copytree(ROOTFS, tmp_path, dirs_exist_ok=True)
    for name in PROGRAMS:
        program = tmp_path / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    (tmp_path / "opt/treadform/README.md").touch()
    vendor = tmp_path / "usr/lib/systemd/system"
    vendor.mkdir(parents=True)
    (vendor / "bluetooth.service").write_text("[Service]\nExecStart=/usr/bin/cage\n")
    for target in ("basic", "sysinit", "shutdown", "multi-user"):
        (vendor / f"{target}.target").write_text("[Unit]\nDescription=a target\n")
    return tmp_path


def verify(root: Path, unit: str) -> str:
    command = ["systemd-analyze", "verify", f"--root={root}", "--man=no", unit]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "unit", ["treadform.service", "treadform-takehome.service", "bluetooth.service"]
)
def test_systemd_finds_no_fault(root: Path, unit: str) -> None:
    assert verify(root, unit) == ""


def test_a_fault_would_be_found(root: Path) -> None:
    unit = root / "etc/systemd/system/treadform.service"
    unit.write_text(unit.read_text().replace("WatchdogSec=20", "WatchdogSec=soon"))
    assert "treadform.service:14: " in verify(root, "treadform.service")


@pytest.mark.parametrize("unit", [UNIT, TAKEHOME], ids=lambda unit: unit.stem)
def test_the_service_is_hardened(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    figure = re.search(rf"Overall exposure level for {unit.name}: ([\d.]+)", done.stdout)
    assert figure, done.stdout + done.stderr
    told = re.search(r"exposure of ([\d.]+) .*process has ([\d.]+)", README.read_text())
    assert told, "the README says how exposed both are"
    assert figure[1] == told[1 if unit == UNIT else 2]


WITHOUT = """
import os, resource
from kiosk.app.promptness import may_be_prompt
may_be_prompt()  # all that it imports, for the user below may not read it
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
resource.setrlimit(resource.RLIMIT_RTPRIO, (0, 0))
print(may_be_prompt())
"""


def test_the_unit_lets_the_radios_thread_go_first_and_nothing_more() -> None:
    """Nothing else in the unit takes it back; a user without rights or limit is not let, and lives.
    That the limit is enough shows only where it may be raised: in a booted machine."""
    assert f"\nLimitRTPRIO={FIRST}\n" in UNIT.read_text()
    assert "RestrictRealtime=yes" not in UNIT.read_text()
    calls = ["systemd-analyze", "syscall-filter", "@resources"]
    listed = subprocess.run(calls, capture_output=True, text=True, check=True).stdout
    assert "sched_setscheduler" in listed, "which @system-service includes"
    without = [sys.executable, "-c", WITHOUT]
    said = subprocess.run(without, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "False"


def test_its_processes_stay_in_its_unit() -> None:
    """In a login session of their own they would lose the watchdog's ear and every limit."""
    settings = re.findall(r"^(\w+)=", UNIT.read_text(), re.MULTILINE)
    assert "PAMName" not in settings
    assert "LIBSEAT_BACKEND=seatd" in UNIT.read_text()
    assert re.search(r"^packages=\([^)]*\bseatd\b", INSTALL.read_text(), re.MULTILINE)


def test_a_hung_screen_is_started_anew_before_systemd_starts_the_kiosk_anew() -> None:
    within = re.search(r"^WatchdogSec=(\d+)$", UNIT.read_text(), re.MULTILINE)
    assert within
    assert 0.75 * int(within[1]) == HUNG_AT_MOST_S


def test_there_is_no_keyboard_way_out() -> None:
    assert "/usr/bin/cage -- " in UNIT.read_text()  # -s would allow switching consoles
    assert "NAutoVTs=0" in (ROOTFS / "etc/systemd/logind.conf.d/treadform.conf").read_text()
    assert "kernel.sysrq = 0" in (ROOTFS / "etc/sysctl.d/90-treadform.conf").read_text()


def test_no_port_is_open_but_that_of_the_links() -> None:
    assert "IPAddressDeny=any" in UNIT.read_text()
    assert "AF_INET" not in UNIT.read_text()
    assert re.findall(r"^SocketBind\w+=(.+)", TAKEHOME.read_text(), re.MULTILINE) == [
        "any",
        "tcp:8620",
    ]
    assert "--port 8620" in TAKEHOME.read_text()


@pytest.fixture
def session(tmp_path: Path) -> Callable[[str], list[str]]:
    """The session's script on a machine with a USB loudspeaker; what it started, in order."""
    told = tmp_path / "told"
    for name in ("wlr-randr", "treadform"):
        program = tmp_path / name
        program.write_text(
            f'#!/bin/sh\necho "{name} $*${{ALSA_CARD+ card $ALSA_CARD}}" >> {told}\n'
            '[ $# -gt 0 ] || echo "HDMI-A-1 \\"A screen\\""\n'
        )
        program.chmod(0o755)
    cards = tmp_path / "cards"
    cards.write_text(" 0 [vc4hdmi0 ]: vc4-hdmi - vc4\n 1 [Box      ]: USB-Audio - Box\n")

    def run(settings: str) -> list[str]:
        conf = tmp_path / "session.conf"
        conf.write_text(settings)
        script = SESSION.read_text().replace("/etc/treadform/session.conf", str(conf))
        script = script.replace("/opt/treadform/current/bin/treadform", str(tmp_path / "treadform"))
        script = script.replace("/proc/asound/cards", str(cards))
        path = f"{tmp_path}:/usr/bin:/bin"
        subprocess.run(["sh", "-c", script], env={"PATH": path}, check=True, capture_output=True)
        return told.read_text().splitlines()

    return run


def test_the_session_turns_the_screen_and_takes_the_loudspeaker(
    session: Callable[[str], list[str]],
) -> None:
    assert session("ROTATE=270\nSOUND=auto\n") == [
        "wlr-randr ",
        "wlr-randr --output HDMI-A-1 --transform 270",
        "treadform run card Box",
    ]


def test_the_session_as_delivered_turns_nothing(session: Callable[[str], list[str]]) -> None:
    delivered = (ROOTFS / "etc/treadform/session.conf").read_text()
    assert session(delivered) == ["treadform run card Box"]


def test_a_named_card_wins(session: Callable[[str], list[str]]) -> None:
    assert session("SOUND=vc4hdmi0\n") == ["treadform run card vc4hdmi0"]


STAFF = ROOTFS / "usr/local/bin/treadform"


@pytest.mark.parametrize(("who", "code"), [(0, 0), (1000, 2)])
def test_staff_run_the_program_as_the_kiosks_user(who: int, code: int, tmp_path: Path) -> None:
    for name, does in (("id", f"echo {who}"), ("runuser", 'echo "$*"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    command = [STAFF, "gym", "join", "postgresql://gym"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == code
    if code:
        assert done.stderr.endswith("try: sudo treadform gym join postgresql://gym\n")
    else:
        assert done.stdout.startswith("-u treadform -- env TREADFORM_HOME=/var/lib/treadform /opt/")
        assert done.stdout.endswith("bin/treadform gym join postgresql://gym\n")


def test_bluez_reads_the_settings() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOTFS / "etc/bluetooth/main.conf")
    assert settings.getint("LE", "MinConnectionInterval") * 1.25 == 15.0
    assert settings.getint("LE", "ConnectionSupervisionTimeout") * 10 == 2000
    assert settings.getint("GATT", "ExchangeMTU") == 247


def test_every_file_says_what_it_is_for_or_is_plain() -> None:
    for path in ROOTFS.rglob("*"):
        if path.is_file():
            assert path.read_text().startswith(("#", "[")), path
