"""Sentences about what is still to be done: due, overdue, old, open, repeated, and the list. Bold
marks what a reader should take away (Markdown)."""

from collections.abc import Mapping, Sequence

from scr.base import words
from scr.text.recommendation import are, share_words, still_open
from scr.text.sentences import Row


def due_heading(row: Row) -> str:
    """How many were done by the day they were due, as a heading."""
    if not row["n_due"]:
        return "No recommendation fell due in these years"
    share = words.in_ten(row["evidenced_on_time_rate"], "recommendations")
    return f"{share} were shown to be done by the day they were due"


def due_sentence(row: Row, when: str) -> str:
    """Due, done in time with and without evidence, and overdue."""
    n = row["n_due"]
    if not n:
        return f"No due date lies in the {when}."
    return (
        f"**{words.count(n, 'recommendation')}** fell due in the {when}. "
        f"**{words.number(row['n_evidenced_on_time'])}** were shown to be done in time "
        f"({share_words(row, row['n_evidenced_on_time'], n, 'evidenced_on_time_rate')}), "
        f"{words.number(row['n_done_on_time'])} said to be "
        f"({share_words(row, row['n_done_on_time'], n, 'on_time_rate')}). "
        f"**{words.number(row['n_overdue'])}** {are(row['n_overdue'])} overdue."
    )


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
        return "Every one has been claimed, shown to be done, rejected or closed."
    return (
        f"**{words.count(total, 'recommendation')}** {are(total)} open: "
        f"**{words.number(overdue)}** overdue, {words.number(nothing)} without any record. Of "
        f"{words.number(silent)} nothing was heard for more than 90 days."
    )


def most_heading(name: str) -> str:
    """Who has most to do, as a heading."""
    return f"Most is still to be done by {name}" if name else "Nothing is still to be done"


def most_sentence(rows: Sequence[Mapping], what: tuple[str, str]) -> str:
    """How many are open and overdue, over how many bodies or boards."""
    total = sum(still_open(row) for row in rows)
    overdue = sum(int(row["n_overdue"]) for row in rows)
    having = sum(1 for row in rows if row["n_overdue"])
    if not total:
        return "Nothing is open."
    return (
        f"**{words.number(total)}** are open, **{words.number(overdue)}** of them overdue, in "
        f"{words.number(having)} of {words.count(len(rows), *what)}. Who was asked for more has "
        "more open: the last number is how many were asked of each."
    )


def repeats_heading(rows: Sequence[Row]) -> str:
    """How widespread repeats are, as a heading."""
    most = max(rows, key=lambda row: row["n_boards_repeating"], default=None)
    if most is None or not most["n_boards_repeating"]:
        return "No board came back to a theme within three years"
    boards = words.count(most["n_boards_repeating"], "board")
    return f"“{most['theme']}” came back within three years in {boards}"


def repeats_sentence(rows: Sequence[Row], when: str) -> str:
    """How many themes come back, and the share of boards for the widest."""
    if not rows:
        return f"No recommendation with a theme is of a review completed in the {when}."
    back = sum(1 for row in rows if row["n_boards_repeating"])
    return (
        f"Of **{words.count(len(rows), 'theme')}** in reviews completed in the {when}, "
        f"**{words.number(back)}** came back: recommended again in another review of the same "
        "board within 36 months. Learning may not have held, or a problem was looked for more "
        "carefully."
    )


def repeating_heading(n: int) -> str:
    """How many boards came back to any theme, as a heading."""
    if not n:
        return "No board came back to a theme within three years"
    return words.capital(f"{words.small(n)} {'board' if n == 1 else 'boards'} came back to a theme")


def list_heading(standing: str, n: int, who: str) -> str:
    """What is listed, as a heading."""
    at = "" if who == "Boards" else f": {who}"
    if standing == "all":
        return f"{words.capital(words.count(n, 'recommendation'))}{at}"
    named = {
        "overdue": "overdue",
        "open": "still open",
        "claimed": "claimed, waiting for evidence",
        "no_reply": "waiting for a reply",
        "stale": "silent for more than 90 days",
        "no_record": "without any record",
    }[standing]
    count = words.count(n, "recommendation") if n else "No recommendation"
    return f"{count} {named}{at}"


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
    silent = row["silent_days"]
    return {
        "nothing": "nothing more",
        "effect": "an effect on practice, shown",
        "check": "a check by someone independent",
        "evidence": "evidence that it was done",
        "first_record": "a first record: nothing is written down",
        "update": f"an update: silent for {words.number(silent) if silent is not None else 0} days",
        "reply": "a reply",
        "late": "word that it is done, or a new due date",
        "due_date": "a due date",
        "doing": "to be done by its due date",
    }[row["next_step"]]
