"""From a sheet to its header and the columns below it, with a year and a month as one date."""

from collections.abc import Callable, Sequence

from scr.importing.sheets import Sheet
from scr.profiles.applying import records
from scr.profiles.assigning import Source
from scr.profiles.cells import date_of, whole_number
from scr.profiles.evidence import Values, is_date
from scr.profiles.headings import Header, best
from scr.profiles.likeness import nearest, words_of

# So many rows are looked at.
LOOKED_AT = 400
LIKE = 0.62
LONGEST_HEADING = 80


def likely_header(sheet: Sheet, row: int | None = None) -> Header | None:
    """The row that looks most like a header: whose cells look most like names of our columns, or
    where none do, the first with two texts and more. Of one `row`, alone or with the groups above
    it, where a person says which it is."""

    def worth(header: Header) -> float:
        if row is not None and header.row != row:
            return 0.0
        names = [h for h in header.headings if h]
        if len(names) < 2 or any(len(h) > LONGEST_HEADING for h in names):
            return 0.0
        n_values = sum(is_date(h) or whole_number(h) is not None for h in names)
        alike = [n for h in names if (n := nearest(h)) >= LIKE]
        return sum(alike) - 0.7 * n_values + 0.05 * len(names) / (1 + 0.1 * header.place)

    return best(sheet, worth)


def columns_below(
    sheet: Sheet, header: Header, boards: frozenset[str]
) -> list[tuple[int, str, Values]]:
    """Each column with a heading: its place, heading and values."""
    rows = [cells for _, cells in records(sheet, header)[0][:LOOKED_AT]]
    return [
        (place, heading, Values.read([r[place] if place < len(r) else "" for r in rows], boards))
        for place, heading in enumerate(header.headings)
        if heading
    ]


def sources_of(
    sheet: Sheet, header: Header, columns: Sequence[tuple[int, str, Values]]
) -> list[Source]:
    """The columns as sources, a year and a month that stand apart as one date."""
    sources = [Source((heading,), heading, values) for _, heading, values in columns]
    year = _only(sources, "year", lambda v: v.years >= 0.8)
    month = _only(sources, "month", lambda v: v.months >= 0.6)
    if year is None or month is None:
        return sources
    day = _only(sources, "day", lambda v: v.numbers >= 0.8 and v.months < 0.99)
    joined = [s for s in (year, month, day) if s is not None]
    headings = tuple(s.headings[0] for s in joined)
    places = [header.headings.index(heading) for heading in headings]
    rows = [cells for _, cells in records(sheet, header)[0][:LOOKED_AT]]
    texts = [date_of([row[p] if p < len(row) else "" for p in places]) for row in rows]
    about = [w for h in headings for w in words_of(h) if w not in ("year", "month", "day", "date")]
    called = " ".join(["date", *dict.fromkeys(about)])
    boards = year.values.boards
    combined = Source(headings, called, Values.read(texts, boards), "date")
    return [*(s for s in sources if s not in joined), combined]


def _only(sources: Sequence[Source], word: str, test: Callable[[Values], bool]) -> Source | None:
    """The one source whose heading has the word and whose values pass, None if not just one."""
    candidates = [s for s in sources if word in words_of(s.called) and test(s.values)]
    return candidates[0] if len(candidates) == 1 else None
