"""What the desk says of this kiosk: devices, refusals, the disk."""

from pathlib import Path

from kiosk.cli.at_the_desk import check_ups, open_desk
from kiosk.cli.opening import open_up
from kiosk.coaching.view import Connection, Phase, View
from kiosk.gait.measures import Live


def test_a_refused_device_and_no_device_stand_out(tmp_path: Path) -> None:
    opened = open_up(tmp_path)
    try:
        refused = Connection("Belt 7", ready=False, refusal="It is another kiosk's.")
        view = View(0, Phase.WELCOME, "", Live(0), connections=(refused,))
        fine = {one.title: one.fine for one in check_ups(opened, view)}
        assert fine == {"Devices in use": False, "Belt 7": False, "Free disk space": True}
        desk = open_desk(opened, lambda: view, lambda _intent: None)
        assert desk.view() is None
        desk.close()
    finally:
        opened.close()
