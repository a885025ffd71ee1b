"""The validation kit: what staff count, measure and film, held against what the kiosk says."""
