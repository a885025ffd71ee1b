#!/bin/bash
# What a booted machine shows of its kiosk, one part a boot; runs as a service, ends with the power.
# Says every result as a line that begins with "kiosk:".
here=/usr/local/share/treadform-prove
part=$(cat $here/part 2>/dev/null || echo install)
say() { echo "kiosk: $*"; }
check() { # check WHAT COMMAND...
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then say "ok: $what"; else say "FAILED: $what" && touch $here/failed; fi
}
next() { echo "$1" >$here/part && sync && systemctl reboot; }
install() { /src/hardware/kiosk/install.sh "$@" 2>&1 | sed 's/^/kiosk: /'; }
idle() { # the first frame was drawn; up to twenty minutes on an emulated processor
    for _ in $(seq 400); do
        systemctl is-active --quiet treadform.service && return 0
        [ "$(systemctl show -P NRestarts treadform.service)" -lt 3 ] || break
        sleep 3
    done
    journalctl -u treadform -n 40 --no-pager -o cat | sed 's/^/kiosk: log: /'
    return 1
}
screen() { # the host looks at the screen when it reads this
    sleep "${2:-5}"
    say "LOOK $1"
    sleep 4
}
releases() { ls /opt/treadform/releases | wc -l; }
two_releases() { [ "$(releases)" = 2 ]; }
clean() {
    for left in /opt/treadform /var/lib/treadform /etc/treadform \
        /etc/systemd/system/treadform.service /usr/local/lib/treadform; do
        [ ! -e "$left" ] || { say "left behind: $left" && return 1; }
    done
    ! id treadform && ! systemctl is-enabled treadform.service
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
    say "boot to idle screen: $(($(systemctl show -P ActiveEnterTimestampMonotonic treadform.service) / 1000000)) s"
    say "its start alone: $((($(systemctl show -P ActiveEnterTimestampMonotonic treadform.service) - $(systemctl show -P InactiveExitTimestampMonotonic treadform.service)) / 1000000)) s"
    systemd-analyze time 2>/dev/null | sed 's/^/kiosk: /'
    systemd-analyze security --no-pager treadform.service treadform-takehome.service 2>/dev/null |
        grep -a 'Overall' | sed 's/^/kiosk: /'
    check "bluetoothd serves an adapter" sh -c 'busctl tree org.bluez | grep -q hci0'
    check "no open port but the links'" sh -c '! ss -Hltn | grep -v "127.0.0\|:8080\|:80 "'
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
    [ -e $here/failed ] || say "all good"
    say "DONE"
    systemctl poweroff
    ;;
esac
