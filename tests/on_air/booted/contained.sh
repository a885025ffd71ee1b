#!/bin/bash
# What a booted container shows of its kiosk, one part a boot; ends with its power off. Its kernel is
# the host's: no radio, screen or console, so a stand-in is BlueZ and cage draws into memory.
# shellcheck source=saying.sh
. /usr/local/share/treadform-prove/saying.sh
short_program() { # a visit of three minutes
    as_kiosk programs import /src/tests/on_air/booted/visit.toml
    as_kiosk programs publish proof
    printf '%s\n' '[kiosk]' 'program = "proof"' >/var/lib/treadform/settings.toml
}
another_start() { [ "$(stamp ActiveEnterTimestamp)" != "$1" ]; }
in_turn() { # the thread that hears the sensors goes first, or says that it may not
    local classes
    classes=$(ps -u treadform -L -o cls=)
    if [[ $classes == *RR* ]]; then
        say "the radio's thread goes before other work"
    else
        grep -a "waits its turn" /var/lib/treadform/treadform.log | tail -1 | sed 's/^/kiosk: log: /' | grep .
    fi
}
hang() { # the screen stops drawing; the watchdog must see it
    local before
    before=$(stamp ActiveEnterTimestamp)
    pkill -STOP -u treadform -f 'treadform run'
    for _ in $(seq 60); do
        sleep 1
        another_start "$before" && systemctl is-active --quiet treadform.service && return 0
    done
    return 1
}

case $part in
install)
    mkdir -p /etc/systemd/system/treadform.service.d
    printf '%s\n' '[Service]' 'Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman SDL_AUDIODRIVER=dummy' \
        'Environment=PYTHONPATH=/src/tests/on_air/booted/witness TREADFORM_SEEN=/run/treadform/seen' \
        >/etc/systemd/system/treadform.service.d/headless.conf
    install --release /release
    check "installed" test -L /opt/treadform/current
    check "idle screen after the installation" idle
    check "a short program for the proof" short_program
    next boot
    ;;
boot)
    check "idle screen reached" idle
    took
    exposure
    check "no open port but the links'" closed
    check "belt and pods are heard" connected 5
    check "the screen draws" grep -aq "the screen draws" /var/lib/treadform/treadform.log
    check "the radio's thread goes first, or says that it may not" in_turn
    check "a member's visit, by touches" visit
    journalctl -u treadform-room --no-pager -o cat | sed -n 's/^touched/kiosk: touched/p'
    check "the visit is kept" complete
    visits >$here/kept
    grep 'program\|complete\|sets\|steps' $here/kept | sed 's/^ */kiosk: /'
    next again
    ;;
again)
    check "idle screen after the restart" idle
    took
    check "the visit is still there, complete" complete
    check "and nothing of it has changed" diff $here/kept <(visits)
    check "the watchdog ends a screen that hangs" hang
    before=$(stamp ActiveEnterTimestamp)
    systemctl kill -s KILL treadform.service
    sleep 4
    restarts=9
    check "killed, it comes back" idle
    check "and anew" another_start "$before"
    install --release /release
    check "update keeps the version before" two_releases
    before=$(readlink /opt/treadform/current)
    install rollback
    check "rolled back" sh -c "[ \$(readlink /opt/treadform/current) != $before ]"
    check "idle screen after the roll-back" idle
    install reset
    check "idle screen after the reset" idle
    log 25
    rm -r /etc/systemd/system/treadform.service.d
    install uninstall
    check "nothing left" clean
    done_with_it
    ;;
esac
