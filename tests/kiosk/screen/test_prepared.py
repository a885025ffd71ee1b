"""The tests of the screen have a window that was prepared, as the kiosk's is: whoever imports Kivy
before that gets one that hears every input of the machine."""

from kivy.config import Config


def test_the_window_was_prepared_before_kivy_was_imported() -> None:
    assert Config.items("input") == [("mouse", "mouse,disable_multitouch")]
