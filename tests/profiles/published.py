"""The shape of a list of published reviews as a panel officer keeps it: 88 rows, invented, with
the names of England's boards; 53 without a type, 53 known to the month or the year only, 8 without
a board."""

import csv
import random

from scr.base.settings import ENGLAND
from scr.importing.sheets import Sheet, sheet_of

HEADINGS = ("id", "board", "label", "year", "month", "type", "status", "link")
N, N_NO_TYPE, N_YEAR_ONLY, N_NO_BOARD = 88, 53, 20, 8
MONTHS = ("January", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "October")


def rows() -> list[tuple[str, ...]]:
    """The header and the 88 rows; every month stands without its day, 20 rows have a year only."""
    dice = random.Random(88)
    with (ENGLAND / "boards.csv").open(encoding="utf-8", newline="") as file:
        names = [row["board_name"] for row in csv.DictReader(file)]
    no_type = set(dice.sample(range(N), N_NO_TYPE))
    year_only = set(dice.sample(range(N), N_YEAR_ONLY))
    no_board = set(dice.sample(range(N), N_NO_BOARD))
    return [
        HEADINGS,
        *(
            (
                f"SCR{n + 1:03}",
                "" if n in no_board else dice.choice(names),
                f"Child {chr(65 + n % 26)}{n // 26 + 1}",
                str(dice.choice((2012, 2013, 2014, 2015))),
                "" if n in year_only else dice.choice(MONTHS),
                "" if n in no_type else dice.choice(("Death", "Serious harm")),
                "Published",
                f"https://reports.example/{n + 1}.pdf",
            )
            for n in range(N)
        ),
    ]


def sheet() -> Sheet:
    """The same as a sheet."""
    return sheet_of("published.xlsx", "List", list(enumerate(rows(), 1)))
