"""The page docs/calibration.md."""

from collections.abc import Sequence
from pathlib import Path

from tests.calibration.promise import AGAIN, Row

PAGE = Path(__file__).parents[2] / "docs" / "calibration.md"
HEAD = f"""# Do limits and marks keep their promise?

Made by `python -m tests.calibration` from draws of a fixed seed in which the truth is known.
Limits promise to hold the true value at least so often, marks and words of difference to appear at
most so often where nothing differs. *keeps*: within two points; *cautious*: better than promised
by more; **misses**: worse by more in {AGAIN} times the usual draws, and the page that shows it says
so. Reviews have 1 to 12 recommendations; at a correlation of 1 those of one review all have one
fate. Boards have 1 to 23 cases, or four times as many where they differ. Where limits are not
defined they are left out: a share over two reviews that all have one fate has follow-through
limits in no case.

"""


def written(found: Sequence[Row]) -> str:
    """The page, with what is said of promises that are missed at its end."""
    lines = [
        "| what | made over | promised | simulated | verdict | shown on |",
        "|---|---|---|---|---|---|",
        *(_line(row) for row in found),
    ]
    missed = [row for row in found if row.verdict == "**misses**"]
    told = ["", "## Promises that are missed, and where that is said", "",
            *([f"- {row.promise.what}, {row.promise.over}: {row.promise.said or 'nowhere yet'}."
               for row in missed] or ["None."])]  # fmt: skip
    return HEAD + "\n".join([*lines, *told]) + "\n"


def _line(row: Row) -> str:
    one = row.promise
    digits = 2 if one.promised < 0.01 else 1
    promised = f"{'at most' if one.is_most else 'at least'} {one.promised:.{digits}%}"
    rate = "" if row.rate != row.rate else f"{row.rate:.{digits}%}"
    return f"| {one.what} | {one.over} | {promised} | {rate} | {row.verdict} | {one.shown} |"
