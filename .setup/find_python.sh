#!/bin/sh
# Prints the first Python on the path that Treadform runs on (Kivy has no wheels past 3.13).
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
        command -v "$name"
        exit 0
    fi
done
found=$(python3 --version 2>/dev/null || echo "no python3")
echo "treadform: needs Python 3.11, 3.12 or 3.13, found $found; install one and run make again." >&2
exit 2
