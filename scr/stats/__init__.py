"""Statistics on plain arrays: no database, no screen. What SQL has counted is judged here."""
