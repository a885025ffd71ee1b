"""The first start: a guided set-up that ends with a manager, signed in."""

from typing import Any

from kiosk.app.checkup.gym import ALONE
from kiosk.app.desk.setup import STEPS, WHO_JOINS
from kiosk.screen.staff.desk_view import BACK, OPEN, Deed


def test_a_new_kiosk_is_set_up_step_by_step(staff: Any) -> None:
    seen = [staff.do(OPEN).name]
    staff.do(Deed("choose", "kiosk.language", "Espa\u00f1ol"))
    answers = {
        "setup_name": Deed("name", value="INES"),
        "setup_pin": Deed("pin", value="2580"),
        "setup_again": Deed("again", value="2580"),
    }
    while staff.counter.view().name.startswith("setup"):
        name = staff.counter.view().name
        if name == "setup_belt":
            staff.do(Deed("belt", "C0:99"))
        seen.append(staff.do(answers.get(name, Deed("next"))).name)
    assert [name for name in seen if name.startswith("setup")] == [f"setup_{s}" for s in STEPS]
    assert seen[-1] == "home"
    assert staff.settings.get("kiosk.language") == "es"
    assert staff.settings.get("devices.belt") == "C0:99"
    assert staff.room.desk.who.name == "Ines"


def test_two_pins_that_differ_are_asked_for_anew(staff: Any) -> None:
    staff.do(OPEN)
    staff.do(Deed("next"))
    staff.do(Deed("name", value="INES"))
    staff.do(Deed("pin", value="2580"))
    assert staff.do(Deed("again", value="2581")).name == "setup_pin"
    assert not staff.archive.staff_door.has_staff()


def test_back_is_one_step_and_a_manager_stays_one(staff: Any) -> None:
    staff.do(OPEN)
    staff.do(Deed("next"))
    assert staff.do(BACK).name == "setup_language"
    staff.do(Deed("next"))
    staff.do(Deed("name", value="INES"))
    staff.do(Deed("pin", value="2580"))
    staff.do(Deed("again", value="2580"))
    assert staff.do(Deed("next")).name == "setup_sound"
    assert staff.do(BACK).name == "setup_screen"
    assert staff.room.desk.who.name == "Ines"


def test_a_manager_goes_through_it_once_more_and_it_is_in_the_log(staff: Any) -> None:
    staff.comes_in()
    assert staff.goes("settings", "set_up").name == "setup_language"
    staff.do(Deed("choose", "kiosk.units", "mph"))
    names = []
    while (shown := staff.counter.view()).name.startswith("setup"):
        names.append(shown.name)
        staff.do(Deed("next"))
    assert not {"setup_name", "setup_pin"} & set(names)
    assert staff.counter.view().name == "settings"
    assert "changed setting" in [line.action for line in staff.room.desk.audit()]


def test_a_pod_is_given_its_place_on_the_way(staff: Any) -> None:
    from dataclasses import replace

    belt, pod = staff.kiosk.connections
    staff.kiosk = replace(staff.kiosk, connections=(belt, replace(pod, worn=None)))
    staff.comes_in()
    staff.goes("settings", "set_up")
    while staff.counter.view().name != "setup_pods":
        staff.do(Deed("next"))
    staff.goes("pod")
    staff.do(Deed("worn", "left_shoe"))
    assert staff.do(BACK).name == "setup_pods"
    assert staff.reached.settled_["C0:01"]["worn"] == "left_shoe"


def test_the_gym_s_step_says_how_it_stands(staff: Any) -> None:
    staff.comes_in()
    staff.goes("settings", "set_up")
    while staff.counter.view().name != "setup_gym":
        staff.do(Deed("next"))
    row, *notes = staff.counter.view().pieces
    assert (row.detail, [note.text for note in notes]) == (ALONE, [WHO_JOINS])
