"""Sentences about standards: how many kept to a limit. Bold marks what a reader should take away
(Markdown)."""

from collections.abc import Sequence

from scr.base import terms, words
from scr.figures.values import FigureRow, Share
from scr.text.change import YEAR_BEFORE, share_change

# What is due under each standard, the verb, and what keeping to it means.
_DUE = {
    "notify": ("notification", "made within 5 working days"),
    "decide": ("decision", "made within one month"),
    "inform_panel": ("decision", "told to the panel in time"),
    "complete": ("review", "complete within six months"),
    "panel_sees_report": ("report", "kept back for the week that the panel has"),
}
_JUDGED = (
    "Only what is past its limit day is judged, so that early finishers do not flatter a recent "
    "year."
)
_CAUTIONS = {"panel_sees_report": "A report that was not published at all counts as in time."}


def caution(standard: str) -> str:
    """What to mind about a standard, beside what the figure says of all of them."""
    return _CAUTIONS.get(standard, _JUDGED)


def heading(standard: str, kept: Share) -> str:
    """How many kept to a standard, as a heading."""
    noun, in_time = _DUE[standard]
    if not kept.n:
        return f"No {noun} is past its limit day"
    more = "to the panel" if standard == "panel_sees_report" else "due"
    return f"{words.headline(kept.x or 0, kept.n, noun, 'were', more)} {in_time}"


def sentence(standard: str, rows: Sequence[FigureRow], when: str) -> str:
    """Kept, not yet due and left out, over the years shown; net of agreed delays where known."""
    columns = ("n_not_yet_due", "n_left_out")
    due, out = (sum(int(row[name] or 0) for row in rows) for name in columns)
    kept = together(rows)
    lead = (
        f"**{kept.written}** of those past their limit day, {when}."
        if kept.n
        else f"none is past its limit day, {when}."
    )
    rest = [f"{words.are(due)} not yet due"] if due else []
    rest += [f"{words.are(out)} not counted (see note)"] if out else []
    tail = f" {'; '.join(rest)}." if rest else ""
    return f"{terms.label('standard', standard)}: {lead}{tail}{_net(rows)}"


def together(rows: Sequence[FigureRow], column: str = "met_rate") -> Share:
    """The share that kept to a standard, its editions and years taken together; with limits where
    there is one of them. Rows that have no such share are left out."""
    shares = [share for row in rows if (share := row.share(column)).n is not None]
    if len(shares) == 1:
        return shares[0]
    met, judged = (sum(getattr(share, part) or 0 for share in shares) for part in ("x", "n"))
    return Share(met, judged, met / judged if judged else None)


def _net(rows: Sequence[FigureRow]) -> str:
    kept = together(rows, "met_rate_net")
    return f" Leaving agreed delays out, it was **{kept.written}**." if kept.n else ""


def change(
    now: Sequence[FigureRow],
    before: Sequence[FigureRow],
    when: str,
    before_when: str = YEAR_BEFORE,
) -> str:
    """The share that kept to a standard in the year in focus, and what an earlier year lets one
    say; empty where none is due. `before` is empty where the records do not reach back to it,
    `when` where the share has been said already."""
    kept = together(now)
    if not kept.n:
        return ""
    was = share_change(kept, together(before) if before else None, before_when)
    lead = f"In the {when} it was **{kept.full}**." if when else ""
    return f"{lead} {was}".strip()


def other_steps(standard: str, rows: Sequence[FigureRow], when: str) -> str:
    """Every other standard's share in time in a year, with its limits; of several editions,
    which. `rows` are those of all standards; empty where nothing else is due."""
    judged = [r for r in rows if r["standard_id"] != standard and r.share("met_rate").n]
    parts = [f"{_rule(row, rows)}, {row.share('met_rate').full}" for row in judged]
    return (
        f"Other steps in time, of those begun in the {when} and past their limit day: "
        f"{'; '.join(parts)}."
        if parts
        else ""
    )


def _rule(row: FigureRow, rows: Sequence[FigureRow]) -> str:
    name = terms.running("standard", row["standard_id"])
    twice = sum(other["standard_id"] == row["standard_id"] for other in rows) > 1
    return f"{name} ({terms.running('edition', row['edition'])})" if twice else name
