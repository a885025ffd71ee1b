# shellcheck shell=bash
# What a machine writes lies over the Debian of build.sh and is forgotten; sourced with $folder set.
machine=${folder:?}/machine
prove=$machine/usr/local/share/treadform-prove
rm -rf "$folder/over"
mkdir -p "$machine" "$folder/over/upper" "$folder/over/work"
mount -t overlay -o "lowerdir=$folder/root,upperdir=$folder/over/upper,workdir=$folder/over/work" \
    machine "$machine"
trap 'umount "$machine"' EXIT
mkdir -p "$prove"
cp "${here:?}/saying.sh" "$prove/"
echo treadform >"$machine/etc/hostname"
