"""Everything the kiosk needs, looked at one by one, each with what to do."""
