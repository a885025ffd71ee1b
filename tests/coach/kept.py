"""Sessions that were lived already, below build/coach: a run that was cut goes on, and another
threshold is judged in seconds. A session is known by everything that it is made of."""

import hashlib
import pickle
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kiosk import _core
from kiosk.coaching.library import builtin_exercises
from kiosk.simulator import Error
from tests.coach.session import RAISE_PCT, Session, session

ROOT = Path(__file__).parents[2]
SHELF = ROOT / "build" / "coach"
MADE_OF = ("kiosk/body", "kiosk/simulator", "kiosk/gait")


def kept_session(
    exercise: str, errors: Sequence[tuple[Error | None, float]], seed: int, shelf: Path = SHELF
) -> Session:
    """The session, from the shelf where the same one lies there."""
    one = builtin_exercises()[exercise]
    key = (exercise, one.dose.work_s, one.beat_per_min, RAISE_PCT.get(exercise), *errors, seed)
    name = hashlib.sha256(f"{sources()} {key}".encode()).hexdigest()[:24]
    path = shelf / f"{exercise}_{seed}_{name}.pickle"
    if path.exists():
        lived = pickle.loads(path.read_bytes())
        assert isinstance(lived, Session)
        return lived
    lived = session(exercise, errors, seed)
    shelf.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(lived))
    part.replace(path)
    return lived


@cache
def sources() -> str:
    """One word for the code and the core that sessions are made by."""
    digest = hashlib.sha256(Path(str(_core.__file__)).read_bytes())
    files = [path for folder in MADE_OF for path in (ROOT / folder).rglob("*.py")]
    for path in sorted([*files, Path(__file__).with_name("session.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
