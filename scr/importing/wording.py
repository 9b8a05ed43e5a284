"""Lists and row numbers in words, for messages."""

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def row_numbers(rows: Sequence[int]) -> str:
    """Every row, runs drawn together: "row 4", "rows 1 to 3, 7 and 9"."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    shown = [
        str(first) if first == last else f"{first} to {last}" if last > first + 1
        else f"{first} and {last}" if len(runs) == 1 else f"{first}, {last}"
        for first, last in runs
    ]  # fmt: skip
    return f"{'row' if len(rows) == 1 else 'rows'} {listed(shown)}"


def rows_are(rows: Sequence[int]) -> str:
    """The beginning of a sentence about rows: "Row 4 is", "Rows 5 and 9 are"."""
    text = row_numbers(rows)
    return f"{text[0].upper()}{text[1:]} {'is' if len(rows) == 1 else 'are'}"
