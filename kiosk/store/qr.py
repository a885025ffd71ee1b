"""A link as a code that a phone reads."""

from io import StringIO

import segno


def as_text(link: str) -> str:
    """The code in half blocks, for a terminal."""
    out = StringIO()
    segno.make(link, error="m").terminal(out, compact=True)
    return out.getvalue()
