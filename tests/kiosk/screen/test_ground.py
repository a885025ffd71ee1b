"""The ground has no sheet over the window unless it dims or has its picture taken."""

from kiosk.screen.ground import Ground


def test_it_is_covered_only_while_dimmed() -> None:
    ground = Ground(pos=(0, 0), size=(640, 480))
    assert ground._cover.size == (0, 0)
    ground.dimmed = True
    assert ground._cover.size == (640, 480)
    ground.dimmed = False
    assert ground._cover.size == (0, 0)


def test_it_is_filled_only_for_a_picture() -> None:
    ground = Ground(pos=(0, 0), size=(640, 480))
    with ground.filled():
        assert ground._fill.size == (640, 480)
    assert ground._fill.size == (0, 0)
