"""The ground covers the window, and takes its light away and gives it back."""

from kiosk.screen.ground import DIMMED, Ground


def test_it_covers_the_window_and_dims() -> None:
    ground = Ground(pos=(0, 0), size=(640, 480))
    assert all(sheet.size == (640, 480) for sheet in ground._sheets)
    ground.dimmed = True
    assert ground._shadow.a == DIMMED
    ground.dimmed = False
    assert ground._shadow.a == 0
