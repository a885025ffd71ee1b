"""A program tried on a virtual member before anybody runs it: how long each part really takes."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.app.desk.room import Page
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Program
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.screen.staff.desk_view import Deed, DeskView, Figure, Note, Piece, Row, Tone, filled
from kiosk.words import N_

STEP_US = 250_000
LONGEST_US = 60 * 60 * 1_000_000
STOP_BELT = N_("Stop the belt")
ANSWERS_AFTER_US = 2_000_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase as it was lived through."""

    title: str
    phase: Phase
    exercise: str | None
    seconds: float


class VirtualMember:
    """Does what the screen asks, steadily and at once; answers every question with its middle."""

    def __init__(self, program: Program) -> None:
        self.visit = Visit(program, builtin_exercises(), UUID(int=0), "")
        self.now_us = 0
        self._moving = True
        self._since_us = 0

    def lives(self) -> View:
        """A quarter of a second goes by."""
        self.now_us += STEP_US
        view = self.visit.view()
        if view.phase is Phase.BELT:
            self._moving = view.title != STOP_BELT
        self.visit.live(self._live(view))
        self.visit.tick(self.now_us)
        self._touch(self.visit.view())
        return self.visit.view()

    def _live(self, view: View) -> Live:
        speed = 2.8 if self._moving else 0.0
        cadence = Reading(
            view.cadence_band_spm.target if view.cadence_band_spm else 166.0, Quality.MEASURED, 1.0
        )
        return Live(
            self.now_us,
            cadence_spm=cadence,
            belt_speed_mps=Reading(speed, Quality.MEASURED),
            last_step_us=self.now_us - 100_000,
        )

    def _touch(self, view: View) -> None:
        question = view.question
        if question is not None:
            steps = round((question.high - question.low) / question.step / 2)
            middle = (
                question.low if len(question.labels) == 2 else question.low + steps * question.step
            )
            self.visit.touch(Intent.ANSWER, self.now_us, middle)
        elif view.phase is Phase.WELCOME:
            self.visit.touch(Intent.START, self.now_us)
        elif view.phase is Phase.WHO:
            self.visit.touch(Intent.GUEST, self.now_us)
        elif view.phase is Phase.SUMMARY and view.time_left_s is None:
            self.visit.touch(Intent.DONE, self.now_us)


def rehearse(program: Program) -> list[Stretch]:
    """Every phase in order; ends at the summary, or after an hour, which no program needs."""
    member, lived = VirtualMember(program), list[Stretch]()
    seen, since_us = None, 0
    while member.now_us < LONGEST_US and not member.visit.finished:
        view = member.lives()
        now = (view.phase, view.exercise, view.title)
        if seen is not None and now != seen:
            seconds = (member.now_us - since_us) / 1e6
            lived.append(Stretch(seen[2], seen[0], seen[1], seconds))
        if now != seen:
            seen, since_us = now, member.now_us
        if view.phase is Phase.SUMMARY:
            break
    return lived


class Preview:
    """The figure of the first exercise, the whole length, and each part's."""

    lively = False

    def __init__(self, program: Program) -> None:
        self._program = program
        self._lived = rehearse(program)

    def view(self) -> DeskView:
        """Exercises summed up, everything in order."""
        shown = next((s.exercise for s in self._lived if s.phase is Phase.SET), None)
        total = sum(stretch.seconds for stretch in self._lived)
        pieces: list[Piece] = [Figure(shown)] if shown else []
        said = filled(N_("A virtual member did this program in {time}."), time=_clock(total))
        pieces.append(Note(said, Tone.GOOD))
        pieces += [
            Row(title, _clock(s), icon="tick") for title, s in _summed(self._lived) if s >= 1.0
        ]
        return DeskView("preview", N_("Preview"), tuple(pieces))

    def do(self, deed: Deed) -> Page | None:
        """Nothing can be done here."""
        return None


def _summed(lived: list[Stretch]) -> list[tuple[str, float]]:
    sums: list[tuple[str, float]] = []
    for stretch in lived:
        if sums and sums[-1][0] == stretch.title:
            sums[-1] = (stretch.title, sums[-1][1] + stretch.seconds)
        else:
            sums.append((stretch.title, stretch.seconds))
    return sums


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
