# shellcheck shell=bash
# What both proofs on a booted machine have in common; sourced.
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
        [ "$(systemctl show -P NRestarts treadform.service)" -lt "${restarts:-3}" ] || break
        sleep 3
    done
    log 40
    return 1
}
connected() { # so many of the five devices hold a link
    for _ in $(seq 60); do
        [ "$(grep -ac " connected$" /var/lib/treadform/treadform.log)" -ge "$1" ] && return 0
        sleep 1
    done
    return 1
}
as_kiosk() { # a command of the kiosk's user
    runuser -u treadform -- \
        env TREADFORM_HOME=/var/lib/treadform /opt/treadform/current/bin/treadform "$@"
}
visit() { # a member's, by touches; whoever plays the member takes the wish away
    touch /run/treadform-visit
    for _ in $(seq 900); do
        [ -e /run/treadform-visit ] || return 0
        sleep 1
    done
    return 1
}
visits() { as_kiosk history --json; }
complete() { visits | grep '"complete": true'; }
log() { journalctl -u treadform -n "$1" --no-pager -o cat | sed 's/^/kiosk: log: /'; }
kept_log() { tail -n "$1" /var/lib/treadform/treadform.log | sed 's/^/kiosk: log: /'; }
stamp() { systemctl show -P "$1Monotonic" treadform.service; }
took() { # how long the boot and the start alone took; a container's clock is the host's
    local from=0 until
    if systemd-detect-virt -c -q; then from=$(systemctl show -P UserspaceTimestampMonotonic); fi
    until=$(stamp ActiveEnterTimestamp)
    say "boot to idle screen: $(((until - from) / 100000)) tenths of a second"
    say "its start alone: $(((until - $(stamp InactiveExitTimestamp)) / 100000)) tenths"
}
exposure() {
    systemd-analyze security --no-pager treadform.service treadform-takehome.service 2>/dev/null |
        grep -a 'Overall' | sed 's/^/kiosk: /'
}
closed() { ! ss -Hltn | grep -v '127.0.0\|:8620 '; }
releases() { ls /opt/treadform/releases | wc -l; }
two_releases() { [ "$(releases)" = 2 ]; }
clean() {
    for left in /opt/treadform /var/lib/treadform /etc/treadform \
        /etc/systemd/system/treadform.service /usr/local/lib/treadform; do
        [ ! -e "$left" ] || { say "left behind: $left" && return 1; }
    done
    ! id treadform && ! systemctl is-enabled treadform.service
}
done_with_it() {
    [ -e $here/failed ] || say "all good"
    say "DONE"
    systemctl poweroff
}
