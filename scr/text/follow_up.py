"""Sentences about what is still to be done: due, overdue, old, open, repeated, and the list. Bold
marks what a reader should take away (Markdown)."""

from collections.abc import Mapping, Sequence

from scr.base import terms, words
from scr.base.markdown import literal
from scr.figures.values import FigureRow
from scr.text.recommendation import are, limited, still_open
from scr.text.sentences import Row

TOO_FEW_FOLLOWED = "Too few have been followed long enough to draw. Choose earlier years."
NO_THEMES = "No recommendation with a theme in these years"
BOARDS_NOT_TOLD = (
    "In which boards’ reviews most is open is not told where small counts are hidden. Ask for the "
    "figure recommendation_status by region or by board."
)
NO_BODIES = "Whom recommendations are addressed to is not recorded for what is chosen."


def due_heading(row: Row, when: str) -> str:
    """How many were done by the day they were due, as a heading."""
    if not row["n_due"]:
        return f"No recommendation fell due in the {when}"
    share = words.in_ten(row["evidenced_on_time_rate"], "recommendations")
    return f"{share} due in the {when} were done in time with evidence"


def due_sentence(row: FigureRow, when: str) -> str:
    """Due, done in time with and without evidence, and overdue."""
    n = row["n_due"]
    if not n:
        return f"No due date lies in the {when}."
    return (
        f"**{words.count(n, 'recommendation')}** fell due in the {when}. "
        f"**{words.number(row['n_evidenced_on_time'])}** were done in time with evidence "
        f"({limited(row.share('evidenced_on_time_rate'))}), "
        f"{words.number(row['n_done_on_time'])} were reported done in time "
        f"({limited(row.share('on_time_rate'))}). "
        f"**{words.number(row['n_overdue'])}** {are(row['n_overdue'])} overdue."
    )


def due_before(before: FigureRow | None, before_when: str) -> str:
    """What the year that is compared with has of the same; empty without one. As recommendations
    of one review are alike, no verdict on a change is given."""
    if before is None:
        return ""
    share = before.share("evidenced_on_time_rate")
    if not share.n:
        return f"{before_when} none fell due."
    inside = f"{share.percent}, {share.limits}" if share.limits else share.percent
    were = "was" if share.x == 1 else "were"
    return f"{before_when} {share.counted} {were} done in time with evidence ({inside})."


def age_heading(bands: Sequence[Row]) -> str:
    """How many have been open for more than a year, as a heading."""
    total = sum(row["n_open"] for row in bands)
    if not total:
        return "No recommendation is open"
    old = sum(row["n_open"] for row in bands[2:])
    if not old:
        return "No recommendation has been open for more than a year"
    share = words.in_ten(old / total, "open recommendations")
    return f"{share} are from reviews completed over a year ago"


def age_sentence(bands: Sequence[Row]) -> str:
    """How many are open, overdue, silent and without a record."""
    total, overdue, silent, nothing = (
        sum(int(row[name]) for row in bands)
        for name in ("n_open", "n_overdue", "n_stale", "n_no_record")
    )
    if not total:
        return "Every one is reported done, done with evidence, rejected or closed."
    return (
        f"**{words.count(total, 'recommendation')}** {are(total)} open: "
        f"**{words.number(overdue)}** overdue, {words.number(nothing)} with no update recorded. "
        f"{words.number(silent)} have had no update for more than 90 days."
    )


def most_heading(name: str, n_bodies: int) -> str:
    """Who has most to do, as a heading, of so many kinds of body that were asked to act."""
    if not n_bodies:
        return "No recommendation here says who was asked to act"
    if not name:
        return "No recommendation is open"
    return f"{words.capital(name)} has the most open recommendations"


def most_sentence(rows: Sequence[Mapping], what: tuple[str, str]) -> str:
    """How many are open and overdue, over how many bodies or boards."""
    total = sum(still_open(row) for row in rows)
    overdue = sum(int(row["n_overdue"]) for row in rows)
    having = sum(1 for row in rows if row["n_overdue"])
    if not total:
        return "Nothing is open."
    # All of them would tell nothing.
    where = f", in {words.number(having)} of {words.count(len(rows), *what)}"
    where = where if having < len(rows) else ""
    return (
        f"**{words.number(total)}** are open, **{words.number(overdue)}** of them "
        f"overdue{where}. Bodies asked to do more have more outstanding: the last number is how "
        "many were asked of each."
    )


