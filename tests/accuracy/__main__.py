"""python -m tests.accuracy: the table that `make accuracy` prints."""

import sys

from tests.accuracy.figures import RECORDINGS, printed, rows

if not RECORDINGS.is_dir():
    sys.exit(f"no recordings in {RECORDINGS}: set TREADFORM_RECORDINGS to where they lie")
printed(rows())
print()
print("times in ms (bias±SD), pooled over all files, from the 4th true contact of each file on;")
print("constant: always answering these files' own mean; line: a straight line through speed and")
print("slope, each trial left out in turn; cadence: the file furthest off")
