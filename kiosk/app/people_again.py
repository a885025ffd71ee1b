"""The people's side of a recorded kiosk: what it did to the visit is done again, at its turn."""

from collections import deque
from collections.abc import Callable, Sequence

from kiosk.coaching.given import earlier_said
from kiosk.coaching.member import Said
from kiosk.coaching.view import Intent, View
from kiosk.coaching.visit import Visit
from kiosk.recordings.line import Line

TURNS = frozenset({"tick", "touch"})
DEEDS = frozenset({"new", "known", "did", "taken"})
Turn = tuple[str, ...]


class PeopleAgain:
    """Nobody signs in: whoever did is in the lines, by what they changed."""

    def __init__(self, lines: Sequence[Line], new_visit: Callable[[], Visit]) -> None:
        """Raises ValueError where it is not said what was known of somebody."""
        self._new_visit = new_visit
        self._known = {
            line: earlier_said(" ".join(line.words)) for line in lines if line.what == "known"
        }
        self._turns = deque(_turns(lines))
        self._due: deque[Line] = deque()
        self.witness = _Turns(self._begin_turn)
        """To be told of every turn before it is taken."""

    def settle(self, visit: Visit, at_us: int) -> Visit:
        """What was done in this turn, and no touch did."""
        while self._due:
            visit = self._do(self._due.popleft(), visit, at_us)
        return visit

    def touch(self, intent: Intent, value: Said, visit: Visit, at_us: int) -> Visit | None:
        """What this touch did; None where it was the visit's own."""
        if not any(line.what == "taken" for line in self._due):
            return None
        while (line := self._due.popleft()).what != "taken":
            visit = self._do(line, visit, at_us)
        return visit

    def hear(self, address: str, sample: object) -> None:
        """Nothing is kept."""

    def show(self, view: View) -> View:
        """Who it was is not known."""
        return view

    def over(self) -> None:
        """Nobody leaves."""

    def _begin_turn(self, turn: Turn) -> None:
        if self._turns and self._turns[0][0] in (turn, ()):
            self._due.extend(self._turns.popleft()[1])

    def _do(self, line: Line, visit: Visit, at_us: int) -> Visit:
        match line.what, line.words:
            case "new", _:
                return self._new_visit()
            case "known", _:
                visit.known(self._known[line], at_us)
            case "did", (intent,) if intent in set(Intent):
                visit.touch(Intent(intent), at_us)
        return visit


class _Turns:
    """The face of a witness."""

    def __init__(self, begin: Callable[[Turn], None]) -> None:
        self._begin = begin

    def tick(self, at_us: int) -> None:
        self._begin(("tick", str(at_us)))

    def touch(self, at_us: int, intent: str, value: object) -> None:
        self._begin(("touch", str(at_us), intent))

    def beat(self, at_us: int, first_us: int | None, interval_us: int) -> None:
        """It is in the lines already."""


def _turns(lines: Sequence[Line]) -> list[tuple[Turn, list[Line]]]:
    """Turns in which something was done; what was known before all of them belongs to the first,
    whichever it is."""
    found: list[tuple[Turn, list[Line]]] = []
    turn: Turn = ()
    for line in lines:
        if line.what in TURNS:
            turn = line.what, str(line.at_us), *line.words[:1]
        elif line.what in DEEDS:
            if not found or found[-1][0] != turn:
                found.append((turn, []))
            found[-1][1].append(line)
    return found
