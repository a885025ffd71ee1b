"""The desk's pages as samples: for the gallery, pictures and checks."""

from collections.abc import Mapping
from functools import cache
from math import exp, sin

from kiosk import __version__
from kiosk.screen.staff.desk_view import (
    Action,
    Choice,
    Deed,
    DeskView,
    Figure,
    Note,
    Option,
    Pad,
    Piece,
    Row,
    Stepper,
    Tile,
    Tone,
    Trace,
    Trend,
    Words,
    filled,
)
from kiosk.words import N_

GO = Deed("go")
_WIPED = N_("{state}, cleaned {at}")
_ASKED = N_("Asked for {asked} {unit} it ran {ran} {unit} after {seconds} s.")


@cache
def desk_states() -> Mapping[str, DeskView]:
    """Name to page; the names become the names of the pictures."""
    pages = {**_doors(), **_work(), **_programs(), **_people(), **_care(), **_numbers()}
    return {f"desk_{name}": page for name, page in pages.items()}


def _page(title: str, *pieces: Piece, **more: object) -> DeskView:
    return DeskView(title, title, pieces, who="Ines", role=N_("Manager"), **more)  # type: ignore[arg-type]


def _doors() -> dict[str, DeskView]:
    pin = Pad(N_("Your PIN"), GO)
    return {
        "name": DeskView("name", N_("Staff"), (Pad(N_("Your name"), GO, False, 12, False),)),
        "pin": DeskView("pin", N_("Staff"), (pin,)),
        "pin_refused": DeskView("pin", N_("Staff"), (pin,), problem=N_("Name and PIN do not fit.")),
        "home": _page(
            N_("Desk"),
            Tile(N_("Floor"), "floor", GO, Tone.ATTENTION),
            Tile(N_("Programs"), "list", GO),
            Tile(N_("Members"), "person", GO),
            Tile(N_("Treadmill"), "motion", GO),
            Tile(N_("Pods"), "pod", GO),
            Tile(N_("Settings"), "gear", GO),
            Tile(N_("Report"), "chart", GO),
            Tile(N_("System check"), "pulse", GO),
            Tile(N_("Staff"), "lock", GO),
            Tile(N_("About"), "info", GO),
            back=False,
        ),
        "setup_language": DeskView(
            *("setup", N_("Set up this kiosk")),
            (
                Note(N_("Ten minutes, and this kiosk is ready. You can stop at any step.")),
                Choice(N_("Language"), (Option("English", GO, True), Option("Espa\u00f1ol", GO))),
            ),
            (Action(N_("Go on"), "go", GO, leading=True),),
            step=(1, 8),
        ),
    }


def _work() -> dict[str, DeskView]:
    def row(title: str, detail: Words, tone: Tone, battery: float | None = None) -> Row:
        return Row(title, detail, tone, "pod", GO, battery)

    return {
        "floor": _page(
            N_("Floor"),
            Row(N_("Treadmill"), N_("Connected"), Tone.GOOD, "floor"),
            row(N_("Left shoe"), N_("Connected"), Tone.GOOD, 82.0),
            row(N_("Right shoe"), N_("Lost: not heard for 15 minutes"), Tone.ATTENTION, 17.0),
            row(N_("Waist"), filled(_WIPED, state=N_("Connected"), at="14:05"), Tone.GOOD, 64.0),
            Row(N_("A member calls"), "", Tone.ATTENTION, "hand", GO),
        ),
        "programs": _page(
            N_("Programs"),
            Row("Express", N_("In use"), Tone.GOOD, "list", GO),
            Row("Standard", "", Tone.PLAIN, "list", GO),
            Row("Morning", N_("Draft"), Tone.PLAIN, "list", GO),
        ),
    }


def _programs() -> dict[str, DeskView]:
    edit = tuple(
        Row(name, detail, icon="list", deed=GO)
        for name, detail in (
            (N_("Warm-up walk"), "2:00"),
            (N_("Easy run"), "1:00"),
            (N_("Small springs"), "3 x 20 s / 35 s"),
            (N_("Push and float"), "3 x 30 s / 30 s"),
        )
    )
    return {
        "program": _page(
            "Morning",
            *edit,
            actions=(
                Action(N_("Preview"), "eye", GO),
                Action(N_("Roll back"), "undo", GO),
                Action(N_("Publish"), "tick", GO, leading=True),
            ),
            undo=N_("Moved."),
        ),
        "part": _page(
            N_("Push and float"),
            Stepper(N_("Sets"), "3", GO, GO, filled(N_("{low} to {high}"), low="1", high="15")),
            Stepper(
                N_("Work"),
                "30 s",
                GO,
                GO,
                filled(N_("{low} to {high}"), low="10", high="60 s"),
            ),
            Stepper(N_("Aim above own cadence"), "10 %", GO, None, N_("At most 10 %")),
            Row(N_("Land under your hips."), "", icon="letter", deed=GO),
            actions=(
                Action(N_("Earlier"), "up", GO),
                Action(N_("Later"), "down", GO),
                Action(N_("Remove"), "bin", GO),
            ),
        ),
        "preview": _page(
            N_("Preview"),
            Figure("push_and_float"),
            Note(N_("A virtual member does this program: 10:40 in all, nothing held it up.")),
        ),
    }


