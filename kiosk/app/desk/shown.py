"""Every page of the desk in every state, as staff see it, over a gym that is made up."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from uuid import UUID

from kiosk.app.desk.about import About, Card
from kiosk.app.desk.audit import Audit
from kiosk.app.desk.diagnostics import Diagnostics
from kiosk.app.desk.door import Door
from kiosk.app.desk.editor import Adding, Editor
from kiosk.app.desk.floor import Floor
from kiosk.app.desk.home import Home
from kiosk.app.desk.members import Assign, Member, Members, OneNote, Typed
from kiosk.app.desk.part import Part
from kiosk.app.desk.pods import Pod, Pods
from kiosk.app.desk.preview import Preview
from kiosk.app.desk.programs import Programs
from kiosk.app.desk.recording import Recording
from kiosk.app.desk.report import Report
from kiosk.app.desk.room import Page, Room
from kiosk.app.desk.sample_room import IN_A_VISIT, SampleDevices, SampleSettings, sample_room
from kiosk.app.desk.sample_store import ANA, BO, NOW, OTTO, SampleArchive, SampleDesk
from kiosk.app.desk.settings import Settings
from kiosk.app.desk.setup import Setup
from kiosk.app.desk.signals import LiveSignals
from kiosk.app.desk.staff import Colleague, NewPin, People
from kiosk.app.desk.treadmill import Treadmill
from kiosk.app.doorstep import REFUSALS
from kiosk.app.recording import Progress
from kiosk.app.signals import Signal
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program_text import text_of
from kiosk.coaching.staff_file import with_version
from kiosk.devices.treadmill.commission import Commissioned, Trial, told
from kiosk.devices.treadmill.commissioning import Ask, Found
from kiosk.screen.staff.desk_view import Deed, DeskView
from kiosk.store import Archive
from kiosk.store.desk import Desk
from kiosk.store.gym.status import Status
from kiosk.store.member_door import Refusal
from kiosk.store.retiring import retire
from kiosk.store.shift import NotAllowed
from kiosk.store.trend import TrendPoint
from kiosk.words import N_

Seen = Iterator[tuple[str, Page]]
"""Name to page, as it stands when it is taken."""
MORNING, EVENING = "morning", "evening"
FOUND = Found(Commissioned("C0:99", 0.8, 12.0, 3.0, 8.0), (Trial(3.0, 3.0, 2.0),), 6.0, ())


@cache
def desk_pages() -> Mapping[str, DeskView]:
    """Name to what is shown; the names become the names of the pictures."""
    return {name: view for name, _page, view in _all()}


@cache
def kinds_shown() -> frozenset[type]:
    """The kinds of page among them."""
    return frozenset(type(page) for _name, page, _view in _all())


@cache
def _all() -> tuple[tuple[str, Page, DeskView], ...]:
    with TemporaryDirectory() as folder:
        room = sample_room(Path(folder))
        _fill(room)
        found = []
        for part in (_doors, _programs, _members, _belt, _care, _others):
            for name, page in part(room):
                found.append((f"desk_{name}", page, _signed(room, page)))
        return (*found, *_said(found))


def _signed(room: Room, page: Page) -> DeskView:
    view = page.view()
    if isinstance(page, Door) or view.name in ("setup_language", "setup_name", "setup_pin"):
        return view
    return replace(view, who="Ines", role=N_("Manager"))


def _said(found: list[tuple[str, Page, DeskView]]) -> Iterator[tuple[str, Page, DeskView]]:
    """What the counter adds to a page: a problem, something to take back."""
    pages = {name: (page, view) for name, page, view in found}
    door, pin = pages["desk_door_pin"]
    yield "desk_door_refused", door, replace(pin, problem=REFUSALS[Refusal.WRONG])
    part, shown = pages["desk_part"]
    yield "desk_part_moved", part, replace(shown, undo=N_("Moved."))
    refused = N_("That is not allowed.")
    yield "desk_part_refused", part, replace(shown, problem=refused)
    pod, one = pages["desk_pod"]
    yield "desk_pod_retired_just_now", pod, replace(one, undo=N_("Retired"))


def _fill(room: Room) -> None:
    """A draft, a program of the gym's own, and one that is retired."""
    express = builtin_programs()["express"]
    for name, title in ((MORNING, "Morning"), (EVENING, "Evening")):
        own = text_of(express.model_copy(update={"name": name, "title": title}))
        for _ in range(2):
            room.shelf.publish(name, partial(with_version, own))
    retire(room.shelf, EVENING)
    room.shelf.add("standard", text_of(builtin_programs()["standard"]))


def _doors(room: Room) -> Seen:
    door = Door(room)
    yield "door_name", door
    door.do(Deed("name", value="INES"))
    yield "door_pin", door
    yield "home", Home(room)
    for role in ("coach", "viewer"):
        who = replace(room.desk.who, role=type(room.desk.who.role)(role))
        yield f"home_{role}", Home(replace(room, staff=cast(Desk, SampleDesk(who))))
    yield "home_in_a_visit", Home(replace(room, view=lambda: IN_A_VISIT))
    new = replace(room, staff=None)
    setup = Setup(new, Home)
    answers = {"name": "INES", "pin": "2580", "again": "2580"}
    for step in ("language", "name", "pin", "again", "screen", "sound", "belt", "pods", "gym"):
        yield f"setup_{step}", setup
        setup.do(Deed(step if step in answers else "next", value=answers.get(step, "")))
    yield "setup_card", setup
    yield "setup_gym_revoked", _at_gym(room, Status(joined=True, revoked_at=NOW))


