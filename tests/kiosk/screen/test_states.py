"""The gallery leaves no phase out."""

from kiosk.coaching.view import Phase
from kiosk.screen.states import states


def test_every_phase_has_a_state() -> None:
    assert {view.phase for view in states().values()} == set(Phase)
