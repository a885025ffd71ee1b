#!/usr/bin/env bash
# debian_packages.sh GROUP...   groups: build, screen, test, hardware, cross, bench, fuzz, cage, air, booted
# Installs what only the system can provide. Says so first, asks for nothing that is present.
set -euo pipefail

python=$("$(dirname "$0")/find_python.sh")
name=$(basename "$(readlink -f "$python")") # python3.11, so that the headers fit the interpreter

shared_library() { { /sbin/ldconfig -p 2>/dev/null || true; } | grep -q "$1"; }
python_header() {
    "$python" -c 'import pathlib, sys, sysconfig
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())'
}
first_known() { # Debian 13 renamed some libraries (t64)
    for package; do
        if apt-cache show "$package" >/dev/null 2>&1; then echo "$package"; return; fi
    done
    echo "${!#}"
}

missing=() reasons=()
need() { # need PACKAGE REASON CHECK...
    local package=$1 reason=$2
    shift 2
    "$@" >/dev/null 2>&1 && return
    missing+=("$package")
    reasons+=("  $package: $reason")
}

find_missing() {
    missing=() reasons=()
    for group; do
        case $group in
        build)
            need g++ "compiles the gait core" c++ --version
            need "$name-venv" "keeps the Python packages in .venv" "$python" -c 'import ensurepip'
            need "$name-dev" "headers for the core's Python module" python_header
            ;;
        screen)
            need libgl1 "draws the screen" shared_library libGL.so.1
            need libegl1 "draws pictures where there is no display" shared_library libEGL.so.1
            need "$(first_known libasound2t64 libasound2)" "plays the metronome" \
                shared_library libasound.so.2
            ;;
        cage)
            need cage "is the kiosk's compositor" command -v cage
            need seatd "lends it a seat" command -v seatd
            need xwayland "carries the window into it" command -v Xwayland
            ;;
        test)
            need doctest-dev "runs the C++ tests" test -e /usr/include/doctest/doctest.h
            need systemd "checks the kiosk's units" command -v systemd-analyze
            need xvfb "is a display for the kiosk's window" command -v Xvfb
            need xdotool "touches that window" command -v xdotool
            need espeak-ng "speaks cues" command -v espeak-ng
            need dbus "carries the tests' stand-in for Bluetooth" command -v dbus-daemon
            need "$(first_known postgresql-17 postgresql-15 postgresql)" \
                "is the gym of the tests, on loopback and in a folder of its own" \
                compgen -G '/usr/lib/postgresql/*/bin/postgres'
            ;;
        cross)
            need g++-aarch64-linux-gnu "compiles the core for the Raspberry Pi" \
                command -v aarch64-linux-gnu-g++
            need qemu-user "runs it" command -v qemu-aarch64
            need gcc-arm-none-eabi "compiles the core for the pod" command -v arm-none-eabi-g++
            need libstdc++-arm-none-eabi-newlib "the pod's standard library" \
                test -e /usr/lib/arm-none-eabi/newlib/libc.a
            need qemu-system-arm "runs it" command -v qemu-system-arm
            ;;
        bench)
            need valgrind "counts instructions" command -v valgrind
            ;;
        fuzz)
            need clang "builds the fuzz targets" command -v clang++
            need libclang-rt-dev "finds what breaks them" \
                compgen -G '/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a'
            ;;
        air)
            need "qemu-system-x86" "is the machine of the real bench" command -v qemu-system-x86_64
            need busybox-static "is its first file system" command -v busybox
            need kmod "orders its kernel's modules" test -x /usr/sbin/modprobe -o -x /sbin/modprobe
            need dbus "is its message bus" command -v dbus-daemon
            for library in libglib2.0-0:libglib-2.0.so.0 libdw1:libdw.so.1 \
                libasound2:libasound.so.2 libreadline8:libreadline.so.8; do
                name=${library%%:*}
                need "$(first_known "${name}t64" "$name")" "bluetoothd is linked with it" \
                    shared_library "${library##*:}"
            done
            ;;
        booted)
            need debootstrap "makes the machine that becomes a kiosk" test -x /usr/sbin/debootstrap
            need e2fsprogs "makes its disk" test -x /sbin/mke2fs
            need systemd-container "boots it as a container" command -v systemd-nspawn
            ;;
        hardware)
            need openscad "renders the pod's case" command -v openscad
            need shellcheck "reads every script" command -v shellcheck
            ;;
        *) echo "unknown group: $group" >&2 && exit 2 ;;
        esac
    done
}

give_up() {
    echo "treadform: $1 Missing: ${missing[*]}. Install them, then run make again." >&2
    exit 2
}

find_missing "$@"
[ ${#missing[@]} -eq 0 ] && exit 0

command -v apt-get >/dev/null || give_up "this system has no apt."
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || give_up "installing packages needs root or sudo."
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n) # nobody there to type a password
    "${as_root[@]}" true 2>/dev/null || give_up "sudo was refused."
fi

echo "Treadform needs these Debian packages; installing them now with apt:"
printf '%s\n' "${reasons[@]}"
"${as_root[@]}" apt-get update -q >/dev/null || give_up "apt-get update failed."
find_missing "$@" # names that apt knows only now
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null ||
    give_up "apt-get install failed."
find_missing "$@"
[ ${#missing[@]} -eq 0 ] || give_up "apt installed what it was asked for, but it is not found."
