"""Whether the time of a stage may run: a pause, a stopped belt, a member who stepped off."""

from kiosk.coaching.exercise import Belt
from kiosk.coaching.stage import Stage
from kiosk.gait.measures import Live
from kiosk.words import N_

PAUSED = N_("Paused")
BELT_STANDS = N_("Start the belt when you are ready.")
BELT_RUNS = N_("Stop the belt first.")
STEPPED_OFF = N_("Step back on when you are ready.")
NO_STEP_US = 4_000_000
"""Slow walking has a step a second; four without one is standing."""
STANDS_MPS = 0.05
GONE_US = 120_000_000
"""After this long away the visit ends by itself and is kept."""


class Presence:
    """Fed with steps and live values; says why the time stands still, or None."""

    def __init__(self) -> None:
        self.paused = False
        self._last_step_us: int | None = None
        self._moved_us: int | None = None
        self._live: Live | None = None
        self._since_us: int | None = None

    def step(self, at_us: int) -> None:
        """Somebody is on the belt."""
        self._last_step_us = max(at_us, self._last_step_us or at_us)

    def hear(self, live: Live) -> None:
        """The latest values; some devices report a cadence but no single step."""
        self._live = live
        if live.last_step_us is not None:
            self.step(live.last_step_us)
        elif live.cadence_spm.value:
            self.step(live.at_us)

    def begin_stage(self, at_us: int) -> None:
        """Give the member time to do what the stage asks."""
        self._moved_us = at_us
        self._since_us = None

    def held(self, stage: Stage, at_us: int) -> str | None:
        """Why the time of this stage stands still now."""
        return PAUSED if self.paused else self._standing(stage, at_us)

    def wait(self, why: str | None, at_us: int) -> None:
        """Remember since when the time stands still."""
        if why is None:
            self._since_us = None
        elif self._since_us is None:
            self._since_us = at_us

    def gone(self, at_us: int) -> bool:
        """Whether nobody has come back for so long that the visit should end."""
        return self._since_us is not None and at_us - self._since_us >= GONE_US

    def _standing(self, stage: Stage, at_us: int) -> str | None:
        if stage.belt is None or not (stage.measured or stage.set_number):
            return None
        speed = self._live.belt_speed_mps.value if self._live else None
        if stage.belt is Belt.MOVING and speed is not None and speed < STANDS_MPS:
            return BELT_STANDS
        if stage.belt is Belt.STOPPED and speed is not None and speed > STANDS_MPS:
            return BELT_RUNS
        if not stage.measured or self._last_step_us is None or self._moved_us is None:
            return None
        moved_us = max(self._last_step_us, self._moved_us)
        return STEPPED_OFF if at_us - moved_us > NO_STEP_US else None
