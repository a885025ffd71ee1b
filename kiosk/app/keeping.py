"""When a visit is handed to the store: as it goes on, once it is over, when the plug is pulled."""

from kiosk.app.partners import Keeper
from kiosk.coaching.view import Intent
from kiosk.coaching.visit import Visit

PROGRESS_US = 1_000_000
"""What is measured is handed to the store this often: a pulled plug costs less than 2 s."""

LATE_STEPS_US = 1_000_000
"""A visit is kept this long after its summary began: its last steps are still on their way."""


class Keeping:
    """One visit at a time; `anew` begins with the next."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._kept = False
        self._summary_us: int | None = None
        self._progress_due_us = 0

    def anew(self) -> None:
        """The next visit is none that was kept."""
        self._kept, self._summary_us = False, None

    def follow(self, visit: Visit, now_us: int) -> None:
        """Hand over what is due."""
        self._keep_progress(visit, now_us)
        self._keep_when_over(visit, now_us)

    def _keep_progress(self, visit: Visit, now_us: int) -> None:
        record = visit.so_far() if now_us >= self._progress_due_us else None
        if record is not None and not self._kept:
            self._progress_due_us = now_us + PROGRESS_US
            self._keeper.progress(record)

    def _keep_when_over(self, visit: Visit, now_us: int) -> None:
        record = None if self._kept else visit.record()
        if record is None:
            return
        self._summary_us = self._summary_us or now_us
        if visit.finished or now_us - self._summary_us >= LATE_STEPS_US:
            self._keeper.keep(record)
            self._kept = True

    def finish(self, visit: Visit, now_us: int) -> None:
        """The plug is about to be pulled politely: what was measured so far is a visit too."""
        visit.touch(Intent.STOP, now_us)
        record = None if self._kept else visit.record()
        if record is not None and record.sets:
            self._keeper.keep(record)
