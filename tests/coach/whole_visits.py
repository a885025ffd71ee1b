"""python -m tests.coach.whole_visits [EXERCISE...]: every error of an exercise in one visit.

The whole kiosk with virtual pods and belt, radio and all; the virtual member makes another error
in each set, at full severity. `tests.coach.demos` does one error a visit, as the command anybody
types, and takes six minutes of processor for each; this takes one to three for an exercise. Prints
what each set was told; exit 1 where an error that a sensor sees was told by none of its own cues,
or a set without error by any.
"""

import sys
import time
from dataclasses import dataclass, field
from uuid import UUID

from kiosk.app import Kiosk
from kiosk.cli.simulated import EASY_MPS, VirtualGym
from kiosk.coaching.guide import PRAISE
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Program
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.simulator import Error
from kiosk.simulator.clock import FastClock
from tests.coach.demos import expected
from tests.coach.judge import cases_of
from tests.coach.session import MOVES

RUN_S = 50
"""The waist needs so much of it to know which way is forward."""
REST_S = {"tall_reach": 20}
"""Marched with arms down, and compared with."""
SHORTEST_REST_S = 10
LONGEST_S = 1200


@dataclass
class Told:
    """Follows a kiosk's views: who makes which error when, and what was said of it."""

    gym: VirtualGym
    exercise: str
    errors: list[Error | None]
    """One a set."""
    said: dict[int, list[str]] = field(default_factory=dict)
    record: VisitRecord | None = None
    touched: bool = False
    _set: int = 0
    _cue_us: int = -1

    def keep(self, record: VisitRecord) -> None:
        """The visit is over."""
        self.record = record

    def progress(self, record: VisitRecord) -> None: ...

    def see(self, view: View) -> View:
        """The member does what this view and its error want."""
        if view.phase in (Phase.SET, Phase.REST) and view.exercise == self.exercise:
            self._set = view.set_number or 0
            made = self.errors[self._set - 1] if 0 < self._set <= len(self.errors) else None
            if view.phase is Phase.SET:
                self.gym.now_makes(made)
        if view.cue is not None and view.cue.since_us != self._cue_us:
            self._cue_us = view.cue.since_us
            self.said.setdefault(self._set, []).append(view.cue.text)
        return self.gym.watch(view)


def main() -> int:
    """A line a set."""
    wrong = 0
    for exercise in sys.argv[1:] or MOVES:
        begun_s = time.process_time()
        errors: list[Error | None] = [None, *(case.error for case in cases_of(exercise))]
        said = lived(exercise, errors)
        for number, error in enumerate(errors, 1):
            cues = [cue for cue in said.get(number, []) if cue != PRAISE]
            own = expected(error) if error else frozenset()
            good = bool(own & set(cues)) if own else not cues
            wrong += not good
            mark = "" if good else "missing" if own else "false"
            print(f"{exercise:<15}{error or 'clean':<17}{'; '.join(cues) or '-':<60}{mark}")
        print(f"  {time.process_time() - begun_s:.0f} s of processor", flush=True)
    return 1 if wrong else 0


def lived(exercise: str, errors: list[Error | None]) -> dict[int, list[str]]:
    """Set to everything that was said of it, in one visit."""
    gym = VirtualGym(FastClock(), 1, True)
    told = Told(gym, exercise, errors)
    visit = Visit(program_of(exercise, len(errors)), builtin_exercises(), UUID(int=1), "")
    kiosk = Kiosk(gym.air, gym.clock, lambda: visit, told, before_shown=told.see)
    kiosk.start()
    try:
        while told.record is None:
            time.sleep(0.05)
            view = kiosk.view()
            assert kiosk.failure is None, kiosk.failure
            assert view.at_us < LONGEST_S * 1e6, view
            running = view.live.cadence_spm.value and view.live.belt_speed_mps.value
            if not told.touched and running and running > 0.99 * EASY_MPS:
                told.touched = True
                kiosk.intend(Intent.START)
    finally:
        kiosk.close()
    return told.said


def program_of(exercise: str, sets: int) -> Program:
    """A run, so many sets of the exercise, and the least of what every program has."""
    one = builtin_exercises()[exercise]
    dose = {
        "sets": sets + one.silent_last_set,
        "work_s": one.dose.work_s,
        "rest_s": REST_S.get(exercise, SHORTEST_REST_S),
    }
    parts = [
        {"kind": "pods", "seconds": 15},  # the belt comes to rest: who glides does not stand
        {"kind": "stand_tall", "seconds": 8},
        {"kind": "baseline", "seconds": RUN_S},
        {"kind": "exercise", "exercise": exercise, "dose": dose},
        {"kind": "retest", "seconds": 5},
        {"kind": "summary", "seconds": 5},
    ]
    said = {"name": "whole", "version": 1, "title": "Whole", "evidence": "D", "format": 1}
    return Program.model_validate({**said, "demonstrations": False, "parts": parts})


if __name__ == "__main__":
    sys.exit(main())
