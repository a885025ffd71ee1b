#!/bin/bash
# What a booted machine shows of its kiosk, one part a boot; runs as a service, ends with the power.
# Says every result as a line that begins with "kiosk:".
. /usr/local/share/treadform-prove/saying.sh
screen() { # the host looks at the screen when it reads this
    sleep "${2:-5}"
    say "LOOK $1"
    sleep 4
}

case $part in
install)
    install --release /release
    check "installed" test -L /opt/treadform/current
    check "user without a shell" sh -c 'getent passwd treadform | grep -q nologin'
    # An emulated processor draws its first frame late. Nothing else differs from a gym's kiosk.
    mkdir -p /etc/systemd/system/treadform.service.d
    printf '[Service]\nTimeoutStartSec=1200\nWatchdogSec=600\n' >/etc/systemd/system/treadform.service.d/emulated.conf
    next boot
    ;;
boot)
    check "idle screen reached" idle
    took
    systemd-analyze time 2>/dev/null | sed 's/^/kiosk: /'
    exposure
    check "bluetoothd serves an adapter" sh -c 'busctl tree org.bluez | grep -q hci0'
    check "no open port but the links'" closed
    screen idle 10
    busctl tree org.bluez | grep -c dev_ | sed 's/^/kiosk: devices that BlueZ heard: /'
    journalctl -u treadform --no-pager -o cat | grep -a 'connected\|is gone\|WARN\|ERROR' | tail -n 8 | sed 's/^/kiosk: log: /'
    check "killed, it comes back" sh -c 'systemctl kill -s KILL treadform.service; sleep 15; true'
    check "idle screen again" idle
    install --release /release
    check "update keeps the version before" two_releases
    before=$(readlink /opt/treadform/current)
    install rollback
    check "rolled back" sh -c "[ \$(readlink /opt/treadform/current) != $before ]"
    check "idle screen after the roll-back" idle
    rm -rf /etc/systemd/system/treadform.service.d/emulated.conf
    install uninstall
    check "nothing left" clean
    done_with_it
    ;;
esac
