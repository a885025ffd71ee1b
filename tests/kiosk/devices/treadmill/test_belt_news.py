"""Freshness and movement."""

import pytest

from kiosk.devices.treadmill.belt_news import FRESH_US, JUST_US, BeltNews


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
    assert not news.damaged()
    news.heard(0, None, 1.0)
    assert not news.damaged(), "a record without a speed is no better"
    news.heard(0, 5.0, None)
    assert [news.damaged(), news.damaged(), news.damaged()] == [False, False, True]


def test_what_it_just_said_allows_a_write_for_a_second_and_a_half() -> None:
    news = BeltNews()
    news.heard(0, 5.0, None)
    assert news.just_moved(JUST_US)
    assert not news.just_moved(JUST_US + 1)
    assert news.moves(JUST_US + 1)


def run(news: BeltNews, seconds: int, kmh: float, metres: float | None) -> None:
    for _ in range(seconds):
        news.heard((news._heard_us or 0) + 1_000_000, kmh, None, metres)


def test_metres_that_stand_still_while_it_says_that_it_runs() -> None:
    news = BeltNews()
    run(news, 2, 7.2, 10)
    run(news, 2, 7.2, 20)
    run(news, 19, 7.2, 20)
    assert news.moves(23_000_000)
    run(news, 3, 7.2, 20)
    assert news.frozen
    assert not news.moves(26_000_000)
    run(news, 1, 7.2, 36)
    assert news.moves(27_000_000), "some count in hundredths of a mile"


@pytest.mark.parametrize("metres", [None, 0])
def test_a_belt_that_counts_no_metres_is_not_frozen(metres: float | None) -> None:
    news = BeltNews()
    run(news, 120, 10.0, metres)
    assert not news.frozen


def test_a_belt_that_stands_runs_no_metres() -> None:
    news = BeltNews()
    run(news, 2, 7.2, 10)
    run(news, 2, 7.2, 20)
    run(news, 120, 0.0, 20)
    run(news, 2, 1.0, 20)
    assert news.moves(126_000_000)
