"""Rows of single cases and records, for those who may see them."""
