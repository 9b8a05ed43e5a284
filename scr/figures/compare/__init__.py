"""Figures made of every board's row of other figures: boards compared with all and with peers."""
