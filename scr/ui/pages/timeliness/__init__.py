"""The page timeliness."""
