"""`make recordings`: fetch the freely licensed recordings from their public homes and write them in
the plain form that `treadform analyze` and `make accuracy` read.

    python -m tests.accuracy.public_recordings FOLDER

Every file is checked against the size and SHA-256 noted here before a byte of it is used; a file
already fetched is not fetched again. Licences: dryft and gaitmap MIT, Recurrent_GRF_Prediction
Apache-2.0.
"""

import hashlib
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.accuracy.plain_form import belt, sacrum, walking, walking_events

HOME = "https://raw.githubusercontent.com"
DRYFT = "alcantarar/dryft/f9c014bcfd8381d7f2bf3f7b23de9b8cf8dcd3f9"
SACRAL = "alcantarar/Recurrent_GRF_Prediction/8f21836746b4e791e8e9314d041bb8e09641dd1d"
GAITMAP = "mad-lab-fau/gaitmap/05ad9716161cdfeb4ba9fcb28eb796df0420e48d"
WAIT_S = 60


@dataclass(frozen=True, slots=True)
class Source:
    """One public file: where it is, and how to know that it is the one that was measured."""

    path: str
    size: int
    sha256: str


BELT = Source(
    f"{DRYFT}/dryft/sample/custom_drift_S001runT25.csv",
    61740,
    "4415d509f0b7474be5b6224e1a4823d7cf3aadf1af9f6366b6bef6c2b920ca0a",
)
ACCELERATION = Source(
    f"{SACRAL}/data/Accelerometer_one_sub.csv",
    3903808,
    "ad98276be65f9532897fb79e745d8fec4250f9d42002560b66e2ac93930c00a3",
)
FORCE = Source(
    f"{SACRAL}/data/GRF_one_sub.csv",
    1931283,
    "10d28b67584625f6e59b8ffe9882d726954bed7ed8dab1b3664df836202e0382",
)
TRIALS = Source(
    f"{SACRAL}/data/Sub_Info_one_sub.csv",
    1302,
    "48888f0f142395395ea1e85ce38e6dccdbc6195840fc30b694e0aa0f5843acef",
)
FEET = Source(
    f"{GAITMAP}/example_data/imu_sample.csv",
    1836065,
    "fdb91f0a1e58b1ac518a324d38c9177de6c4388137c1b1683e4a72460873bfd7",
)
STRIDES = Source(
    f"{GAITMAP}/example_data/stride_events_sample.csv",
    2877,
    "9fa47ac00ebe96fb6dc8447c49cf2ae1cf9559300101700a6875f094e4d5c274",
)

Writer = Callable[..., dict[str, str]]
SETS: dict[str, tuple[Writer, tuple[Source, ...]]] = {
    "belt force": (belt, (BELT,)),
    "sacrum": (sacrum, (ACCELERATION, FORCE, TRIALS)),
    "foot, walking": (walking, (FEET,)),
    "foot, walking: events": (walking_events, (STRIDES,)),
}


class Unusable(Exception):
    """A file could not be had, or is not the one that was measured."""


def fetched(source: Source, cache: Path, home: str = HOME) -> str:
    """The file's text, from the cache or the network; raises `Unusable`."""
    kept = cache / source.sha256
    if kept.is_file():
        return kept.read_text(encoding="utf-8")
    url = f"{home}/{source.path}"
    try:
        with urllib.request.urlopen(url, timeout=WAIT_S) as answer:
            data = answer.read(source.size + 1)
    except (urllib.error.URLError, OSError) as error:
        raise Unusable(f"{url}: not reached ({error}); is there a network?") from error
    if len(data) != source.size or hashlib.sha256(data).hexdigest() != source.sha256:
        raise Unusable(f"{url}: not the file that was measured ({len(data)} bytes); nothing kept")
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(data)
    return data.decode("utf-8")


def main() -> int:
    folder = Path(sys.argv[1])
    failed = 0
    for name, (plain, sources) in SETS.items():
        try:
            files = plain(*(fetched(source, folder / "fetched") for source in sources))
        except Unusable as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = 1
            continue
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        print(f"{name}: {len(files)} file(s) in {folder}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
