#!/bin/bash
# What a booted machine shows of its kiosk; runs as a service, ends with the power. Says every
# result as a line that begins with "kiosk:".
. /usr/local/share/treadform-prove/saying.sh
screen() { # the host looks at the screen when it reads this
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
screen idle
exposure
check "bluetoothd serves an adapter" sh -c 'busctl tree org.bluez | grep -q hci0'
check "no open port but the links'" closed
check "belt and pods are heard" hears
say "devices that BlueZ heard: $(heard)"
check "belt and pods are connected" connected 5
screen heard
log 8
done_with_it
