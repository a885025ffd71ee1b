"""One-time links to a member's own results."""
