"""The one list of tables that every file of this folder adds to."""

from sqlalchemy import MetaData

metadata = MetaData()
