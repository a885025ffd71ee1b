"""A link, or a few lines, as a code that a phone reads."""

from io import StringIO

import segno


def as_text(link: str) -> str:
    """The code in half blocks, for a terminal."""
    out = StringIO()
    segno.make(link, error="m").terminal(out, compact=True)
    return out.getvalue()


def as_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's rows of dark (True) and light, without the quiet zone around them."""
    made = segno.make(text, error="m", micro=False)
    return tuple(tuple(module == 1 for module in row) for row in made.matrix)
