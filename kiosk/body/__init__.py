"""A skeleton and its movements. Pure."""
