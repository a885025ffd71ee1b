"""`make test-gym`: see tests/gym/storm.py."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.gym.storm import Storm, in_memory
from tests.gym.verdict import Verdict

ZERO = ("lost", "doubled", "bent", "undeleted", "astray", "damaged", "broken_promises")


def told(storm: Storm, verdict: Verdict, kiosks: int, minutes: float) -> str:
    """Every figure in words."""
    happened = storm.mishaps
    lag, known, after = verdict.lag_s, verdict.known_s, verdict.known_after_outage_s
    return "\n".join(
        [
            f"{kiosks} kiosks, {minutes:g} minutes; killed: PostgreSQL {len(happened.outages)},"
            f" kiosks {happened.kiosks_killed} times; links cut {happened.links_cut} times",
            f"visits in the gym       {verdict.visits} ({verdict.visits_per_s:.1f} a second)",
            f"members forgotten       {verdict.deleted_members}",
            f"visit's end to gym      median {lag[0]:.2f} s, p95 {lag[1]:.2f} s,"
            f" at most {lag[2]:.2f} s",
            f"known elsewhere         median {known[0]:.2f} s, p95 {known[1]:.2f} s,"
            f" at most {known[2]:.2f} s",
            f"  PostgreSQL just back   median {after[0]:.2f} s, at most {after[2]:.2f} s",
            f"all caught up           {verdict.caught_up_s:.0f} s after the last mishap",
            *(f"{name.replace('_', ' '):<23} {getattr(verdict, name)}" for name in ZERO),
        ]
    )


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--kiosks", type=int, default=200)
    asked.add_argument("--minutes", type=float, default=5.0)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with TemporaryDirectory(prefix="treadform-storm-", dir=in_memory()) as folder:
        storm = Storm(Path(folder), given.kiosks, given.minutes, given.seed)
        verdict = storm.run()
    print(told(storm, verdict, given.kiosks, given.minutes))
    return int(any(getattr(verdict, name) for name in ZERO))


if __name__ == "__main__":
    sys.exit(main())
