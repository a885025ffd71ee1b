# ruff: noqa: F401 - pytest finds them here
"""The light bench's own tests on the real stack: watching, keeping, scanning.

Left out are those that script a fault of bluetoothd, and those of the keeper that are stricter in
time than an emulated machine.
"""

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
