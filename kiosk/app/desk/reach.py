"""How the desk reaches the devices: through the worker's thread, and what staff settled of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.app.belt import LEFT
from kiosk.app.kiosk import Kiosk
from kiosk.app.recording import OnDemand, Progress
from kiosk.app.roster import BELT, Roster
from kiosk.app.signals import Signal, Signals
from kiosk.app.trial import Trial


class Reach:
    """The face of `room.Devices` over a running kiosk."""

    def __init__(
        self,
        kiosk: Kiosk,
        roster: Roster,
        signals: Signals | None = None,
        recording: OnDemand | None = None,
        folder: Path | None = None,
        tried: Callable[[Trial], None] = lambda trial: None,
    ) -> None:
        """`folder` is where recordings go; without a `recording` none can be made. `tried` is
        told of each trial: whoever stands in for a hand at the console follows its questions."""
        self._tried = tried
        self._kiosk, self._roster, self._signals = kiosk, roster, signals
        self._recording, self._folder = recording, folder

    def opened(self) -> None:
        """A belt that is set from here is its console's again."""
        self._kiosk.among_devices(lambda around: around.belt.end(LEFT))

    def stir(self) -> None:
        """No device is let go while staff look."""
        self._kiosk.among_devices(lambda around: None)

    def settled(self, address: str, facts: Mapping[str, Any]) -> None:
        """Take it in; a belt's link begins anew, for its limits are read once a link."""
        belt = any(one.address == address and one.kind == BELT for one in self._connections())
        self._roster.learn(address, facts)
        if belt:
            self._kiosk.among_devices(lambda around: around.belt.renew())

    def try_belt(self, trial: Trial) -> None:
        """On a link of its own."""
        self._tried(trial)
        self._kiosk.among_devices(lambda around: around.belt.examine(trial))

    def blink(self, address: str) -> None:
        """Show which pod it is."""
        self._kiosk.among_devices(lambda around: around.blink(address))

    def signals(self) -> Sequence[Signal]:
        """The last seconds of every device that is heard."""
        return self._signals.look() if self._signals else ()

    def record(self, seconds: float) -> None:
        """All of it from the first word on: every device is taken up anew."""
        recording, folder = self._recording, self._folder
        if recording is None or folder is None:
            raise ValueError("the kiosk is being recorded already")
        path = folder / f"{datetime.now():%Y%m%d-%H%M%S}.txt.gz"
        self._kiosk.among_devices(lambda around: recording.begin(path, seconds))
        self._kiosk.meet_again()

    def end_recording(self) -> None:
        """Finish the file now."""
        recording = self._recording
        if recording is not None:
            self._kiosk.among_devices(lambda around: recording.end())

    @property
    def recorded(self) -> Progress | None:
        """How far it has come."""
        return self._recording.progress if self._recording else None

    def _connections(self) -> Any:
        return self._kiosk.view().connections
