"""Whether the time of a stage may run: a pause, a stopped belt, a member who stepped off."""

from kiosk.coaching.exercise import Belt
from kiosk.coaching.stage import Stage
from kiosk.coaching.view import Phase
from kiosk.gait.measures import Live
from kiosk.words import N_

PAUSED = N_("Paused")
BELT_STANDS = N_("Start the belt when you are ready.")
BELT_RUNS = N_("Stop the belt first.")
STEPPED_OFF = N_("Step back on when you are ready.")
WHEN_READY = N_("Start when you are ready.")
STARTING_STEPS = 3
START_WITHIN_US = 15_000_000
"""Who does not begin by then is not kept waiting."""
OWN_END_US = 5_000_000
"""Who has stopped moving for so long has ended a set that starts by itself."""
NO_STEP_US = 4_000_000
"""Slow walking has a step a second; four without one is standing."""
STANDS_MPS = 0.05
NEARLY = 0.9
"""Of the speed of the silent run: no exercise begins while the belt still gathers speed."""
GONE_US = 120_000_000
"""After this long away the visit ends by itself and is kept."""


class Presence:
    """Fed with steps and live values; says why the time stands still, or None."""

    def __init__(self) -> None:
        self.paused = False
        self._last_step_us: int | None = None
        self._began_us: int | None = None
        self._steps = 0
        self._why: str | None = None
        self._live: Live | None = None
        self._since_us: int | None = None

    def step(self, at_us: int) -> None:
        """Somebody is on the belt."""
        self._last_step_us = max(at_us, self._last_step_us or at_us)
        if self._began_us is not None and at_us >= self._began_us:
            self._steps += 1

    def hear(self, live: Live) -> None:
        """The latest values; some devices report a cadence but no single step."""
        self._live = live
        if live.last_step_us is None and live.cadence_spm.value:
            self.step(live.at_us)

    def begin_stage(self, at_us: int) -> None:
        """Give the member time to do what the stage asks."""
        self._began_us = at_us
        self._since_us = None
        self._steps = 0

    def held(self, stage: Stage, at_us: int) -> str | None:
        """Why the time of this stage stands still now."""
        if self.paused:
            return PAUSED
        if stage.belt is None or not (stage.moving or stage.phase is Phase.COUNTDOWN):
            return None
        return self._belt_amiss(stage.belt) or (self._still(stage, at_us) if stage.moving else None)

    def wait(self, why: str | None, at_us: int) -> None:
        """Remember since when the time stands still."""
        self._why = why
        if why is None:
            self._since_us = None
        elif self._since_us is None:
            self._since_us = at_us

    def gone(self, at_us: int) -> bool:
        """Whether nobody has come back for so long that the visit should end."""
        return self._since_us is not None and at_us - self._since_us >= GONE_US

    def waited_us(self, at_us: int) -> int:
        """How long the time has stood still."""
        return 0 if self._since_us is None else at_us - self._since_us

    def ended(self, at_us: int) -> bool:
        """Whether the member has stopped moving by choice."""
        return self._why == STEPPED_OFF and self.waited_us(at_us) >= OWN_END_US

    def belt_obeys(self, belt: Belt | None, wanted_mps: float | None = None) -> bool:
        """Whether the belt is known to do what is needed, nearly as fast as before."""
        speed = self._speed()
        if belt is None or speed is None or self._belt_amiss(belt) is not None:
            return False
        return belt is Belt.STOPPED or wanted_mps is None or speed >= NEARLY * wanted_mps

    def _speed(self) -> float | None:
        return self._live.belt_speed_mps.value if self._live else None

    def _belt_amiss(self, belt: Belt) -> str | None:
        speed = self._speed()
        if speed is None:
            return None
        if belt is Belt.MOVING:
            return BELT_STANDS if speed < STANDS_MPS else None
        return BELT_RUNS if speed >= STANDS_MPS else None

    def _still(self, stage: Stage, at_us: int) -> str | None:
        if self._last_step_us is None or self._began_us is None:
            return None
        if stage.self_start and self._steps < STARTING_STEPS:
            waiting = at_us - self._began_us < START_WITHIN_US
            return WHEN_READY if waiting else STEPPED_OFF
        moved_us = max(self._last_step_us, self._began_us)
        return STEPPED_OFF if at_us - moved_us > NO_STEP_US else None
