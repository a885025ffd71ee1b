#!/usr/bin/env bash
# The whole kiosk in its compositor, without a screen: frames must be drawn, and none may hang.
# cage refuses root: there a user namespace lends another number.
set -euo pipefail
home=$(mktemp -d)
export XDG_RUNTIME_DIR=$home WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
export SDL_AUDIODRIVER=dummy
other=()
[ "$(id -u)" = 0 ] && other=(unshare -U --map-user=1000 --map-group=1000)
timeout -k 5 "${1:-60}" "${other[@]}" cage -s -- .venv/bin/treadform run --simulated --home "$home" \
    > "$home/cage.log" 2>&1 || true
grep -q "Virtual Belt connected" "$home/treadform.log" || { cat "$home/cage.log"; exit 1; }
grep -q "the screen draws" "$home/treadform.log" || { echo "nothing was drawn"; exit 1; }
if grep "the screen hangs" "$home/treadform.log"; then exit 1; fi
echo "the kiosk ran under cage: $(grep -c . "$home/treadform.log") lines of log, no screen hung"
