"""What is wrong with a recording: where it is and what to do, in one line."""

from pathlib import Path


class BadRecording(Exception):
    """A file that cannot be analysed; `str()` names file, line, column, problem and remedy."""

    def __init__(
        self,
        path: Path,
        problem: str,
        remedy: str,
        *,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        where = str(path)
        if line is not None:
            where += f", line {line}"
        if column is not None:
            where += f", column {column!r}"
        super().__init__(f"{where}: {problem}; {remedy}")
        self.path = path
        self.line = line
        self.column = column
