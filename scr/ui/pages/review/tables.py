"""The tables of a review's own page: its rows in words. Pure: a case file in, tables out."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from scr.base import terms, words
from scr.base.dates import is_exact
from scr.base.markdown import literal
from scr.base.request import NOT_RECORDED
from scr.cases.letters import published_of
from scr.cases.review_file import CaseFile
from scr.text import letter as letter_words
from scr.text.time import EDITIONS, REASONS, STANDARDS
from scr.ui.pages.review import codes as codes
from scr.ui.pages.review import text as review_words

CANNOT_BE_TOLD = "cannot be told: a date is known to the month only"


def clocks(file: CaseFile) -> pd.DataFrame:
    """A row per edition of a standard that applies, with what came of it."""
    return _table(
        {
            "Standard": STANDARDS[row["standard_id"]],
            "Under": EDITIONS.get(row["edition"], row["edition"]),
            "From": _day(row["start_date"]),
            "Limit day": _day(row["limit_date"], CANNOT_BE_TOLD),
            "Moved by agreed delays to": _day(row["net_limit_date"], CANNOT_BE_TOLD)
            if row["is_paused"] and row["net_limit_date"] != row["limit_date"]
            else "not moved",
            "Ended": _day(row["end_date"], "not ended"),
            "What came of it": words.capital(review_words.verdict(row)),
        }
        for row in rows_of(file.clocks)
    )


def events(file: CaseFile) -> pd.DataFrame:
    """A row per dated event."""
    return _table(
        {"Day": _day(row["day"]), "What happened": review_words.event(row)}
        for row in rows_of(file.events)
    )


def pauses(file: CaseFile) -> pd.DataFrame:
    """A row per agreed pause."""
    return _table(
        {
            "Why": REASONS[row["reason"]],
            "From": _day(row["start_date"]),
            "To": _day(row["end_date"], "still paused"),
            "Length": _length(row["start_date"], row["end_date"] or file.as_at),
        }
        for row in rows_of(file.pauses)
    )


def publications(file: CaseFile) -> pd.DataFrame:
    """A row per document."""
    return _table(
        {
            "Document": terms.label("publication_kind", row["kind"]),
            "Published": _day(row["published_date"]),
            "Redacted": _yes(row["redacted"]),
            "Taken offline": _day(row["withdrawn_date"], "still online"),
        }
        for row in rows_of(file.publications)
    )


def challenges(file: CaseFile) -> pd.DataFrame:
    """A row per letter, with the days to its reply and from there to its end, and what was
    published of the review since."""
    return _table(
        {
            "From": terms.label("raised_by", row["raised_by"]),
            "About": terms.label("challenge_subject", row["subject"]),
            "Sent": _day(row["raised_date"]),
            "Questions": _number(row["questions"]),
            "Reply due": _day(row["reply_due_date"]),
            "Reply": letter_words.reply(
                row["reply_days"],
                row["reply_due_date"],
                row["is_reply_overdue"],
                row["replied_date"],
            ),
            "Ended": letter_words.ending(
                row["closing_days"],
                row["closed_date"],
                row["outcome"],
                has_reply=row["replied_date"] is not None,
            ),
            "Published since": letter_words.followed_by(published_of(row)),
        }
        for row in rows_of(file.challenges)
    )


def ladder(file: CaseFile) -> pd.DataFrame:
    """How many recommendations to each kind of addressee have come how far."""
    recommendations = rows_of(file.recommendations)
    states = {
        state: label
        for state, label in terms.labels("recommendation_state").items()
        if any(row["state"] == state for row in recommendations)
    }
    return _table(
        {"To": label, "In all": words.number(len(to))}
        | {
            state_label: words.number(sum(row["state"] == state for row in to))
            for state, state_label in states.items()
        }
        for kind, label in terms.labels("addressee_type").items()
        if (
            to := [
                row for row in recommendations if (row["addressee_type"] or NOT_RECORDED) == kind
            ]
        )
    )


def recommendations(file: CaseFile) -> pd.DataFrame:
    """A row per recommendation and addressee, without its wording."""
    return _table(
        {
            "Number": literal(str(row["recommendation_id"])),
            "To": literal(row["addressee"]),
            "Response": str(row["response"]).replace("_", " ").capitalize()
            if row["response"]
            else "none recorded",
            "Due": _day(row["due_date"]),
            "Reported done": _day(row["done_date"], "no"),
            "Evidenced": _day(row["evidenced_date"], "no"),
            "Verified": _day(row["verified_date"], "no"),
            "Effect shown": _day(row["effect_date"], "no"),
            "Closed": _day(row["closed_date"], "no"),
        }
        for row in rows_of(file.recommendations)
    )


def wordings(texts: Iterable[tuple[str, str | None]]) -> pd.DataFrame:
    """A row per recommendation with what it says."""
    return _table(
        {"Number": literal(number), "What it says": literal(text) if text else "not recorded"}
        for number, text in texts
    )


def rows_of(table: pd.DataFrame) -> list[dict]:
    """The rows as dictionaries, in order."""
    return table.to_dict("records")


def _table(rows: Iterable[dict[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def _day(value: date | None, nothing: str = "not recorded") -> str:
    return nothing if value is None else words.day(value)


def _length(start: date, end: date) -> str:
    return words.duration((end - start).days) if is_exact(start, end) else CANNOT_BE_TOLD


def _yes(value: bool | None) -> str:
    return "not recorded" if value is None else "yes" if value else "no"


def _number(value: float | None) -> str:
    return "not recorded" if value is None else words.number(value)
