"""How exhibits are laid out on a screen. Imports no page."""
