"""One member's stay as a state machine: time-stamped input in, one View out."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kiosk.coaching import ask
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.exercise import Exercise
from kiosk.coaching.guide import Guide
from kiosk.coaching.mishap import SPEED
from kiosk.coaching.picture import picture
from kiosk.coaching.program import Program
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.signs import means
from kiosk.coaching.stage import Stage, lay_out
from kiosk.coaching.state import State
from kiosk.coaching.target import running
from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Live, Step

SHOW_ME_US = 10_000_000
FINEST_US = 100_000
"""Time passes in pieces no longer than this, so that rare ticks give the same visit."""
BELT_SEEN_US = 3_000_000
"""A belt stage is shown at least this long, even where the belt obeys at once."""
RESTARTS = 2
"""So often an interrupted baseline begins again; then it is kept as it is."""
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
    ) -> None:
        self._id, self._started_at = visit_id, started_at
        stages = lay_out(program, exercises)
        self._state = State(program, exercises, earlier or Earlier(), stages)
        self._restarts = 0

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

    def touch(self, intent: Intent, at_us: int, value: float | None = None) -> None:
        """Do what a touch asks for."""
        self.tick(at_us)
        state = self._state
        match intent:
            case Intent.STOP | Intent.STAFF_END:
                self._end(intent)
            case Intent.PAUSE if state.stage.phase not in (Phase.WELCOME, Phase.SUMMARY):
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
                self._skip()
            case Intent.START | Intent.DONE:
                self._acknowledge()
            case Intent.ANSWER if value is not None and ask.answer(state, value):
                self._go_on("done")
            case _:
                pass

    def view(self) -> View:
        """The picture of now."""
        return picture(self._state)

    def record(self) -> VisitRecord | None:
        """What is kept: there from the summary on, whole or not."""
        over = self._state.stage.phase is Phase.SUMMARY
        return self._recorded(self._state.complete) if over else None

    def so_far(self) -> VisitRecord | None:
        """What would be kept if the plug were pulled now; None before anything was measured."""
        state = self._state
        begun = state.journal.bouts or state.answers
        return self._recorded(complete=False) if begun else None

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
        if piece_us == left_us or self._belt_obeyed():
            self._go_on("done")

    def _wait(self, waited_us: int) -> None:
        """What a hold does to the stage it holds."""
        state = self._state
        if state.presence.gone(state.now) and state.stage.phase is not Phase.SUMMARY:
            self._end(Intent.STOP)
        elif state.stage.restarts and waited_us >= SPOILT_US and state.elapsed_us:
            self._again("interrupted")
        elif state.stage.self_start and state.presence.ended(state.now):
            self._go_on("done")

    def _watch_speed(self) -> None:
        state = self._state
        if state.stage.restarts and state.mishaps.speed_changed(state.live):
            state.tell("speed_changed", SPEED)
            self._again("interrupted")

    def _again(self, outcome: str) -> None:
        """Begin the stage anew; the spoilt bout is kept."""
        state = self._state
        state.mishaps.begin_bout(state.now)
        if self._restarts >= RESTARTS:
            return
        self._restarts += 1
        state.journal.end(state.now, outcome)
        state.elapsed_us = 0
        state.journal.begin(state.stage.bout, self._restarts + 1, state.now)

    def _belt_obeyed(self) -> bool:
        state = self._state
        if state.stage.phase is not Phase.BELT or state.elapsed_us < BELT_SEEN_US:
            return False
        return state.presence.belt_obeys(state.stage.belt)

    def _coach(self) -> None:
        state = self._state
        bout = state.journal.open_bout
        if state.guide is None or bout is None or not state.stage.moving:
            return
        cued = state.guide.hear(state.live, bout.steps, state.has_feedback)
        if cued is not None:
            bout.cues.append(cued)

    def _go_on(self, outcome: str) -> None:
        """Leave the stage for the next one that is not left out today."""
        self._leave(outcome)
        self._enter(self._following(self._state.at + 1))

    def _following(self, index: int) -> int:
        state = self._state
        while index < len(state.stages) - 1 and self._left_out(state.stages[index]):
            index += 1
        return index

    def _left_out(self, stage: Stage) -> bool:
        later_set = stage.phase in (Phase.SET, Phase.REST) and (stage.set_number or 1) > 1
        lowered = later_set or stage.phase is Phase.REST
        state = self._state
        return stage.part in state.dropped or (stage.part in state.lowered and lowered)

    def _skip(self) -> None:
        """Skip a set or a phase; an exercise that has not begun is skipped as a whole."""
        state = self._state
        before_it = state.stage.phase in (Phase.PURPOSE, Phase.DEMONSTRATION, Phase.COUNTDOWN)
        if before_it and state.stage.exercise is not None:
            state.dropped.add(state.stage.part)
        state.tell(f"skipped_{state.stage.exercise or state.stage.phase.value}")
        self._go_on("skipped")

    def _enter(self, index: int) -> None:
        state = self._state
        if index >= len(state.stages):
            state.finished = True
            return
        state.at, state.elapsed_us = index, 0
        state.extra_us, state.longer_rest_us = state.longer_rest_us, 0
        self._restarts = 0
        stage = state.stage
        state.presence.begin_stage(state.now)
        self._lead()
        if stage.measured:
            state.mishaps.begin_bout(state.now)
            bout = state.journal.begin(stage.bout, stage.set_number or 1, state.now)
            if state.guide is not None and stage.moving:
                state.guide.begin_set(stage.raise_pct, state.now)
                bout.target_spm = state.guide.band.target if state.guide.band else None
        ask.open_questions(state)

    def _lead(self) -> None:
        """Have the guide of this stage's exercise, and no other."""
        state, name = self._state, self._state.stage.exercise
        if name is None:
            state.guide = None
        elif state.guide is None or state.guide.exercise.name != name:
            bout, result = state.journal.last("baseline"), state.result("baseline")
            own = means(bout.heard) if bout else {}
            spm = running(result.cadence_spm.value) if result else None
            part = state.program.parts[state.stage.part]
            exercise = state.exercises[name]
            state.guide = Guide(exercise, spm, own, state.program.beat, _words(part.cues, state))

    def _leave(self, outcome: str) -> None:
        state = self._state
        bout = state.journal.end(state.now, outcome)
        if bout is None or state.guide is None:
            return
        if not state.stage.moving:
            state.guide.compare_with(means(bout.heard))
        elif state.stage.phase is Phase.SET:
            cued = state.guide.end_set(bout.heard, bout.steps, state.now, state.stage.guided)
            if cued is not None:
                bout.cues.append(cued.name)
                state.longer_rest_us = round(cued.more_rest_s * 1e6)

    def _end(self, why: Intent) -> None:
        state = self._state
        if state.stage.phase is Phase.SUMMARY:
            state.finished = True
            return
        state.complete = False
        state.tell("ended_by_staff" if why is Intent.STAFF_END else "stopped")
        self._leave("left")
        state.presence.paused = False
        self._enter(len(state.stages) - 1)

    def _acknowledge(self) -> None:
        state = self._state
        if state.presence.paused:
            state.presence.paused = False
        elif state.stage.seconds is None or state.stage.phase in _BY_TOUCH:
            self._go_on("done")


_BY_TOUCH = frozenset(
    {
        *(Phase.READY, Phase.PODS, Phase.GUESS, Phase.REVEAL, Phase.BELT, Phase.PURPOSE),
        *(Phase.DEMONSTRATION, Phase.FEEL, Phase.SUMMARY),
    }
)
"""Phases that a touch may shorten."""


def _words(cues: Mapping[str, Mapping[str, str]], state: State) -> dict[str, str]:
    language = state.earlier.language
    return {name: words[language] for name, words in cues.items() if language in words}