def _at_gym(room: Room, link: Status) -> Setup:
    """The set-up at the step of the gym, once more."""
    archive = cast(Archive, SampleArchive(SampleDesk(), link=link))
    setup = Setup(replace(room, archive=archive))
    while setup.view().name != "setup_gym":
        setup.do(Deed("next"))
    return setup


def _programs(room: Room) -> Seen:
    yield "programs", Programs(room)
    editor = Editor(room, "standard")
    yield "program_draft", editor
    yield "program_published", Editor(room, MORNING)
    yield "program_retired", Editor(room, EVENING)
    yield "program_name", Typed(N_("Name of the new program"), _nothing, longest=24)
    yield "adding", Adding(editor)
    parts = editor.program.parts
    yield "part", Part(editor, next(n for n, part in enumerate(parts) if part.exercise))
    yield "part_timed", Part(editor, next(n for n, part in enumerate(parts) if part.seconds))
    yield "cue", Typed(N_("A cue of at most six words"), _nothing, "LAND UNDER YOUR HIPS.", 40)
    yield "preview", Preview(builtin_programs()["express"])


def _members(room: Room) -> Seen:
    yield "members", Members(room)
    with TemporaryDirectory() as folder:
        yield "members_none", Members(sample_room(Path(folder), empty=True))
    yield "member", Member(room, ANA)
    yield "member_shares_nothing", Member(replace(room, staff=cast(Desk, _Closed())), BO)
    yield "member_program", Assign(room, ANA)
    yield "member_note", OneNote(room, ANA, UUID(int=9))
    yield "member_note_new", Typed(N_("A note the member may read"), _nothing)
    yield "staff", People(room)
    yield "staff_member", Colleague(room, OTTO)
    pin = NewPin(lambda _pin: None)
    yield "staff_pin", pin
    pin.do(Deed("pin", value="2580"))
    yield "staff_pin_again", pin
    yield "staff_audit", Audit(room)


def _belt(room: Room) -> Seen:
    yield "belt", Treadmill(room)
    with TemporaryDirectory() as folder:
        yield "belt_untried", Treadmill(sample_room(Path(folder), empty=True))
    devices = room.devices
    assert isinstance(devices, SampleDevices)
    page = Treadmill(room)
    page.do(Deed("begin"))
    trial = devices.trials[-1]
    yield "belt_awaited", page
    trial.begun = True
    yield "belt_tried", page
    trial.show(
        told("speed {least} to {most} km/h in steps of {step}", least=0.8, most=16, step=0.1)
    )
    for asked, ran in ((3, 3.01), (4, 4.02), (5, 5.0)):
        said = "asked for {asked} km/h: {ran} km/h after {seconds} s"
        trial.show(told(said, asked=asked, ran=ran, seconds=2.4))
    for ask in Ask:
        trial.question = ask
        yield f"belt_ask_{ask.name.lower()}", page
    trial.question = None
    trial.found = FOUND
    yield "belt_passed", page
    page.do(Deed("begin"))
    devices.trials[-1].why = told("it did not stop when told to")
    yield "belt_failed", page
    miles = replace(room, settings=SampleSettings("mph"))
    yield "belt_in_miles", Treadmill(miles)


def _care(room: Room) -> Seen:
    yield "floor", Floor(room)
    yield "floor_in_a_visit", Floor(replace(room, view=lambda: IN_A_VISIT))
    with TemporaryDirectory() as folder:
        bare = sample_room(Path(folder), replace(IN_A_VISIT, connections=()), empty=True)
        yield "floor_bare", Floor(bare)
    yield "pods", Pods(room)
    yield "pod", Pod(room, "C0:01")
    yield "pod_retired", Pod(room, "C0:07")
    yield "settings", Settings(room)
    yield "settings_in_miles", Settings(replace(room, settings=SampleSettings("mph")))


def _others(room: Room) -> Seen:
    devices = room.devices
    assert isinstance(devices, SampleDevices)
    yield "report", Report(room)
    check = Diagnostics(room)
    if check._looking is not None:
        check._looking.join()
    yield "diagnostics", check
    yield "signals", LiveSignals(room)
    yield "signals_silent", LiveSignals(replace(room, devices=_Silent()))
    page = Recording(room)
    yield "recording", page
    goes_on = Progress(Path("/var/lib/treadform/recordings/2026-11-29.txt"), 24.0, 60.0, 11_200)
    for name, progress in (
        ("recording_goes_on", goes_on),
        ("recording_done", replace(goes_on, seconds=60.0, over=True)),
        ("recording_broke", replace(goes_on, over=True, failure="No space left on device")),
    ):
        devices.now = progress
        yield name, page
    yield "about", About(room)
    yield "card", Card()


class _Silent(SampleDevices):
    def signals(self) -> list[Signal]:
        """Nobody says anything."""
        return []


class _Closed(SampleDesk):
    """A member who lets nobody look."""

    def trend(self, member_id: UUID, measure: str) -> list[TrendPoint]:
        """As the store answers."""
        raise NotAllowed("not shared")


def _nothing(_typed: str) -> None:
    """What was typed goes nowhere."""
