"""Who is typing, as the audit log names them."""

import os
import pwd


def account() -> str:
    """The account of this machine; its number where it has no name."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
