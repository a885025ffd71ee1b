#!/usr/bin/env bash
# build.sh FOLDER: a Debian with what install.sh would fetch, our source, and a release built in it;
# in_chroot.sh has tried it. Needs root (debootstrap, chroot). SUITE=trixie: Debian 13 in place of 12.
set -euo pipefail
folder=$(realpath -m "$1")
here=$(cd "$(dirname "$0")" && pwd)
source_tree=$(cd "$here/../../.." && pwd)
root=$folder/root
suite=${SUITE:-bookworm}
packages=systemd-sysv,udev,dbus,kmod,linux-image-$(dpkg --print-architecture),iproute2,ca-certificates,procps
packages+=,bluez,cage,fonts-dejavu-core,g++,libasound2,libegl1,libgl1,python3-dev,python3-venv,rfkill,seatd
packages+=,wlr-randr,xwayland
packages+=,xdotool # the finger of the proof
[ "$suite" = bookworm ] || packages=${packages/libasound2/libasound2t64} # as Debian 13 calls it

if [ ! -e "$folder/bootstrapped" ]; then
    rm -rf "$root"
    mkdir -p "$folder"
    debootstrap --variant=minbase --include="$packages" "$suite" "$root" http://deb.debian.org/debian
    touch "$folder/bootstrapped"
fi
rm -rf "$root/src" "$root/release"
mkdir -p "$root/src" "$root/release"
git -C "$source_tree" ls-files -z | (cd "$source_tree" && xargs -0 cp --parents -t "$root/src")

# pip's own configuration of this machine, so that the chroot finds what the host finds
chroot "$root" python3 -m venv /release
mounts=()
leave() { for at in "${mounts[@]}"; do umount "$at"; done; }
trap leave EXIT
for place in /proc /etc/ssl; do
    [ -d "$place" ] || continue
    mkdir -p "$root$place"
    mount --bind "$place" "$root$place" && mounts+=("$root$place")
done
cp /etc/resolv.conf "$root/etc/resolv.conf"
for file in /etc/pip.conf "$HOME/.config/pip/pip.conf" "$HOME/.pip/pip.conf"; do
    if [ -e "$file" ]; then cp "$file" "$root/etc/pip.conf"; fi
done
env -u PIP_FIND_LINKS chroot "$root" /release/bin/python -m pip install -q /src
leave
mounts=()

echo "deb [trusted=yes] file:/repository ./" >"$root/etc/apt/sources.list" # all is here already
mkdir -p "$root/repository"
: >"$root/repository/Packages"
mount --bind /proc "$root/proc" && mounts+=("$root/proc")
"$here/in_chroot.sh" "$root"
leave
mounts=()
rm -rf "$root"/var/cache/apt/archives/*.deb
