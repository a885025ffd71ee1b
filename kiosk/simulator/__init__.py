"""A virtual runner, belt and pods behind the seam of devices/link.py."""
