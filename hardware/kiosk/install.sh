#!/usr/bin/env bash
# Make this machine a Treadform kiosk, or undo it. Run as root on Debian 12/13 or Raspberry Pi OS.
#
#   install.sh                 install, or update to this source tree; may be run again at any time
#   install.sh rollback        go back to the version before
#   install.sh reset           forget every visit and setting
#   install.sh uninstall       remove everything, visits included
#   install.sh gym ADDRESS     let the kiosk reach its gym's database, at this IP address, and no other
#   install.sh readonly on|off keep the root file system from being written (from the next start on)
#
# --release DIR   take a prepared Python environment instead of building one
# --root DIR      lay the files under DIR and start nothing (for images and tests)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
source_tree=$(cd "$here/../.." && pwd)
packages=(bluez cage dbus fonts-dejavu-core g++ libasound2 libegl1 libgl1
    python3-dev python3-venv rfkill seatd wlr-randr xwayland)
groups=(audio bluetooth dialout render video)
command=install root="" release="" argument=""

say() { echo "treadform: $*"; }
give_up() {
    echo "treadform: $*" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    case $1 in
    install | rollback | reset | uninstall) command=$1 ;;
    gym | readonly) command=$1 argument=${2:?$1 needs a word; see the head of $0} && shift ;;
    --root) root=${2:?--root needs a folder} && shift ;;
    --release) release=${2:?--release needs a folder} && shift ;;
    *) give_up "unknown word: $1; see the head of $0" ;;
    esac
    shift
done
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || give_up "needs root; try: sudo $0 $command"

# One at a time: a lock on a folder that is always there leaves nothing behind.
exec 9<"${root:-/}" || give_up "no such folder: $root"
flock -n 9 || give_up "another $0 is at work; wait for it"

opt=$root/opt/treadform
state=$root/var/lib/treadform
kept=$opt/replaced # what stood where our files stand now
added=$opt/packages

need_mb=2500 # packages, build and a release

on_this_machine() { [ -z "$root" ]; }
forgetful() { # the root lies under one in memory: what is written now is gone at the next start
    on_this_machine && grep -q '^overlayroot / ' /proc/mounts
}
files() { (cd "$here/rootfs" && find . -type f | sed 's#^\./##' | sort); }
mode() { if [ -x "$1" ]; then echo 0755; else echo 0644; fi; }

reload() {
    on_this_machine && [ -d /run/systemd/system ] || return 0
    systemctl daemon-reload
    udevadm control --reload || true
}
service() { # only where systemd runs
    on_this_machine && [ -d /run/systemd/system ] || return 0
    systemctl "$@"
}

refuse_what_cannot_work() {
    local id=unknown version=0 free_mb
    if on_this_machine; then
        id=$(sed -n 's/^ID=//p' /etc/os-release 2>/dev/null) || true
        version=$(sed -n 's/^VERSION_ID="\?\([0-9]*\).*/\1/p' /etc/os-release 2>/dev/null) || true
        case $id$version in
        debian12 | debian13 | raspbian12 | raspbian13) ;;
        *) give_up "made for Debian 12 and 13 and Raspberry Pi OS; this is ${id:-unknown} $version" ;;
        esac
        case $(uname -m) in
        x86_64 | aarch64) ;;
        *) give_up "made for 64-bit processors of PCs and the Raspberry Pi, not for $(uname -m)" ;;
        esac
    fi
    if [ -n "$release" ]; then
        [ -x "$release/bin/treadform" ] || give_up "no release: $release/bin/treadform is missing"
        need_mb=$(($(du -sm "$release" | cut -f 1) + 10))
    fi
    free_mb=$(df --output=avail -B1M "${root:-/}" | tail -n 1)
    [ "$free_mb" -ge "$need_mb" ] || give_up "needs $need_mb MB of room; there are $free_mb"
}

add_packages() {
    on_this_machine || return 0
    local missing=()
    apt-get update -q >/dev/null || give_up "apt-get update failed; is there a network?"
    for package in "${packages[@]}"; do
        # Debian 13's name where there is one: the old one is an alias there, never installed itself.
        if apt-cache show "${package}t64" >/dev/null 2>&1; then package+=t64; fi
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${missing[*]}"
    printf '%s\n' "${missing[@]}" >>"$added" # first: an interrupted one is still ours to remove
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        "${missing[@]}" </dev/null >/dev/null || give_up "apt-get install failed"
}

add_user() {
    on_this_machine || return 0
    id treadform >/dev/null 2>&1 ||
        useradd --system --user-group --home-dir /var/lib/treadform --shell /usr/sbin/nologin treadform
    for group in "${groups[@]}"; do
        if getent group "$group" >/dev/null; then usermod -a -G "$group" treadform; fi
    done
    chown -R treadform:treadform /var/lib/treadform
}

ours() { grep -qxF "$1" "$opt/files" 2>/dev/null; }

keep() { # what stands there; whole or not at all
    mkdir -p "$(dirname "$kept/$1")"
    cp -a "$root/$1" "$kept/$1.new"
    mv "$kept/$1.new" "$kept/$1"
}

lay_files() { # in an order that a pulled plug may end anywhere
    local file
    for file in $(files); do
        if ! ours "$file"; then
            if [ -e "$root/$file" ] && [ ! -e "$kept/$file" ]; then keep "$file"; fi
            echo "$file" >>"$opt/files"
        fi
        # What a gym sets stays as it set it.
        if [ "$file" = etc/treadform/session.conf ] && [ -e "$root/$file" ]; then continue; fi
        install -D -m "$(mode "$here/rootfs/$file")" "$here/rootfs/$file" "$root/$file"
    done
}

