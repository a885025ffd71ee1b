"""make coach: every error of the tables, made by the simulator's body, and what the coach said.

Prints the confusion table and puts it into kiosk/coaching/README.md. SEEDS=100 by default; the
severity of each is drawn between a half and whole.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from tests.coach.bouts import Cued, bout
from tests.coach.expected import CUES, Case

README = Path(__file__).parents[2] / "kiosk" / "coaching" / "README.md"
BEGIN, END = "<!-- coach: begin -->", "<!-- coach: end -->"
WITHIN_S = 5.0 + 3.0
"""The dwell and 3 s."""
CLEAN_MINUTES = 10


def main() -> int:
    """Run everything, print the table, keep it; 1 when a figure falls short."""
    seeds = int(os.environ.get("SEEDS", "100"))
    cases = [(case, seed) for case in CUES for seed in range(seeds)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        said = list(workers.map(_one, cases, chunksize=4))
        clean = list(workers.map(_clean, [(name, s) for name in _names() for s in range(seeds)]))
    lines = _table(cases, said, seeds) + _clean_table(clean)
    text = "\n".join(lines)
    print(text)
    _keep(text)
    return 0


def _one(work: tuple[Case, int]) -> Cued:
    case, seed = work
    severity = float(np.random.default_rng([seed, 5]).uniform(0.5, 1.0))
    return bout(case.exercise, case.error, severity, seed)


def _clean(work: tuple[str, int]) -> tuple[str, Cued, float]:
    exercise, seed = work
    seconds = 60.0
    return exercise, bout(exercise, None, 0.0, seed, seconds), seconds


def _names() -> list[str]:
    return sorted({case.exercise for case in CUES})


def _table(cases: list[tuple[Case, int]], said: list[Cued], seeds: int) -> list[str]:
    lines = [
        f"{seeds} seeds each, severities 0.5 to 1, shoe pods, waist and upper back worn.",
        "",
        "| exercise | error of the body | told as | in time | late | others first | nothing |",
        "|---|---|---|---|---|---|---|",
    ]
    for case in CUES:
        mine = [cued for (one, _), cued in zip(cases, said, strict=True) if one == case]
        lines.append(_line(case, mine))
    return lines


def _line(case: Case, said: list[Cued]) -> str:
    judged = Counter(_judge(case, cued) for cued in said)
    shares = [f"{100 * judged[name] / len(said):.0f} %" for name in ("in time", "late")]
    others = Counter(c for cued in said for c in _names_of(cued) if c not in case.told_as)
    named = ", ".join(f"{name} {n}" for name, n in others.most_common(2)) or "-"
    nothing = f"{100 * judged['nothing'] / len(said):.0f} %"
    told = " or ".join(case.told_as) or "(no sensor sees it)"
    if case.told_as and not _sensed(case, said):
        told += " (not measured yet)"
    return (
        f"| {case.exercise} | {case.error} | {told} | {' | '.join(shares)} | {named} | {nothing} |"
    )


def _judge(case: Case, cued: Cued) -> str:
    times = [at_s for at_s, name in cued.cues if name in case.told_as]
    if cued.at_end in case.told_as or (times and times[0] <= WITHIN_S):
        return "in time"
    if times:
        return "late"
    return "other" if _names_of(cued) else "nothing"


def _names_of(cued: Cued) -> list[str]:
    return [name for _, name in cued.cues] + ([cued.at_end] if cued.at_end else [])


def _sensed(case: Case, said: list[Cued]) -> bool:
    return all(case.needs <= cued.metrics for cued in said)


def _clean_table(clean: list[tuple[str, Cued, float]]) -> list[str]:
    lines = ["", "| clean movement | minutes | false cues | in 10 minutes |", "|---|---|---|---|"]
    for name in _names():
        mine = [(cued, seconds) for one, cued, seconds in clean if one == name]
        minutes = sum(seconds for _, seconds in mine) / 60
        false = sum(len(_names_of(cued)) for cued, _ in mine)
        rate = false / minutes * CLEAN_MINUTES
        lines.append(f"| {name} | {minutes:.0f} | {false} | {rate:.1f} |")
    return lines


def _keep(text: str) -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