def boards_shown(n_shown: int, n: int) -> str:
    """Which boards are shown where not all are; empty where all are."""
    if n_shown >= n:
        return ""
    return f"The {n_shown} boards with the most open recommendations, A to Z."


def boards_heading(having: Sequence[Mapping]) -> str:
    """How many boards have anything overdue, as a heading."""
    overdue = sum(1 for row in having if row["n_overdue"])
    if not overdue:
        return "No board has an overdue recommendation"
    have = "board has" if overdue == 1 else "boards have"
    return f"{words.capital(words.small(overdue))} {have} a recommendation that is overdue"


def repeats_heading(rows: Sequence[FigureRow]) -> str:
    """How widespread repeats are, as a heading."""
    most = most_repeated(rows)
    if not rows:
        return NO_THEMES
    if most is None:
        return "No board repeated a theme within three years"
    boards = words.count(most["n_boards_repeating"], "board")
    return f"“{literal(most['theme'])}” was recommended again within three years by {boards}"


def repeats_sentence(rows: Sequence[FigureRow], when: str) -> str:
    """How many themes come back, and the share of boards for the widest."""
    if not rows:
        return f"No recommendation with a theme is of a review completed in the {when}."
    back = sum(1 for row in rows if row["n_boards_repeating"])
    most = most_repeated(rows)
    widest = "" if most is None else _widest(most)
    of_all = f"**{words.number(back)}** of **{words.count(len(rows), 'theme')}**"
    if back == len(rows) > 1:
        of_all = f"All **{words.count(back, 'theme')}**"
    were = "was" if back == 1 else "were"
    return (
        f"{of_all} in reviews completed in the {when} {were} recommended again by the same board "
        f"within three years. {widest}The learning may not have lasted, or boards looked for the "
        "problem more carefully."
    )


def _widest(row: FigureRow) -> str:
    share = row.share("repeating_rate")
    boards = f"{words.number(share.x or 0)} of {words.count(share.n or 0, 'board')}"
    limits = f", {share.limits}" if share.limits else ""
    return f"Most often it was {literal(row['theme'])}, at {boards} ({share.percent}{limits}). "


def most_repeated(rows: Sequence[FigureRow]) -> FigureRow | None:
    """The theme that came back at most boards; None where none did."""
    most = max(rows, key=lambda row: row["n_boards_repeating"], default=None)
    return most if most is not None and most["n_boards_repeating"] else None


def repeating_heading(n: int, n_themes: int) -> str:
    """How many boards came back to any of so many themes, as a heading."""
    if not n_themes:
        return NO_THEMES
    if not n:
        return "No board repeated a theme within three years"
    return words.capital(f"{words.small(n)} {'board' if n == 1 else 'boards'} repeated a theme")


def list_heading(standing: str, n: int, who: str) -> str:
    """What is listed, as a heading."""
    at = "" if who == "Boards" else f": {who}"
    if standing == "all":
        return f"{words.capital(words.count(n, 'recommendation'))}{at}"
    count = words.count(n, "recommendation") if n else "No recommendation"
    return f"{count} {terms.running('standing', standing)}{at}"


def list_sentence(n: int, n_shown: int) -> str:
    """How the list is to be read."""
    if not n:
        return "Nothing has this standing for what is chosen."
    few = f" The first {words.number(n_shown)} are shown; the spreadsheet has all."
    return (
        "One row for each recommendation and body it is addressed to, overdue longest first. "
        f"Choose a row to open its review.{few if n > n_shown else ''}"
    )


def replies(n_replied: int, n_addressees: int) -> str:
    """How many of those addressed have replied; never "responded" for some of them."""
    return f"{n_replied} of {words.count(n_addressees, 'addressee')} replied"


def next_step(row: Mapping) -> str:
    """What is needed next of a row of the list."""
    needed = terms.running("next_step", row["next_step"])
    if row["next_step"] != "update":
        return needed
    # Without a number where the month is all that is known of when anything was heard.
    silent = row["silent_days"]
    days = "more than 90" if silent is None else words.number(silent)
    return f"update needed: none for {days} days"
