"""The gate from walking to running: who walks upright for a minute goes on, who does not walks a
little longer with the same cue. Nobody is locked out, and skipping is allowed."""

from kiosk.coaching.rungs import LEAN_BAND_RAD, mostly
from kiosk.coaching.state import State
from kiosk.coaching.view import Phase
from kiosk.words import N_

LOOKS_BACK_US = 60_000_000
SEEN_LEAST = 20
"""Values of the lean: fewer say nothing, and what nothing says stops nobody."""
MORE_US = 20_000_000
"""Once more the cue, and the time to follow it."""
MOST_TIMES = 3
RUNS = frozenset({Phase.EASY_RUN, Phase.BASELINE})
LONGER = N_("A little longer: let the spine grow.")


def walk_longer(state: State) -> bool:
    """At the end of the warm-up walk: whether it goes on, and says so."""
    stage, bout = state.stage, state.journal.open_bout
    runs_next = any(one.phase in RUNS for one in state.stages[state.at :])
    if stage.phase is not Phase.WALK or not stage.guided or bout is None or not runs_next:
        return False
    back_us = MORE_US if state.extra_us else LOOKS_BACK_US  # who follows the cue goes on
    late = [live for live in bout.heard if live.at_us > state.now - back_us]
    leans = [live.trunk_lean_rad for live in late]
    known = sum(lean.value is not None for lean in leans)
    if known < SEEN_LEAST or mostly(leans, *LEAN_BAND_RAD):
        return False
    if state.extra_us >= MOST_TIMES * MORE_US:
        return False
    state.extra_us += MORE_US
    state.tell("walked_longer", LONGER)
    return True
