"""The gallery's samples of the desk."""

from kiosk.screen.staff.states import desk_states


def test_names_do_not_collide_with_members_pages() -> None:
    assert all(name.startswith("desk_") for name in desk_states())
    assert len(desk_states()) > 15
