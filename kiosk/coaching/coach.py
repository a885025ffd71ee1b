"""Who speaks when: silence inside the band, one cue for one error, never two, never soon again."""

from collections import Counter
from collections.abc import Sequence

from kiosk.coaching.exercise import ErrorSigns, Rank
from kiosk.coaching.view import Cue

REPEAT_AFTER_US = 20_000_000
"""The same cue is not said again within this time."""
SHOWN_US = 4_000_000
"""A cue stays this long, or until the error is gone and it has been readable for a while."""
READABLE_US = 2_000_000
EASIER_AFTER = 3
"""So many cues for one error in an exercise, then the aim gets easier instead."""
WAIT_US = 1_500_000
"""A less useful error waits so long for a more useful one that has shown already."""
BLIP_US = 700_000
"""An error that vanishes for less than two steps has not gone."""
RANKS = (Rank.SAFETY, Rank.AIM, Rank.REST)


class Coach:
    """One exercise's coach. Fed with the errors seen now; holds at most one cue."""

    def __init__(self, errors: Sequence[ErrorSigns]) -> None:
        self._order = {e.name: (RANKS.index(e.rank), i) for i, e in enumerate(errors)}
        self._errors = {error.name: error for error in errors}
        self._since_us: dict[str, int] = {}
        self._last_seen_us: dict[str, int] = {}
        self._said_us: dict[str, int] = {}
        self._count: Counter[str] = Counter()
        self._cue: Cue | None = None
        self._cued: str | None = None
        self._next: tuple[Cue, str | None] | None = None
        """Said once the last cue has been readable for long enough."""
        self._last_us: int | None = None
        """When the last cue came, of any kind."""
        self.easier_wanted = False
        """Set after three cues for one error; whoever lowers the aim clears it."""

    def watch(self, seen: frozenset[str], at_us: int) -> str | None:
        """Take in which errors hold now; the name of an error that is cued from now on."""
        self._remember(seen, at_us)
        self._let_go(seen, at_us)
        if self._cue is not None or self._next is not None or at_us < self._free_us(at_us):
            return None
        here = sorted((n for n in self._since_us if n in seen), key=self._order.__getitem__)
        for name in here:
            if self._due(name, at_us):
                return self._say(name, at_us)
            if self._due(name, at_us + WAIT_US):
                return None  # a more useful one is about to be due
        return None

    def say(self, name: str, at_us: int) -> bool:
        """Cue an error of a whole set; refused while another cue stands or this one is fresh."""
        busy = self._cue is not None or self._next is not None
        if busy or not self._rested(name, at_us):
            return False
        self._say(name, self._free_us(at_us))
        return True

    def praise(self, text: str, at_us: int) -> None:
        """Say that a bout was good. Takes the place of nothing: refused while a cue stands."""
        if self._cue is None and self._next is None:
            self._put(text, None, self._free_us(at_us))

    def remind(self, text: str, at_us: int) -> bool:
        """Say one of an exercise's own cues; refused while a cue stands or an error is seen."""
        if self.cue(at_us) is not None or self._since_us or at_us < self._free_us(at_us):
            return False
        self._put(text, None, at_us)
        return True

    def cue(self, at_us: int) -> Cue | None:
        """What is said now."""
        if self._next is not None and at_us >= self._next[0].since_us:
            (self._cue, self._cued), self._next = self._next, None
        if self._cue is not None and at_us - self._cue.since_us >= SHOWN_US:
            self._cue = self._cued = None
        return self._cue

    def hush(self) -> None:
        """Forget what is going on, keep what was said: between bouts, and while held."""
        self._since_us.clear()
        self._last_seen_us.clear()
        self._cue = self._cued = self._next = None

    def _remember(self, seen: frozenset[str], at_us: int) -> None:
        for name in seen & self._errors.keys():
            self._since_us.setdefault(name, at_us)
            self._last_seen_us[name] = at_us
        for name in [n for n in self._since_us if n not in seen]:
            if at_us - self._last_seen_us[name] > BLIP_US:
                del self._since_us[name]

    def _let_go(self, seen: frozenset[str], at_us: int) -> None:
        cue = self.cue(at_us)
        gone = self._cued is not None and self._cued not in seen
        if cue is not None and gone and at_us - cue.since_us >= READABLE_US:
            self._cue = self._cued = None

    def _due(self, name: str, at_us: int) -> bool:
        held_s = (at_us - self._since_us[name]) / 1e6
        return held_s >= self._errors[name].dwell_s and self._rested(name, at_us)

    def _rested(self, name: str, at_us: int) -> bool:
        said_us = self._said_us.get(name)
        return said_us is None or at_us - said_us >= REPEAT_AFTER_US

    def _free_us(self, at_us: int) -> int:
        """The earliest moment at which another cue leaves the last one readable."""
        return at_us if self._last_us is None else max(at_us, self._last_us + READABLE_US)

    def _put(self, text: str, name: str | None, at_us: int) -> None:
        self._next, self._last_us = (Cue(text, at_us), name), at_us

    def _say(self, name: str, at_us: int) -> str:
        self._put(self._errors[name].cue, name, at_us)
        self._said_us[name] = at_us
        self._since_us.clear()
        self._count[name] += 1
        if self._count[name] % EASIER_AFTER == 0:
            self.easier_wanted = True
        return name
