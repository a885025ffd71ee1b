"""Members, visits and programs, kept."""
