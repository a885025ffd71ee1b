"""The App: opened, pumped and closed by hand, over and over, in one process."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from kivy.base import EventLoop
from kivy.core.window import Window

from kiosk.coaching.view import Phase
from kiosk.screen.app import Closed
from kiosk.screen.panel import Panel


def test_it_follows_the_view_from_screen_to_screen(hand: Any) -> None:
    first = hand.show(phase=Phase.WELCOME)
    second = hand.show(phase=Phase.REST, time_left_s=9.0)
    assert first is not second
    assert hand.screen.root.children == [second]
    assert hand.show(phase=Phase.WELCOME) is first


def test_one_window_serves_one_screen_after_another(hand_on: Callable[[Panel], Any]) -> None:
    for panel in (Panel(), Panel(1920, 1080, 21.5), Panel()):
        hand = hand_on(panel)
        assert tuple(Window.size) == (panel.width_px, panel.height_px)
        assert len(Window.children) == 1
        hand.screen.close()
        assert not Window.children


def test_closing_twice_does_no_harm(hand: Any) -> None:
    hand.screen.close()
    hand.screen.close()


def test_a_page_fades_in_and_then_stands(hand: Any) -> None:
    page = hand.show(phase=Phase.REST, time_left_s=9.0, settle=False)
    assert 0 <= page.opacity <= 1
    hand.screen.settle()
    assert page.opacity == 1


def test_a_page_that_comes_while_a_picture_is_prepared_stands_too(hand: Any) -> None:
    first = hand.show(phase=Phase.WELCOME, settle=False)
    drawn = 0

    def turn(*_window: object) -> None:
        nonlocal drawn
        drawn += 1
        if drawn == 2:
            hand.view = replace(hand.view, phase=Phase.REST, time_left_s=9.0)

    Window.bind(on_draw=turn)
    hand.screen.settle()
    Window.unbind(on_draw=turn)
    assert hand.page is not first
    assert hand.page.opacity == 1


def test_nothing_is_drawn_for_a_window_that_is_closed(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    EventLoop.quit = True
    try:
        with pytest.raises(Closed):
            hand.screen.pump()
    finally:
        EventLoop.quit = False