def _people() -> dict[str, DeskView]:
    points = ((162.0, 166.0), (164.0, 168.0), (165.0, None), (166.0, 171.0), (168.0, 172.0))
    return {
        "members": _page(
            N_("Members"),
            Row("Ana", filled(N_("{n} visits"), n="4"), Tone.GOOD, "person", GO),
            Row("Bo", N_("Does not share visits"), Tone.PLAIN, "person", GO),
            Row("Cleo", N_("Locked after too many tries"), Tone.ATTENTION, "lock", GO),
        ),
        "member": _page(
            "Ana",
            Trend(N_("Cadence, before and after each visit"), points, ""),
            Row("22.11.", N_("Express"), Tone.GOOD, "tick"),
            actions=(
                Action(N_("Program"), "list", GO),
                Action(N_("Note"), "letter", GO),
                Action(N_("Delete"), "bin", GO),
            ),
            undo=N_("Ana is deleted in a few seconds."),
        ),
        "nobody": _page(N_("Members"), Note(N_("Nobody has joined yet."))),
    }


def _care() -> dict[str, DeskView]:
    return {
        "treadmill": _page(
            N_("Treadmill"),
            Note(N_("Did the belt stop by itself, smoothly?"), Tone.GOOD),
            Row(filled(_ASKED, unit="km/h", asked="4", ran="4.02", seconds="2.1"), icon="floor"),
            Row(filled(_ASKED, unit="km/h", asked="5", ran="5.01", seconds="2.4"), icon="floor"),
            actions=(
                Action(N_("End the trial"), "stop", GO),
                Action(N_("No"), "cross", GO),
                Action(N_("Yes"), "tick", GO, leading=True),
            ),
        ),
        "pods": _page(
            N_("Pods"),
            Row("Pod 7C", N_("Left shoe"), Tone.GOOD, "pod", GO, 82.0),
            Row("Pod A1", N_("Not assigned"), Tone.PLAIN, "pod", GO, 55.0),
            undo=N_("Retired."),
        ),
        "settings": _page(
            N_("Settings"),
            Choice(N_("Language"), (Option("English", GO, True), Option("Espa\u00f1ol", GO))),
            Choice(N_("Units"), (Option("km/h", GO, True), Option("mph", GO))),
            Stepper(N_("Volume"), "60 %", GO, GO),
            Stepper(N_("Brightness"), "80 %", GO, GO),
            Stepper(N_("Diagonal of the screen"), "10.1 in", GO, GO),
        ),
    }


def _numbers() -> dict[str, DeskView]:
    signal = tuple(40 * exp(-((n % 40) / 6)) * sin(n / 2.0) for n in range(200))
    return {
        "report": _page(
            N_("Report"),
            Row(
                N_("Today"),
                filled(N_("{n} visits, {done} to the end"), n="9", done="7"),
                Tone.PLAIN,
                "chart",
            ),
            Row(
                N_("Last 7 days"),
                filled(N_("{n} visits, {done} to the end"), n="51", done="44"),
                Tone.PLAIN,
                "chart",
            ),
        ),
        "diagnostics": _page(
            N_("System check"),
            Row(N_("Bluetooth"), "hci0", Tone.GOOD),
            Row(N_("Disk"), N_("Nearly full"), Tone.ATTENTION),
            Trace(N_("Left shoe, acceleration"), signal, -40.0, 40.0),
            actions=(
                Action(N_("Look again"), "eye", GO),
                Action(N_("Record"), "pulse", GO),
                Action(N_("Signals"), "chart", GO, leading=True),
            ),
        ),
        "about": _page(
            N_("About"),
            Row("Treadform", __version__, Tone.PLAIN, "info"),
            Row(N_("Training card"), "", Tone.PLAIN, "card", GO),
        ),
        "card": _page(
            N_("Training card"),
            Row(
                N_("Red button and key stop the belt. The screen only asks."),
                "",
                Tone.ATTENTION,
                "stop",
            ),
            Row(N_("Wipe pods and strap after every member."), "", Tone.PLAIN, "tick"),
        ),
    }
