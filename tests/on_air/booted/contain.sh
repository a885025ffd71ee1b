#!/usr/bin/env bash
# contain.sh FOLDER: boots the Debian of build.sh as a container at this machine's own speed, and
# lets contained.sh show what its kiosk does. Needs root.
set -euo pipefail
folder=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
. "$here/over.sh"
mkdir "$machine/room"
ln -sfn /src/tests "$machine/room/tests"
cp "$here/contained.sh" "$prove/prove.sh"
cp "$here/treadform-room.service" "$machine/etc/systemd/system/"
sed 's#^StandardOutput=tty#StandardOutput=append:/said#; /^StandardError\|^TTYPath/d' \
    "$here/treadform-prove.service" >"$machine/etc/systemd/system/treadform-prove.service"
chroot "$machine" systemctl enable -q treadform-prove.service treadform-room.service
chroot "$machine" systemctl mask -q console-getty.service

# A host without systemd has no unit and no machined to tell of it.
export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1
touch "$machine/said"
boot() {
    timeout -k 10 "${LIMIT_S:-600}" systemd-nspawn -q -D "$machine" -b --register=no --keep-unit \
        --private-network --console=pipe </dev/null || true # it ends with 133 to be booted again
}
for _ in install boot again; do boot; done >"$folder/console.log" 2>&1 &
tail -n +1 -f --pid=$! "$machine/said" || true
grep -q 'kiosk: all good' "$machine/said"
