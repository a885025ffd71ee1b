#!/usr/bin/env bash
# in_chroot.sh ROOT: install, update, roll back, reset and uninstall on a whole Debian, not started:
# real packages, real user, real files. Says every result; ends with 1 when one is not as it should.
set -euo pipefail
root=$1
good=0
say() { echo "chroot: $*"; }
check() {
    local what=$1
    shift
    if "$@"; then say "ok: $what"; else say "FAILED: $what" && good=1; fi
}
inside() { chroot "$root" "$@"; }
install() { inside /src/hardware/kiosk/install.sh "$@" | sed 's/^/chroot: /'; }
listing() { # every file but logs, caches and what passwd keeps of yesterday
    inside find / -xdev \( -path /proc -o -path /src -o -path /release -o -path /var/log \
        -o -path /var/cache -o -path /var/lib/apt -o -path /tmp -o -path /run \) -prune \
        -o -type f ! -path '/etc/*-' -printf '%p %s\n' | sort
}
current() { readlink "$root/opt/treadform/current"; }

before=$(listing)
install --release /release
first=$(current)
check "the program runs" inside /opt/treadform/current/bin/treadform --version
check "staff's command of it runs as the kiosk's user" \
    sh -c "chroot $root /usr/local/bin/treadform config | grep -q /var/lib/treadform"
check "a user without a shell" inside sh -c 'getent passwd treadform | grep -q nologin'
check "in the groups it needs" inside sh -c 'id -nG treadform | grep -q bluetooth'
check "visits are the kiosk's alone" \
    test "$(inside stat -c '%U %a' /var/lib/treadform)" = "treadform 700"
check "its units are as systemd likes them" \
    inside systemd-analyze verify --man=no /etc/systemd/system/treadform.service
for unit in treadform treadform-takehome; do
    inside systemd-analyze security --offline=true --no-pager "/etc/systemd/system/$unit.service" |
        sed -n "s/^.*Overall exposure level.*: /chroot: exposure of $unit: /p"
done
install gym 192.168.7.2
check "the gym's address and no other is let through" \
    inside grep -qx IPAddressAllow=192.168.7.2 /etc/systemd/system/treadform.service.d/gym.conf
check "no name is" sh -c "! chroot $root /src/hardware/kiosk/install.sh gym db.example.org 2>/dev/null"
check "its units are so, too" \
    inside systemd-analyze verify --man=no /etc/systemd/system/treadform.service
check "a root that is not written wants the visits on a partition of their own" \
    sh -c "chroot $root /src/hardware/kiosk/install.sh readonly on 2>&1 | grep -q partition"
install --release /release
check "an update keeps the version before" test "$(inside ls /opt/treadform/releases | wc -l)" = 2
install rollback
check "rolled back" test "$(current)" = "$first"
echo kept >"$root/var/lib/treadform/visit"
install reset
check "reset forgets visits" test ! -e "$root/var/lib/treadform/visit"
install uninstall
after=$(listing)
check "the distribution's own settings are back" test -s "$root/etc/bluetooth/main.conf"
check "nothing is left" diff <(echo "$before") <(echo "$after")
check "no user is left" inside sh -c '! id treadform 2>/dev/null'
exit $good
