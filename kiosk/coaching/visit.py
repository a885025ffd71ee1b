"""One member's stay as a state machine: time-stamped input in, one View out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from kiosk.coaching.change import findings
from kiosk.coaching.exercise import Exercise
from kiosk.coaching.guide import Guide
from kiosk.coaching.journal import Journal
from kiosk.coaching.presence import Presence
from kiosk.coaching.program import Program
from kiosk.coaching.record import AnswerRecord, VisitRecord
from kiosk.coaching.signs import means
from kiosk.coaching.stage import Stage, lay_out, length_s
from kiosk.coaching.target import REFERENCE_BAND_SPM
from kiosk.coaching.view import Band, Intent, Phase, Question, View
from kiosk.gait.measures import Live, SetResult, Step
from kiosk.words import N_

EASE = (N_("Very hard"), N_("Hard"), N_("All right"), N_("Easy"), N_("Very easy"))
SHOW_ME_US = 10_000_000
FINEST_US = 100_000
"""Time passes in pieces no longer than this, so that rare ticks give the same visit."""
RUNNING = frozenset({Phase.SET, Phase.EASY_RUN})


class Visit:
    """Feed it `tick`, `steps`, `live`, `touch`; read `view` and, from the summary on, `record`."""

    def __init__(
        self,
        program: Program,
        exercises: Mapping[str, Exercise],
        visit_id: UUID,
        started_at: str,
    ) -> None:
        self._program, self._exercises = program, exercises
        self._visit_id, self._started_at = visit_id, started_at
        self._stages = lay_out(program, exercises)
        self._at = 0
        self._now_us: int | None = None
        self._elapsed_us = 0
        self._journal, self._presence = Journal(), Presence()
        self._guide: Guide | None = None
        self._live = Live(0)
        self._shown_until_us = 0
        self._answers: list[AnswerRecord] = []
        self._notes: list[str] = []
        self._complete = True
        self.finished = False
        """True once the summary was left: the app may start the next visit."""

    @property
    def _stage(self) -> Stage:
        return self._stages[self._at]

    def tick(self, at_us: int) -> None:
        """Let time pass. Time that goes back is ignored."""
        if self._now_us is None:
            self._now_us = at_us
        while at_us > self._now_us:
            self._pass_time(at_us)

    def steps(self, steps: Iterable[Step]) -> None:
        """Take in steps as they are measured, in any order."""
        for step in steps:
            self._journal.add(step)
            self._presence.step(step.initial_contact_us)

    def live(self, live: Live) -> None:
        """Take in what is known now."""
        self._live = live
        self._presence.hear(live)
        if self._now_us is None or self._held() is not None:
            return
        self._journal.hear(live)
        if self._guide is not None and self._stage.phase is Phase.SET and self._feedback():
            self._note_cue(self._guide.hear(live))

    def touch(self, intent: Intent, at_us: int, value: float | None = None) -> None:
        """Do what a touch asks for."""
        self.tick(at_us)
        match intent:
            case Intent.STOP | Intent.STAFF_END:
                self._end(at_us, intent)
            case Intent.PAUSE | Intent.RESUME:
                self._presence.paused = intent is Intent.PAUSE
            case Intent.EASIER if self._guide is not None:
                self._notes.append("easier")
                self._guide.make_easier()
            case Intent.SHOW_ME:
                self._notes.append("show_me")
                self._shown_until_us = at_us + SHOW_ME_US
            case Intent.SKIP if self._stage.phase is not Phase.SUMMARY:
                self._go_on(at_us, "skipped")
            case Intent.START | Intent.DONE:
                self._acknowledge(at_us)
            case Intent.ANSWER if value is not None:
                self._answer(value, at_us)
            case _:
                pass

    def view(self) -> View:
        """The picture of now."""
        now_us, stage = self._now_us or 0, self._stage
        left = None if stage.seconds is None else stage.seconds - self._elapsed_us / 1e6
        held = self._held()
        view = View(
            *(now_us, stage.phase, stage.title, self._live, left),
            set_number=stage.set_number,
            set_count=stage.set_count,
            before=self._result("baseline"),
            after=self._result("retest"),
            held=held,
            exercise=stage.exercise,
            lines=self._lines(),
            question=self._question(),
            progress=self._progress(),
        )
        if stage.phase is Phase.SUMMARY:
            return replace(view, findings=findings(view.before, view.after))
        return view if held else self._guided(view)

    def record(self) -> VisitRecord | None:
        """What is kept: there from the summary on, whole or not."""
        if self._stage.phase is not Phase.SUMMARY:
            return None
        return VisitRecord(
            *(self._visit_id, self._started_at, self._program.name, self._complete),
            self._journal.records(self._now_us or 0),
            self._program.version,
            tuple(self._journal.between),
            tuple(self._answers),
            tuple(self._notes),
        )

    def _pass_time(self, until_us: int) -> None:
        assert self._now_us is not None
        if self._stage.seconds is None or self.finished:
            self._now_us = until_us
            return
        held = self._held()
        self._presence.wait(held, self._now_us)
        if held is not None:
            self._now_us = min(until_us, self._now_us + FINEST_US)
            if self._presence.gone(self._now_us):
                self._end(self._now_us, Intent.STOP)
            return
        left_us = round(self._stage.seconds * 1e6) - self._elapsed_us
        step_us = min(left_us, until_us - self._now_us, FINEST_US)
        self._now_us += step_us
        self._elapsed_us += step_us
        if self._elapsed_us >= round(self._stage.seconds * 1e6):
            self._go_on(self._now_us, "done")

    def _go_on(self, at_us: int, outcome: str) -> None:
        self._leave(at_us, outcome)
        if self._stage.phase is Phase.SUMMARY:
            self.finished = True
            return
        self._enter(self._at + 1, at_us)

    def _enter(self, index: int, at_us: int) -> None:
        self._at, self._elapsed_us = index, 0
        self._presence.begin_stage(at_us)
        stage = self._stage
        if stage.exercise is None:
            self._guide = None
        elif self._guide is None or self._guide.exercise.name != stage.exercise:
            self._guide = self._new_guide(self._exercises[stage.exercise])
        if stage.measured:
            bout = self._journal.begin(
                stage.exercise or stage.phase.value, stage.set_number or 1, at_us
            )
            if self._guide is not None:
                self._guide.begin_set(stage.raise_pct, at_us)
                bout.target_spm = self._guide.band.target if self._guide.band else None

    def _leave(self, at_us: int, outcome: str) -> None:
        bout = self._journal.end(at_us, outcome)
        if bout is not None and self._guide is not None and self._stage.guided:
            self._note_cue(self._guide.end_set(bout.heard, at_us))

    def _end(self, at_us: int, why: Intent) -> None:
        if self._stage.phase is Phase.SUMMARY:
            self.finished = True
            return
        self._complete = False
        self._notes.append("ended_by_staff" if why is Intent.STAFF_END else "stopped")
        self._leave(at_us, "left")
        self._guide = None
        self._presence.paused = False
        self._enter(len(self._stages) - 1, at_us)

    def _acknowledge(self, at_us: int) -> None:
        if self._presence.paused:
            self._presence.paused = False
        elif self._stage.seconds is None or self._stage.phase in (Phase.SUMMARY, Phase.FEEL):
            self._go_on(at_us, "done")

    def _answer(self, value: float, at_us: int) -> None:
        question = self._question()
        if question is not None and question.low <= value <= question.high:
            self._answers.append(AnswerRecord(question.name, value))
            self._go_on(at_us, "done")

    def _held(self) -> str | None:
        return self._presence.held(self._stage, self._now_us or 0)

    def _feedback(self) -> bool:
        return self._stage.guided or (self._now_us or 0) < self._shown_until_us

    def _new_guide(self, exercise: Exercise) -> Guide:
        result, bout = self._result("baseline"), self._journal.last("baseline")
        own = means(bout.heard) if bout else {}
        spm = result.cadence_spm.value if result else None
        return Guide(exercise, spm, own, self._program.beat)

    def _note_cue(self, name: str | None) -> None:
        if name is not None and self._journal.bouts:
            self._journal.bouts[-1].cues.append(name)

    def _result(self, name: str) -> SetResult | None:
        bout = self._journal.last(name)
        return None if bout is None or bout.ended_us is None else bout.result(bout.ended_us)

    def _guided(self, view: View) -> View:
        guide = self._guide
        if guide is None:
            return view
        cue = guide.cue(view.at_us)
        if view.phase is not Phase.SET or not self._feedback():
            return replace(view, cue=cue if view.phase is Phase.REST else None)
        return replace(
            view,
            cue=cue,
            cadence_band_spm=guide.band,
            beat_spm=guide.beat_spm(view.at_us),
            reference_band_spm=_reference(guide.band),
        )

    def _lines(self) -> tuple[str, ...]:
        if self._stage.exercise is None:
            return ()
        exercise = self._exercises[self._stage.exercise]
        match self._stage.phase:
            case Phase.PURPOSE:
                return (exercise.purpose,)
            case Phase.DEMONSTRATION:
                return exercise.show
            case Phase.FEEL:
                return exercise.unsensed
            case _:
                return ()

    def _question(self) -> Question | None:
        if self._stage.phase is not Phase.FEEL or self._stage.exercise is None:
            return None
        exercise = self._exercises[self._stage.exercise]
        return Question(f"ease_{exercise.name}", exercise.feel, 1, len(EASE), 1, EASE)

    def _progress(self) -> float:
        whole = length_s(self._stages)
        behind = length_s(self._stages[: self._at]) + self._elapsed_us / 1e6
        return min(behind / whole, 1.0) if whole else 0.0


def _reference(band: Band | None) -> Band | None:
    low, high = REFERENCE_BAND_SPM
    return None if band is None else Band(low, (low + high) / 2, high)
