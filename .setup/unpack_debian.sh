#!/usr/bin/env bash
# unpack_debian.sh TREE PACKAGE...   "kernel" stands for Debian's newest for this processor
# Downloads Debian packages and unpacks them into TREE, without installing anything.
set -euo pipefail

tree=$(realpath -m "$1")
shift
wanted="$*"
[ "$(cat "$tree/.unpacked" 2>/dev/null)" = "$wanted" ] && exit 0

update() { # the lists are old or absent on a bare machine
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    "${as_root[@]}" apt-get update -q >/dev/null
}
real_name() {
    [ "$1" = kernel ] || { echo "$1" && return; }
    apt-cache depends "linux-image-$(dpkg --print-architecture)" |
        sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1
}
download() {
    local names=() name
    for package in $wanted; do
        name=$(real_name "$package")
        [ -n "$name" ] || return 1
        names+=("$name")
    done
    (cd "$tree/debs" && apt-get download -qq "${names[@]}" 2>"$tree/debs/log")
}

rm -rf "$tree"
mkdir -p "$tree/debs" "$tree/usr/bin" "$tree/usr/sbin" "$tree/usr/lib"
for merged in bin sbin lib; do ln -s "usr/$merged" "$tree/$merged"; done # as Debian itself is
download || { update && download; } || {
    echo "treadform: cannot download $wanted from Debian:" >&2
    cat "$tree/debs/log" >&2
    exit 2
}
for deb in "$tree"/debs/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" |
        tar -x --keep-directory-symlink --no-same-owner -C "$tree"
done
rm -r "$tree/debs"
echo "$wanted" >"$tree/.unpacked"
