"""The parts of the Data page: loading, findings, completeness, imports, dictionary."""
