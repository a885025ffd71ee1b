from kiosk.store.qr import as_text


def test_a_link_becomes_a_square_of_half_blocks_and_another_link_another_one() -> None:
    one, other = as_text("http://10.0.0.5:8620/v/abc"), as_text("http://10.0.0.5:8620/v/abd")
    assert one != other
    lines = one.splitlines()
    assert len(lines) > 10
    assert any(block in one for block in "▀▄█")
