"""What the desk's pages work with, and what a page is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from kiosk.app.checkup.check import Check
from kiosk.app.recording import Progress
from kiosk.app.signals import Signal
from kiosk.app.trial import Trial
from kiosk.coaching.view import Intent, View
from kiosk.screen.staff.desk_view import Deed, DeskView, Words
from kiosk.store import Archive
from kiosk.store.desk import Desk
from kiosk.store.shelf import Shelf


class SettingsFile(Protocol):
    """The one settings file. Keys as in the file: `sound.volume`."""

    def get(self, key: str) -> Any:
        """The value that holds."""

    def set(self, key: str, value: Any) -> None:
        """Write another one; raises ValueError where it is not allowed, OSError where it fails."""

    def holds_at_once(self, key: str) -> bool:
        """Whether it counts now, without another start."""


class Devices(Protocol):
    """What the desk asks of those who speak with the devices. No call waits."""

    def opened(self) -> None:
        """Staff are before the screen: no member can stop a belt from there."""

    def stir(self) -> None:
        """Staff look: no device may be let go for want of a member."""

    def settled(self, address: str, facts: Mapping[str, Any]) -> None:
        """Staff settled this of a device: it counts from now on."""

    def try_belt(self, trial: Trial) -> None:
        """Run the trial on this kiosk's belt."""

    def blink(self, address: str) -> None:
        """Let a pod show itself."""

    def signals(self) -> Sequence[Signal]:
        """The last seconds of every device that is heard."""

    def record(self, seconds: float) -> None:
        """Write down all that is heard for so long."""

    def end_recording(self) -> None:
        """Finish the file now."""

    @property
    def recorded(self) -> Progress | None:
        """How far it has come; None where nothing was recorded yet."""


class NoDevices:
    """Nobody speaks with any."""

    def opened(self) -> None:
        """Nobody holds one."""

    def stir(self) -> None:
        """Nobody sleeps."""

    def settled(self, address: str, facts: Mapping[str, Any]) -> None:
        """Nobody needs to know."""

    def try_belt(self, trial: Trial) -> None:
        """There is none."""

    def blink(self, address: str) -> None:
        """There is none."""

    def signals(self) -> Sequence[Signal]:
        """Silence."""
        return ()

    def record(self, seconds: float) -> None:
        """There is nothing to hear."""

    def end_recording(self) -> None:
        """None goes on."""

    @property
    def recorded(self) -> Progress | None:
        """Nothing."""
        return None


@dataclass(slots=True)
class Undo:
    """How to take the last thing back. `later` is done for good once nobody did."""

    words: Words
    back: Callable[[], object]
    later: Callable[[], object] | None = None

    def settle(self) -> None:
        """Nobody took it back: do what was promised, once."""
        later, self.later = self.later, None
        if later is not None:
            later()


@dataclass(slots=True)
class Room:
    """Everything behind the desk. What is None is not there, and its page says so."""

    archive: Archive
    shelf: Shelf
    settings: SettingsFile
    view: Callable[[], View]
    doctor: Callable[[], Iterable[Check]] = tuple
    """Looks at one thing after the other, which may take seconds."""
    devices: Devices = field(default_factory=NoDevices)
    intend: Callable[[Intent], None] = lambda intent: None
    """Does for the visit what a touch of its member would do."""
    staff: Desk | None = None
    """Whoever is signed in."""
    undo: Undo | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """Version and such, for the page about it."""

    @property
    def desk(self) -> Desk:
        """The shift of whoever is signed in; raises LookupError where nobody is."""
        if self.staff is None:
            raise LookupError("nobody is signed in")
        return self.staff


class Page(Protocol):
    """One page. `view` and `do` run in the desk's own thread and may wait for a disk."""

    lively: bool
    """Whether it is drawn anew by itself while it is open."""

    def view(self) -> DeskView:
        """What is shown now."""

    def do(self, deed: Deed) -> "Page | None":
        """Do it; the page that opens, or None to stay. `Gone` goes one page back."""


@runtime_checkable
class Patient(Protocol):
    """A page with which staff may be busy away from the screen, and which ends what it began."""

    @property
    def patient(self) -> bool:
        """Whether the desk waits longer for a touch now."""

    def closed(self) -> None:
        """Nobody looks at the page any more."""


@runtime_checkable
class Stepwise(Protocol):
    """A page with steps of its own to go back by."""

    def back(self) -> bool:
        """One step back; False where the page itself is left."""


class Different(Exception):
    """A PIN was typed differently the second time."""


class Gone(Exception):
    """The page has nothing more to show: go back."""
