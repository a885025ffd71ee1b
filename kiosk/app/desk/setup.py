"""The guided set-up of a new kiosk: ten minutes, one question a step, any left for later."""

from collections.abc import Callable
from datetime import UTC, datetime

from kiosk.app.checkup.gym import judged
from kiosk.app.desk.about import CARD
from kiosk.app.desk.adjusting import Adjusting
from kiosk.app.desk.diagnostics import TONES
from kiosk.app.desk.pods import Pod
from kiosk.app.desk.room import Different, Gone, Page, Room
from kiosk.coaching.view import Worn
from kiosk.screen.staff.desk_view import (
    Action,
    Deed,
    DeskView,
    Note,
    Pad,
    Piece,
    Row,
    Tone,
)
from kiosk.screen.words import WORN, as_name
from kiosk.store.staff import Role
from kiosk.words import N_

TITLE = N_("Set up this kiosk")
GYM_STANDS = N_("This gym's kiosks")
WHO_JOINS = N_(
    "Members are shared once whoever installed this kiosk joins it to the gym's database: that "
    "needs a password that belongs on no gym floor. It works without, and can be joined later."
)
STEPS = ("language", "name", "pin", "again", "screen", "sound", "belt", "pods", "gym", "card")
OF_THE_FIRST = ("name", "pin", "again")
"""Asked where nobody works here yet."""
GO_ON = Action(N_("Go on"), "go", Deed("next"), leading=True)


class Setup:
    """Begins where no staff is known yet, and ends signed in as the first manager; or is gone
    through once more by one."""

    lively = True

    def __init__(self, room: Room, then: Callable[[Room], Page] | None = None) -> None:
        """`then` is what the first manager sees next; without it the page is left."""
        self._room, self._at, self._then = room, 0, then
        again = room.staff is not None
        self._steps = tuple(s for s in STEPS if not (again and s in OF_THE_FIRST))
        self._again = again
        self._name = self._pin = ""
        self._settings = Adjusting(room.settings)

    def view(self) -> DeskView:
        """The step that is next."""
        step = self._steps[self._at]
        pieces: tuple[Piece, ...] = getattr(self, f"_ask_{step}")()
        typed = any(isinstance(piece, Pad) for piece in pieces)
        return DeskView(
            f"setup_{step}",
            TITLE,
            pieces,
            () if typed else (GO_ON,),
            step=(self._at + 1, len(self._steps)),
        )

    def do(self, deed: Deed) -> Page | None:
        """Take an answer, or go on without."""
        match deed.what:
            case "choose" | "less" | "more":
                self._set(deed)
            case "name":
                self._name = as_name(deed.value.strip())
                self._at += 1
            case "pin":
                self._pin = deed.value
                self._at += 1
            case "again":
                self._hire(deed.value)
            case "belt":
                self._write("devices.belt", deed.about)
            case "pod":
                return Pod(self._room, deed.about)
            case "next" if self._at + 1 < len(self._steps):
                self._at += 1
            case "next" if self._room.staff is not None and self._then is not None:
                return self._then(self._room)
            case "next":
                raise Gone
        return None

    def back(self) -> bool:
        """One step back; False at the first. A manager who was hired stays one."""
        first = self._steps.index("screen") if self._room.staff is not None else 0
        if self._at <= (0 if self._again else first):
            return False
        self._at -= 1
        return True

    def _set(self, deed: Deed) -> None:
        kept = self._settings.written(deed)
        if kept is not None:
            self._write(*kept)

    def _write(self, key: str, value: object) -> None:
        self._room.settings.set(key, value)
        if self._room.staff is not None:
            self._room.desk.log("changed setting", {"key": key, "to": str(value)})

    def _hire(self, pin: str) -> None:
        """The first manager; a PIN that was typed differently is asked for again."""
        if pin != self._pin:
            self._at, self._pin = self._steps.index("pin"), ""
            raise Different
            return
        door = self._room.archive.staff_door
        try:
            door.desk_of("set-up").office.add_staff(self._name, pin, Role.MANAGER)
        except Exception:
            self._at = self._steps.index("name")
            raise
        self._room.staff = door.sign_in(self._name, pin)
        self._at += 1

    def _ask_language(self) -> tuple[Piece, ...]:
        hello = Note(N_("Ten minutes, and this kiosk is ready. You can stop at any step."))
        return hello, self._settings.choice("kiosk.language"), self._settings.choice("kiosk.units")

    def _ask_name(self) -> tuple[Piece, ...]:
        prompt = N_("Your name: you are the first manager")
        return (Pad(prompt, Deed("name"), digits=False, longest=24, secret=False),)

    def _ask_pin(self) -> tuple[Piece, ...]:
        return (Pad(N_("Choose a PIN of four digits"), Deed("pin")),)

    def _ask_again(self) -> tuple[Piece, ...]:
        return (Pad(N_("The same PIN once more"), Deed("again")),)

    def _ask_screen(self) -> tuple[Piece, ...]:
        note = Note(N_("As its maker states it: everything a finger hits follows from it."))
        return note, self._settings.stepper("kiosk.diagonal_in")

    def _ask_sound(self) -> tuple[Piece, ...]:
        return self._settings.choice("sound.metronome"), self._settings.stepper("sound.volume")

    def _ask_belt(self) -> tuple[Piece, ...]:
        chosen = self._room.settings.get("devices.belt")
        belts = [
            Row(
                one.name,
                N_("This belt") if one.address == chosen else N_("Tap to choose"),
                Tone.GOOD if one.address == chosen else Tone.PLAIN,
                "floor",
                Deed("belt", one.address),
            )
            for one in self._room.view().connections
            if one.kind == "belt"
        ]
        return tuple(belts) or (
            Note(N_("No belt is in hearing. Wake it, or go on: it can be chosen later.")),
        )

    def _ask_pods(self) -> tuple[Piece, ...]:
        pods = [
            Row(
                WORN[one.worn] if one.worn else one.name,
                "" if one.worn else N_("Tap to say where it is worn"),
                Tone.GOOD if one.worn else Tone.PLAIN,
                "pod",
                Deed("pod", one.address) if one.kind == "pod" else None,
                one.battery_pct,
            )
            for one in self._room.view().connections
            if one.worn is not Worn.BELT and one.kind != "belt"
        ]
        how = Note(N_("Tap a pod twice to wake it: it shows up here. Left shoe first."))
        return (how, *pods)

    def _ask_gym(self) -> tuple[Piece, ...]:
        found = judged(self._room.archive.gym_status(), datetime.now(UTC))
        tone = TONES[found.verdict]
        row = Row(GYM_STANDS, found.found, tone, "info" if tone is Tone.PLAIN else "")
        return (row, *((Note(found.do, tone),) if found.do else ()), Note(WHO_JOINS))

    def _ask_card(self) -> tuple[Piece, ...]:
        return CARD
