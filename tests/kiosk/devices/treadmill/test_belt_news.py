"""Freshness and movement."""

from kiosk.devices.treadmill.belt_news import FRESH_US, BeltNews


def test_nothing_heard_is_not_standing_and_not_moving() -> None:
    news = BeltNews()
    assert not news.fresh(0)
    assert not news.moves(0)
    assert news.moved_for_us(0) == 0


def test_a_record_without_speed_neither_moves_nor_stops_nor_refreshes() -> None:
    news = BeltNews()
    news.heard(0, 5.0, None)
    news.heard(FRESH_US, None, 1.0)
    assert (news.speed_kmh, news.incline_pct) == (5.0, 1.0)
    assert news.moves(FRESH_US)
    assert not news.moves(FRESH_US + 1)


def test_movement_is_counted_without_a_break() -> None:
    news = BeltNews()
    for second in range(6):
        news.heard(second * 1_000_000, 5.0, None)
    assert news.moved_for_us(5_000_000) == 5_000_000
    news.heard(5_500_000, 0.0, None)
    assert news.moved_for_us(5_500_000) == 0
    news.heard(6_000_000, 5.0, None)
    news.heard(6_000_000 + FRESH_US + 1, 5.0, None)
    assert news.moved_for_us(6_000_000 + FRESH_US + 1) == 0, "nobody saw what was in between"


def test_three_bad_frames_in_a_row() -> None:
    news = BeltNews()
    assert [news.damaged(), news.damaged()] == [False, False]
    news.heard(0, 5.0, None)
    assert [news.damaged(), news.damaged(), news.damaged()] == [False, False, True]
