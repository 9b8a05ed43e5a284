"""Tests of the exhibits."""
