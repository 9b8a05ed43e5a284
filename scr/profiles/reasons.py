"""Why a column is proposed as it is, in words. No value of the sheet is in them."""

from scr.profiles.assigning import Assigned, Source
from scr.profiles.evidence import Values
from scr.profiles.scoring import SURE_FROM
from scr.store import import_tables

KINDS = 0.9


def reason(assigned: Assigned) -> str:
    """What speaks for it: "looks like review_id, 88 of 88 different"."""
    column = import_tables()[assigned.table].column(assigned.column)
    values = assigned.source.values
    n = len(values.texts)
    sentence = f"looks like {assigned.column}"
    if not n:
        return f"{sentence} by its name; it is empty"
    if column.kind == "date":
        sentence += f", {round(values.dates * n)} of {n} are dates or months"
        if values.years:
            sentence += f", {round(values.years * n)} only years"
    elif column.kind == "code":
        matched = sum(
            bool(Values.read([text], frozenset()).matching(assigned.table, column))
            for text in values.counts
        )
        sentence = f"{len(values.counts)} words, {matched} match {assigned.column}"
    elif column.name in ("board_id", "neighbour_id") and values.boards:
        sentence += f", {round(values.of_boards * n)} of {n} are names of boards or authorities"
    elif column.kind in ("whole_number", "yes_no"):
        share = values.numbers if column.kind == "whole_number" else values.yes_no
        what = "whole numbers" if column.kind == "whole_number" else "yes or no"
        sentence += f", {round(share * n)} of {n} are {what}"
    elif column.name == "url":
        sentence += f", {round(values.links * n)} of {n} are web addresses"
    elif column.name in import_tables()[assigned.table].key:
        sentence += f", {values.n_different} of {n} different"
    return sentence


def left_out(source: Source) -> str:
    """Why a column is proposed to be left out."""
    if not source.values.texts:
        return "empty, and like none of our columns"
    return "like none of our columns that is still free"


def is_sure(assigned: Assigned) -> bool:
    """Whether there is no doubt to speak of. Bodies that are all words for kinds of bodies may be
    the kinds: that is always in doubt."""
    if (assigned.table, assigned.column) == ("recommendations", "addressee"):
        kinds = import_tables()["recommendations"].column("addressee_type")
        if assigned.source.values.matching("recommendations", kinds) >= KINDS:
            return False
    return assigned.score >= SURE_FROM
