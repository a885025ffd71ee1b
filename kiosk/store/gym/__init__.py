"""The gym: one PostgreSQL that all kiosks of a chain share, and how a kiosk keeps up with it."""
