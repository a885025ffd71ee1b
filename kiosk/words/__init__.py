"""What people read: English message ids in the code, catalogues per language beside this file.

`N_` marks a message where it is written (a table, a constant, the pure rooms); `_` marks and
translates at once, in the rooms that show words (`_ = load("es").gettext`). See README.md here.
"""


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a message id for translation and return it unchanged."""
    return message
