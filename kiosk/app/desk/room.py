"""What the desk's pages work with, and what a page is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.coaching.view import View
from kiosk.screen.staff.desk_view import Deed, DeskView, Words
from kiosk.store import Archive
from kiosk.store.desk import Desk
from kiosk.store.shelf import Shelf

if TYPE_CHECKING:
    from kiosk.app.desk.treadmill import Trial


class SettingsFile(Protocol):
    """The one settings file. Keys as in the file: `sound.volume`."""

    def get(self, key: str) -> Any:
        """The value that holds."""

    def set(self, key: str, value: Any) -> None:
        """Write another one; raises ValueError where it is not allowed, OSError where it fails."""


@dataclass(frozen=True, slots=True)
class CheckUp:
    """One line of the doctor's list."""

    title: str
    detail: str = ""
    fine: bool = True


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
    doctor: Callable[[], Sequence[CheckUp]] = tuple
    record: Callable[[float], str] | None = None
    """Record so many seconds; says where to."""
    trial: "Trial | None" = None
    """Begins the trial of the belt; None while no belt can be set from here."""
    answer_call: Callable[[], None] = lambda: None
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


class Gone(Exception):
    """The page has nothing more to show: go back."""
