"""Figures as text: one block for one file, a table for several."""

from collections.abc import Sequence

from kiosk.cli.analysis.figures import Figures

ABSENT = "-"


def block(figures: Figures) -> str:
    """Everything about one file."""
    contact, flight = figures["contact_time_s"], figures["flight_time_s"]
    estimated = ", estimated" if figures["contact_time_quality"] == "estimated" else ""
    rows = [
        ("placement", f"{figures['placement']} (told by {figures['placement_told_by']})"),
        ("signal", _signal(figures)),
        ("gaps", _gaps(figures["gaps"])),
        ("steps", str(figures["steps"])),
        ("cadence", _number(figures["cadence_spm"], 1, " steps/min")),
        ("contact time", _spread(contact) + (estimated if contact else "")),
        ("flight time", _spread(flight)),
        ("duty factor", _number(figures["duty_factor"], 1, " %", 100.0)),
        ("left", _spread(figures["left_contact_time_s"])),
        ("right", _spread(figures["right_contact_time_s"])),
        ("belt speed", _number(figures["belt_speed_mps"], 2, " m/s")),
        ("analysed at", f"{figures['samples_per_s']:,} samples/s"),
    ]
    text = [figures["file"], *(f"  {name:<16} {value}" for name, value in rows)]
    if figures["truth"] is not None:
        text += truth_lines(figures["truth"])
    return "\n".join(text)


def truth_lines(truth: Figures) -> list[str]:
    """The comparison with the force, and what always answering the mean would have scored."""
    rows = [
        ("found", f"{truth['found']} of {truth['true']}, both events {truth['both']}"),
        ("false", str(truth["false"])),
        ("initial contact", _error(truth["initial_contact_s"])),
        ("toe-off", _error(truth["toe_off_s"])),
        ("contact time", _error(truth["contact_time_s"])),
        ("a constant", f"RMSE {_number(truth['constant_rmse_s'], 1, ' ms', 1e3)}"),
        ("cadence error", _number(truth["cadence_error"], 2, " %", 100.0)),
    ]
    title = "  against the force, from the 4th true contact on"
    return [title, *(f"    {name:<16} {value}" for name, value in rows)]


HEAD = ["file", "placement", "steps", "cadence", "contact ms", "SD", "flight ms", "gaps"]
TRUTH_HEAD = ["true", "both", "false", "bias ms", "SD ms", "RMSE ms", "constant", "cadence %"]
TABLE_NOTE = (
    "contact time against the force, from the 4th true contact on; "
    "cadence of all: the file furthest off"
)


def table(rows: Sequence[Figures], pooled: Figures | None) -> str:
    """One line a file and, with a truth, one for all of them together."""
    cells = [_row(figures) for figures in rows]
    head = HEAD
    if pooled is not None:
        head = HEAD + TRUTH_HEAD
        cells = [row + _truth_row(f["truth"]) for row, f in zip(cells, rows, strict=True)]
        cells.append(["all", *[""] * (len(HEAD) - 1), *_truth_row(pooled)])
    note = [] if pooled is None else [TABLE_NOTE]
    return "\n".join([aligned([head, *cells]), *note])


def aligned(cells: list[list[str]]) -> str:
    """Columns wide enough, names to the left and numbers to the right."""
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if i < 2 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    ]
    return "\n".join(line.rstrip() for line in lines)


def _row(figures: Figures) -> list[str]:
    contact, flight = figures["contact_time_s"] or {}, figures["flight_time_s"] or {}
    return [
        figures["file"].rsplit("/", 1)[-1],
        figures["placement"],
        str(figures["steps"]),
        _number(figures["cadence_spm"], 1),
        _number(contact.get("mean"), 1, factor=1e3),
        _number(contact.get("sd"), 1, factor=1e3),
        _number(flight.get("mean"), 1, factor=1e3),
        str(len(figures["gaps"])),
    ]


def _truth_row(truth: Figures) -> list[str]:
    contact = truth["contact_time_s"] or {}
    return [
        str(truth["true"]),
        str(truth["both"]),
        str(truth["false"]),
        *(_number(contact.get(name), 1, factor=1e3) for name in ("bias", "sd", "rmse")),
        _number(truth["constant_rmse_s"], 1, factor=1e3),
        _number(truth["cadence_error"], 2, factor=100.0),
    ]


def _signal(figures: Figures) -> str:
    seconds, rate = figures["duration_s"], figures["rate_hz"]
    return f"{seconds:.2f} s at {rate:.2f} Hz, {figures['samples']} samples"


def _gaps(gaps: Sequence[Figures]) -> str:
    if not gaps:
        return "none"
    missing_s = sum(gap["length_s"] for gap in gaps)
    return f"{len(gaps)}, together {missing_s:.3f} s, the first after {gaps[0]['after_s']:.3f} s"


def _number(value: float | None, digits: int, unit: str = "", factor: float = 1.0) -> str:
    return ABSENT if value is None else f"{value * factor:.{digits}f}{unit}"


def _spread(value: Figures | None) -> str:
    if value is None:
        return ABSENT
    mean, sd = value["mean"] * 1e3, _number(value["sd"], 1, factor=1e3)
    return f"{mean:.1f} ms (SD {sd}, n {value['n']})"


def _error(value: Figures | None) -> str:
    if value is None:
        return ABSENT
    bias, sd, rmse = (value[name] * 1e3 for name in ("bias", "sd", "rmse"))
    return f"bias {bias:+.1f} ms, SD {sd:.1f}, RMSE {rmse:.1f} (n {value['n']})"
