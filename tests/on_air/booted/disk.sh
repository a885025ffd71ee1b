#!/usr/bin/env bash
# disk.sh FOLDER: the Debian of build.sh as a disk that boots and proves itself (prove.sh).
set -euo pipefail
folder=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
root=$folder/root

prove=$root/usr/local/share/treadform-prove
mkdir -p "$prove"
cp "$here/prove.sh" "$here/saying.sh" "$here/adapter.sh" "$here/../guest/adapter.py" "$prove/"
cp "$here"/treadform-{prove,adapter}.service "$root/etc/systemd/system/"
chroot "$root" systemctl enable -q treadform-prove.service treadform-adapter.service
chroot "$root" systemctl mask -q systemd-networkd-wait-online.service serial-getty@ttyS0.service
echo treadform >"$root/etc/hostname"
rm -f "$folder/disk"
mke2fs -q -t ext4 -O ^has_journal -d "$root" "$folder/disk" 6G