add_release() {
    local folder
    folder=$opt/releases/$(date -u +%Y%m%dT%H%M%SZ)
    while [ -e "$folder" ]; do folder+=x; done
    mkdir -p "$opt/releases"
    if [ -n "$release" ]; then
        cp -a "$release" "$folder"
    else
        say "building (some minutes)"
        python3 -m venv "$folder"
        "$folder/bin/python" -m pip install -q "$source_tree" || give_up "pip install failed"
    fi
    # Nothing has changed until here; what was left half built is swept away below.
    if [ -L "$opt/current" ]; then ln -sfn "$(readlink "$opt/current")" "$opt/previous"; fi
    switch_to "releases/$(basename "$folder")"
    forget_old_releases
}

switch_to() { # in one step: a pulled plug finds the one or the other
    ln -sfn "$1" "$opt/current.new"
    mv -T "$opt/current.new" "$opt/current"
}

forget_old_releases() {
    local one
    for one in "$opt"/releases/*; do
        case releases/$(basename "$one") in
        "$(readlink "$opt/current")" | "$(readlink "$opt/previous" 2>/dev/null)") ;;
        *) rm -rf "$one" ;;
        esac
    done
}

do_install() {
    refuse_what_cannot_work
    mkdir -p "$opt" "$state"
    chmod 0700 "$state"
    add_packages
    add_release
    lay_files
    cp "$source_tree/README.md" "$opt/README.md"
    add_user
    reload
    service mask --quiet ctrl-alt-del.target
    service enable --quiet treadform.service treadform-takehome.service
    service restart systemd-journald.service
    service restart bluetooth.service treadform.service
    say "installed $(readlink "$opt/current")"
}

do_rollback() {
    [ -L "$opt/previous" ] || give_up "there is no version to go back to"
    local before now
    before=$(readlink "$opt/previous") now=$(readlink "$opt/current")
    switch_to "$before"
    ln -sfn "$now" "$opt/previous"
    service restart treadform.service
    say "went back to $before"
}

do_reset() {
    service stop treadform.service
    find "$state" -mindepth 1 -delete
    service start treadform.service
    say "every visit and setting is forgotten"
}

gym_file=$root/etc/systemd/system/treadform.service.d/gym.conf

do_gym() {
    case $argument in
    *[!0-9a-fA-F.:]* | "") give_up "gym: $argument is no IP address; the kiosk looks up no names" ;;
    esac
    mkdir -p "$(dirname "$gym_file")"
    printf '%s\n' "# The gym's database and nothing else." "[Service]" \
        "RestrictAddressFamilies=AF_UNIX AF_NETLINK AF_INET AF_INET6" "IPAddressAllow=$argument" >"$gym_file"
    reload
    service restart treadform.service
    say "the kiosk may reach $argument; now: sudo treadform gym join URL"
}

overlay=$root/etc/overlayroot.local.conf

do_readonly() {
    case $argument in
    on)
        if on_this_machine; then
            mountpoint -q "$state" ||
                give_up "readonly: $state must be a partition of its own, else every visit is lost at a restart"
            dpkg -s overlayroot >/dev/null 2>&1 || {
                DEBIAN_FRONTEND=noninteractive apt-get install -qq -y overlayroot </dev/null >/dev/null ||
                    give_up "apt-get install overlayroot failed"
                echo overlayroot >>"$added"
            }
        fi
        mkdir -p "$(dirname "$overlay")"
        echo 'overlayroot="tmpfs:swap=0,recurse=0"' >"$overlay"
        ;;
    off)
        if forgetful; then
            overlayroot-chroot rm -f /etc/overlayroot.local.conf || give_up "the root could not be written"
        else
            rm -f "$overlay"
        fi
        ;;
    *) give_up "readonly: on or off, not $argument" ;;
    esac
    say "readonly is $argument from the next start on"
}

do_uninstall() {
    local file
    if [ ! -d "$opt" ]; then # what stands at our places is not ours
        say "nothing is installed"
        return 0
    fi
    rm -rf "$(dirname "$gym_file")" "$overlay"
    service disable --quiet --now treadform-takehome.service treadform.service || true
    service unmask --quiet ctrl-alt-del.target
    if [ -e "$opt/files" ]; then
        while read -r file; do
            rm -f "$root/$file"
            if [ -e "$kept/$file" ]; then
                cp -a "$kept/$file" "$root/$file"
            else
                rmdir -p --ignore-fail-on-non-empty "$root/$(dirname "$file")" 2>/dev/null || true
            fi
        done <"$opt/files"
    fi
    reload
    if on_this_machine; then
        if id treadform >/dev/null 2>&1; then userdel treadform; fi
        if [ -s "$added" ]; then
            xargs -a "$added" env DEBIAN_FRONTEND=noninteractive apt-get purge -qq -y --autoremove >/dev/null
        fi
    fi
    rm -rf "$opt" "$state"
    say "uninstalled; nothing is left"
}

case $command in
reset | readonly) ;; # the visits' partition is written, and the switch itself
*) if forgetful; then give_up "this root forgets what is written: $0 readonly off, restart, and again"; fi ;;
esac
"do_$command"
