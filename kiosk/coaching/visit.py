"""One member's stay as a state machine: time-stamped input in, one View out."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kiosk.coaching import ask, course
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.exercise import Exercise
from kiosk.coaching.gate import walk_longer
from kiosk.coaching.mishap import SPEED
from kiosk.coaching.picture import picture, usual_speed
from kiosk.coaching.program import Program
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.resume import CutShort, journal_of, stages_from
from kiosk.coaching.stage import lay_out
from kiosk.coaching.state import State
from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Live, Step

SHOW_ME_US = 10_000_000
FINEST_US = 100_000
"""Time passes in pieces no longer than this, so that rare ticks give the same visit."""
BELT_SEEN_US = 3_000_000
"""A belt stage is shown at least this long, even where the belt obeys at once."""
SPOILT_US = 3_000_000
"""A hold longer than this spoils a silent bout."""


class Visit:
    """Feed it `tick`, `steps`, `live`, `touch`; read `view` and, from the summary on, `record`."""

    def __init__(
        self,
        program: Program,
        exercises: Mapping[str, Exercise],
        visit_id: UUID,
        started_at: str,
        earlier: Earlier | None = None,
        cut_short: CutShort | None = None,
    ) -> None:
        """`cut_short` goes on with a visit where it was; its id and begin are that visit's."""
        self._id, self._started_at = visit_id, started_at
        earlier = earlier or Earlier()
        stages = lay_out(program, exercises, earlier.climbed)
        self._state = State(program, exercises, earlier, stages)
        if cut_short is not None:
            self._take_up(cut_short)

    @property
    def finished(self) -> bool:
        """True once the summary was left: the app may start the next visit."""
        return self._state.finished

    def tick(self, at_us: int) -> None:
        """Let time pass. Time that goes back is ignored."""
        if self._state.now_us is None:
            self._state.now_us = at_us
        while at_us > self._state.now:
            self._pass_time(at_us)

    def steps(self, steps: Iterable[Step]) -> None:
        """Take in steps as they are measured, in any order."""
        self._state.steps(list(steps))

    def live(self, live: Live) -> None:
        """Take in what is known now."""
        state = self._state
        state.sensed.hear(live)
        state.presence.hear(live)
        state.live = state.mishaps.live(live)
        if state.now_us is None:
            return
        for note, text in state.mishaps.said:
            state.tell(note, text)
        state.mishaps.said.clear()
        if state.held is None:
            state.journal.hear(state.live)
            self._watch_speed()
            self._coach()

    def told(self, note: str, text: str) -> None:
        """Something was done to the belt, at its console: said, and kept where a visit goes on."""
        if self._state.now_us is not None and self._state.stage.phase is not Phase.WELCOME:
            self._state.tell(note, text)

    def known(self, earlier: Earlier, at_us: int) -> None:
        """Somebody has signed in or joined: at the door, or at any later moment."""
        self.tick(at_us)
        state = self._state
        state.earlier, state.is_known = earlier, True
        if state.stage.phase in (Phase.WELCOME, Phase.WHO):
            state.stages = lay_out(state.program, state.exercises, earlier.climbed)
        if state.stage.phase is Phase.WHO:
            course.go_on(state, "done")

    def touch(self, intent: Intent, at_us: int, value: float | None = None) -> None:
        """Do what a touch asks for."""
        self.tick(at_us)
        state = self._state
        match intent:
            case Intent.STOP | Intent.SIGN_OUT:
                course.end(state, "stopped")
            case Intent.STAFF_END:
                course.end(state, "ended_by_staff")
            case Intent.FORGET_ME:
                state.forgotten = state.finished = True
            case Intent.CALL_STAFF:
                state.staff_called = not state.staff_called
                state.tell("staff_called" if state.staff_called else "staff_not_needed")
            case Intent.GUEST if state.stage.phase is Phase.WHO:
                course.go_on(state, "done")
            case Intent.PAUSE if state.stage.phase not in (Phase.WELCOME, Phase.WHO, Phase.SUMMARY):
                state.presence.paused = True
                state.tell("paused")
            case Intent.RESUME:
                state.presence.paused = False
            case Intent.EASIER if state.guide is not None:
                state.tell("easier")
                state.guide.make_easier()
            case Intent.SHOW_ME:
                state.tell("show_me")
                state.shown_until_us = state.now + SHOW_ME_US
            case Intent.SKIP if state.stage.phase is not Phase.SUMMARY:
                course.skip(state)
            case Intent.START | Intent.DONE:
                self._acknowledge()
            case Intent.ANSWER if value is not None and ask.answer(state, value):
                course.go_on(state, "done")
            case _:
                pass

    def view(self) -> View:
        """The picture of now."""
        return picture(self._state)

    def record(self) -> VisitRecord | None:
        """What is kept: there from the summary on, whole or not."""
        state = self._state
        over = state.stage.phase is Phase.SUMMARY and not state.forgotten
        return self._recorded(state.complete) if over else None

    def so_far(self) -> VisitRecord | None:
        """What would be kept if the plug were pulled now; None before anything was measured."""
        state = self._state
        begun = state.journal.bouts or state.answers
        return self._recorded(complete=False) if begun and not state.forgotten else None

    def _take_up(self, before: CutShort) -> None:
        state, record = self._state, before.record
        self._id, self._started_at = record.visit_id, record.started_at
        state.stages = stages_from(state.stages, record.sets)
        state.journal, state.now_us = journal_of(before), before.at_us
        state.notes = list(record.notes)
        ask.heed_again(state, record.answers)
        state.tell("resumed")
        course.enter(state, 0)

    def _recorded(self, complete: bool) -> VisitRecord:
        state = self._state
        return VisitRecord(
            *(self._id, self._started_at, state.program.name, complete),
            state.journal.records(state.now),
            state.program.version,
            tuple(state.journal.between),
            tuple(state.answers),
            tuple(state.notes),
        )

    def _pass_time(self, until_us: int) -> None:
        state = self._state
        left_us = state.left_us
        if left_us is None or state.finished:
            state.now_us = until_us
            return
        held = state.held
        state.presence.wait(held, state.now)
        piece_us = min(until_us - state.now, FINEST_US)
        if held is not None:
            state.now_us = state.now + piece_us
            self._wait(state.presence.waited_us(state.now))
            return
        piece_us = min(piece_us, left_us)
        state.now_us = state.now + piece_us
        state.elapsed_us += piece_us
        over = piece_us == left_us and not walk_longer(state)
        if over or self._belt_obeyed():
            course.go_on(state, "done")

    def _wait(self, waited_us: int) -> None:
        """What a hold does to the stage it holds."""
        state = self._state
        if state.presence.gone(state.now) and state.stage.phase is not Phase.SUMMARY:
            course.end(state, "stopped")
        elif state.stage.restarts and waited_us >= SPOILT_US and state.elapsed_us:
            course.begin_anew(state, "interrupted")
        elif state.stage.self_start and state.presence.ended(state.now):
            course.go_on(state, "done")

    def _watch_speed(self) -> None:
        state = self._state
        if state.stage.restarts and state.mishaps.speed_changed(state.live):
            state.tell("speed_changed", SPEED)
            course.begin_anew(state, "interrupted")

    def _belt_obeyed(self) -> bool:
        state = self._state
        if state.stage.phase is not Phase.BELT or state.elapsed_us < BELT_SEEN_US:
            return False
        return state.presence.belt_obeys(state.stage.belt, usual_speed(state))

    def _coach(self) -> None:
        state = self._state
        bout = state.journal.open_bout
        if state.guide is None or bout is None or not state.stage.coached:
            return
        cued = state.guide.hear(state.live, bout.steps, state.has_feedback)
        if cued is not None:
            bout.cues.append(cued)

    def _acknowledge(self) -> None:
        state = self._state
        if state.presence.paused:
            state.presence.paused = False
        elif state.stage.seconds is None or state.stage.phase in _BY_TOUCH:
            course.go_on(state, "done")


_BY_TOUCH = frozenset(
    {
        *(Phase.WHO, Phase.READY, Phase.PODS, Phase.GUESS, Phase.REVEAL, Phase.BELT, Phase.PURPOSE),
        *(Phase.DEMONSTRATION, Phase.FEEL, Phase.NUMBER, Phase.SUMMARY),
    }
)
"""Phases that a touch may shorten."""
