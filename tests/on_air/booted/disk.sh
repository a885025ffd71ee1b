#!/usr/bin/env bash
# disk.sh FOLDER: the Debian of build.sh, a kiosk by install.sh, as a disk that boots and proves
# itself (prove.sh). Needs root.
set -euo pipefail
folder=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
. "$here/over.sh"

mount --bind /proc "$machine/proc"
trap 'umount "$machine/proc" "$machine"' EXIT
chroot "$machine" /src/hardware/kiosk/install.sh --release /release
cp "$here"/{prove.sh,adapter.sh,eye.sh,eye.py} "$here/../guest/adapter.py" "$prove/"
cp "$here"/treadform-{prove,adapter,eye}.service "$machine/etc/systemd/system/"
# Where a kiosk on an emulated processor is not a gym's: patience, a small screen, and a compositor
# that draws without a graphics card's help.
mkdir -p "$machine/etc/systemd/system/treadform.service.d"
printf '%s\n' '[Service]' TimeoutStartSec=1200 WatchdogSec=600 Environment=WLR_RENDERER=pixman \
    'Environment=PYTHONPATH=/src/tests/on_air/booted/witness TREADFORM_SEEN=/run/treadform/seen TREADFORM_FPS=1' \
    >"$machine/etc/systemd/system/treadform.service.d/emulated.conf"
printf '%s\n' '[kiosk]' 'program = "proof"' 'width = 800' 'height = 500' 'start_within_s = 280' >"$machine/var/lib/treadform/settings.toml"
chroot "$machine" runuser -u treadform -- env TREADFORM_HOME=/var/lib/treadform sh -c '
    /opt/treadform/current/bin/treadform programs import /src/tests/on_air/booted/visit.toml &&
    /opt/treadform/current/bin/treadform programs publish proof'
chroot "$machine" systemctl enable -q treadform.service treadform-takehome.service \
    treadform-prove.service treadform-adapter.service treadform-eye.service
chroot "$machine" systemctl mask -q systemd-networkd-wait-online.service serial-getty@ttyS0.service
umount "$machine/proc"
trap 'umount "$machine"' EXIT
rm -f "$folder/disk"
mke2fs -q -t ext4 -O ^has_journal -d "$machine" "$folder/disk" 6G
