"""Figures about Serious Case Reviews (SCRs) in England: import, compute, judge, show."""

__version__ = "0.1.0"
