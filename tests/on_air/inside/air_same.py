# ruff: noqa: F401 - pytest finds them here
"""The light bench's own tests on the real stack: where they pass here too, it tells the truth.

Left out are those that script an error of bluetoothd or its delay: the real one has no script;
and those of the keeper that are stricter in time than an emulated machine.
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
    test_several_at_once,
)
from tests.kiosk.radio.test_bluez_watch import (
    test_bluetoothd_is_killed_and_comes_back,
    test_no_bluez_at_all,
    test_no_bus_at_all,
    test_the_adapter_is_pulled_out_and_put_back,
    test_why_there_is_no_radio,
)
from tests.kiosk.radio.test_keeper import (
    test_a_device_that_connects_but_never_speaks_is_tried_again,
    test_a_dropped_link_comes_back,
    test_bluetoothd_killed_and_restarted,
    test_out_of_range_and_back,
    test_telemetry_that_freezes_is_a_dead_link_although_status_still_comes,
)
from tests.kiosk.radio.test_scanner import (
    test_a_connected_device_is_not_heard,
    test_advertisements_are_handed_on_as_heard,
    test_nobody_scans_while_something_connects,
    test_two_listeners_share_a_scan_and_the_last_one_ends_it,
)
