"""What the desk of a running kiosk says of it: devices, the machine, Bluetooth."""

from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from kiosk.app import Kiosk
from kiosk.app.checkup.check import Verdict
from kiosk.app.signals import Signals
from kiosk.cli.at_the_desk import check_ups, listeners, open_desk
from kiosk.cli.opening import open_up, roster_of, visits_of
from kiosk.cli.sounding import Sounding
from kiosk.coaching.view import Connection, Phase, View
from kiosk.gait.measures import Live
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio


def test_the_doctors_list_and_a_refused_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    opened = open_up(tmp_path)
    try:
        refused = Connection("Belt 7", ready=False, refusal="It is another kiosk's.")
        view = View(0, Phase.WELCOME, "", Live(0), connections=(refused,))
        found = {check.name: check for check in check_ups(opened, view, "ALSA")}
        assert found["Belt 7"].verdict is Verdict.BAD
        assert found["sound"].found == "ALSA"
        assert {"disk", "clock", "database", "Bluetooth"} <= found.keys()
    finally:
        opened.close()


def test_a_desk_opens_over_a_kiosk_and_closes(tmp_path: Path) -> None:
    opened, clock = open_up(tmp_path), FastClock()
    radio = SimulatedRadio(VirtualMember(), clock, [])
    kiosk = Kiosk(lambda: nullcontext(radio), clock, visits_of("demo"), opened.writer)
    kiosk.start()
    try:
        roster, sounding = roster_of(opened), Sounding(opened.settings.sound, clock.now_us)
        changed: list[tuple[str, object]] = []

        def note(key: str, value: object) -> None:
            changed.append((key, value))

        with closing(sounding):
            signals = Signals(clock.now_us)
            desk = open_desk(opened, kiosk, roster, signals, None, sounding, note)
            assert desk.view() is None
            desk.close()
            told = listeners(kiosk, roster, sounding, note)
            told["kiosk.units"]("kiosk.units", "mph")
            told["devices.most_kmh"]("devices.most_kmh", 9.0)
            told["devices.belt"]("devices.belt", "")
        assert changed == [("kiosk.units", "mph")]
        assert roster.caps.most_kmh == 9.0
        kiosk.close()
    finally:
        opened.close()
