#!/bin/bash
# What a booted machine shows of its kiosk; runs as a service, ends with the power. Says every
# result as a line that begins with "kiosk:".
# shellcheck source=saying.sh
. /usr/local/share/treadform-prove/saying.sh
look() { # the host looks at the screen when it reads this
    say "LOOK $1"
    sleep 4
}
heard() { busctl tree org.bluez | grep -c dev_; }
hears() { # belt and pods, by a BlueZ that is not hurried
    for _ in $(seq 60); do
        [ "$(heard)" -ge 5 ] && return 0
        sleep 2
    done
    return 1
}

check "idle screen reached" idle
took
systemd-analyze time 2>/dev/null | sed 's/^/kiosk: /'
look idle
exposure
check "bluetoothd serves an adapter" sh -c 'busctl tree org.bluez | grep -q hci0'
check "no open port but the links'" closed
check "belt and pods are heard" hears
say "devices that BlueZ heard: $(heard)"
check "belt and pods are connected" connected 5
kept_log 12
look heard
check "a member's visit, by touches" visit
look after
check "the visit is kept" complete
visits | grep 'program\|complete\|sets\|steps' | sed 's/^ */kiosk: /'
log 8
done_with_it
