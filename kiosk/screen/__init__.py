"""What people see: one .py and one .kv per screen, fed one View a frame, knowing nothing else."""
