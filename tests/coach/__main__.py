"""make coach: every error of the tables, made by the simulator's body, and what the coach said.

Prints the confusion table and puts it into kiosk/coaching/README.md. SEEDS=100 by default; the
severity of each is drawn between a half and whole. FIRST=1000 judges other runners, ONLY=quick_feet
one exercise; such a table is printed and not kept.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from tests.coach.expected import CUES, Case
from tests.coach.judge import Cued, Verdict, cases_of, coached, judge
from tests.coach.kept import kept_session
from tests.coach.session import MOVES

README = Path(__file__).parents[2] / "kiosk" / "coaching" / "README.md"
BEGIN, END = "<!-- coach: begin -->", "<!-- coach: end -->"
RIGHT, CLEAN_MINUTES = 0.95, 10
Said = Mapping[str, Sequence[Sequence[Cued]]]
"""Exercise to a session a seed: the clean set first, then one set a row of `CUES`."""


def main() -> int:
    """Run everything, print the table, keep it; 1 when a figure falls short."""
    seeds, first = int(os.environ.get("SEEDS", "100")), int(os.environ.get("FIRST", "0"))
    only = os.environ.get("ONLY", "")
    runners = range(first, first + seeds)
    work = [(name, seed) for seed in runners for name in MOVES if only in ("", name)]
    said: defaultdict[str, list[list[Cued]]] = defaultdict(list)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        for done, ((name, _), cued) in enumerate(zip(work, workers.map(_one, work), strict=True)):
            said[name].append(cued)
            print(f"\r{done + 1} of {len(work)} sessions", end="", file=sys.stderr, flush=True)
    lines, short = table(said, seeds)
    text = "\n".join(lines)
    print(f"\n{text}")
    if not (first or only):
        _keep(text)
    return 1 if short else 0


def _one(work: tuple[str, int]) -> list[Cued]:
    exercise, seed = work
    severity = np.random.default_rng([seed, 5]).uniform(0.5, 1.0, 32)
    errors = [(case.error, float(s)) for case, s in zip(cases_of(exercise), severity, strict=False)]
    return coached(kept_session(exercise, [(None, 0.0), *errors], seed))


def table(said: Said, seeds: int) -> tuple[list[str], list[str]]:
    """The lines of the table, and what falls short of its aim."""
    lines = [
        f"{seeds} runners each, severities 0.5 to 1, shoe pods, waist and upper back worn.",
        "",
        "| exercise | error of the body | told as | in time | late | others | nothing |",
        "|---|---|---|---|---|---|---|",
    ]
    short: list[str] = []
    asked = [case for case in CUES if case.exercise in said]
    for case in asked:
        at = cases_of(case.exercise).index(case) + 1
        mine = [one[at] for one in said[case.exercise]]
        lines.append(_line(case, mine))
        if not _good(case, mine):
            short.append(case.error)
    told = sum(bool(case.told_as) for case in asked)
    missed = [case for case in asked if case.error in short and case.told_as]
    lines += ["", f"{told - len(missed)} of {told} sensed errors reach 95 % in time.", ""]
    lines += ["| clean movement | minutes | false cues | in 10 minutes |", "|---|---|---|---|"]
    for name in said:
        line, rate = _clean_line(name, [one[0] for one in said[name]])
        lines.append(line)
        if rate > 1:
            short.append(name)
    return lines, short


def _good(case: Case, said: list[Cued]) -> bool:
    if not case.told_as:
        return not any(cued.names for cued in said)
    right = sum(judge(case, cued) is Verdict.IN_TIME for cued in said)
    return right >= RIGHT * len(said)


def _line(case: Case, said: list[Cued]) -> str:
    judged = Counter(judge(case, cued) for cued in said)
    shares = [f"{100 * judged[name] / len(said):.0f} %" for name in (Verdict.IN_TIME, Verdict.LATE)]
    others = Counter(c for cued in said for c in cued.names if c not in case.told_as)
    named = ", ".join(f"{name} {n}" for name, n in others.most_common(2)) or "-"
    nothing = f"{100 * judged[Verdict.NOTHING] / len(said):.0f} %"
    told = " or ".join(case.told_as) or "(no sensor sees it)"
    if case.told_as and not any(case.needs <= cued.metrics for cued in said):
        told += " (not measured yet)"
    return (
        f"| {case.exercise} | {case.error} | {told} | {' | '.join(shares)} | {named} | {nothing} |"
    )


def _clean_line(name: str, clean: list[Cued]) -> tuple[str, float]:
    minutes = sum(cued.seconds for cued in clean) / 60
    false = sum(len(cued.names) for cued in clean)
    rate = false / minutes * CLEAN_MINUTES
    return f"| {name} | {minutes:.0f} | {false} | {rate:.1f} |", rate


def _keep(text: str) -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
