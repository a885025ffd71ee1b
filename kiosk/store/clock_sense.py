"""Whether the wall clock can be right. Time alone deletes here: a clock that jumped ten years ahead
must not take every visit and every backup with it.

The kiosk notes each day on which it runs. A day soon after the last one is believed. After a jump
the clock is believed once it went right for a week, or once the network says that it is right.
"""

import json
import logging
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

log = logging.getLogger(__name__)

AHEAD_MOST = timedelta(days=45)
"""A kiosk that was switched off for longer has to show that its clock goes right."""
BEHIND_MOST = timedelta(days=1)
"""A change of time zone or a battery clock's drift is less."""
CONVINCED_AFTER = 7
"""Days in a row of the new time."""
KEPT = 30
SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")
"""There while network time is in use."""


def utc_now() -> datetime:
    """What the machine says."""
    return datetime.now(UTC)


class ClockSense:
    """One kiosk's memory of the days it ran on, in a file beside the database."""

    def __init__(
        self,
        path: Path,
        machine: Callable[[], datetime] = utc_now,
        synchronized: Callable[[], bool] = SYNCHRONIZED.exists,
    ) -> None:
        self._path, self._machine, self._synchronized = path, machine, synchronized
        self._days, self._doubted = _read(path)
        self._said: date | None = None

    def believed(self) -> bool:
        """Whether the machine's time may delete; notes the day."""
        today = self._machine().date()
        if self._synchronized() or self._follows(today):
            self._note([*self._days, today], [])
            return True
        doubted = [*self._doubted, today] if self._doubted else [today]
        if abs(today - doubted[-2] if len(doubted) > 1 else timedelta(0)) > AHEAD_MOST:
            doubted = [today]
        if len(set(doubted)) >= CONVINCED_AFTER:
            self._note(doubted, [])
            return True
        self._note(self._days, doubted)
        if self._said != today:
            self._said = today
            log.warning(
                "the clock says %s, but this kiosk last ran on %s: set it; until then nothing is"
                " deleted for its age",
                *(today, self._days[-1]),
            )
        return False

    def now(self) -> datetime:
        """The time to put on what is measured now: never before the last day that was believed."""
        moment = self._machine()
        if not self._days or self._synchronized():
            return moment
        if moment.date() >= self._days[-1] - BEHIND_MOST:
            return moment
        return datetime.combine(self._days[-1], moment.timetz())

    def _follows(self, today: date) -> bool:
        if not self._days:
            return True
        return -BEHIND_MOST <= today - self._days[-1] <= AHEAD_MOST

    def _note(self, days: list[date], doubted: list[date]) -> None:
        fresh = sorted(set(days))[-KEPT:], list(dict.fromkeys(doubted))[-KEPT:]
        if fresh != (self._days, self._doubted):
            self._days, self._doubted = fresh
            _write(self._path, *fresh)


def _read(path: Path) -> tuple[list[date], list[date]]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        days, doubted = (
            [date.fromisoformat(day) for day in said[name]] for name in ("days", "doubted")
        )
    except FileNotFoundError:
        return [], []
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("%s: cannot be read (%s): the clock is believed anew", path, error)
        return [], []
    return days, doubted


def _write(path: Path, days: list[date], doubted: list[date]) -> None:
    text = json.dumps({"days": [*map(str, days)], "doubted": [*map(str, doubted)]})
    aside = path.with_suffix(".part")
    try:
        with aside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        log.warning("%s: cannot be written (%s)", path, error.strerror)
