# ruff: noqa: F401 - pytest finds them here
"""The light bench's own tests on the real stack: links and the radio.

Where they pass here too, the stand-in tells the truth. Left out are those that script an error of
bluetoothd or its delay: the real one has no script.
"""

from tests.kiosk.radio.test_adapter_power import (
    test_a_daemon_killed_while_it_scanned_does_not_leave_the_kiosk_deaf,
)
from tests.kiosk.radio.test_bleak_link import (
    test_closing_lets_the_device_go_and_may_be_repeated,
    test_everything_asked_of_a_lost_link_says_so,
    test_fast_streams_get_a_socket_others_a_signal,
    test_reading_writing_and_listening,
    test_what_the_device_does_not_have_is_missing,
)
from tests.kiosk.radio.test_bleak_radio import (
    test_a_device_held_by_another_phone_is_silent_and_then_comes_back,
    test_a_device_nobody_hears_is_unreachable,
    test_a_device_that_bluez_forgot_is_found_again,
    test_a_device_that_vanished_costs_one_attempt,
    test_a_lost_link_ends_and_the_same_device_is_opened_again,
    test_blocked_by_rfkill_or_powered_off_and_back,
    test_several_at_once,
)
