"""What is chosen on a page: a frozen value from which every request is made."""

from dataclasses import dataclass
from datetime import date

from scr.base import terms, words
from scr.base.markdown import literal
from scr.base.periods import Span, span_of_years, year_name, year_of
from scr.base.request import NOT_RECORDED, Request
from scr.figures.directory import Directory
from scr.text.recommendation import BODIES, theme_words

YEAR_BEFORE = "The year before"


@dataclass(frozen=True)
class View:
    """The choices that live in the URL. Years are named by the calendar year they begin in;
    the last year of the range is the one that sentences and cards are about."""

    kind: str
    first: int
    last: int
    as_at: date
    region: str | None = None
    board_id: str | None = None
    board_name: str | None = None
    area_type: str | None = None
    incident_type: str | None = None
    addressee_type: str | None = None
    theme: str | None = None
    compared_year: int | None = None
    """The year that the one in focus is compared with; None is the year before it."""

    @property
    def range(self) -> Span:
        """All years shown."""
        return span_of_years(self.kind, self.first, self.last)

    @property
    def year(self) -> Span:
        """The year in focus: the last one shown."""
        return span_of_years(self.kind, self.last, self.last)

    @property
    def year_before(self) -> Span:
        """The year that the one in focus is compared with: usually the one before it."""
        year = self.last - 1 if self.compared_year is None else self.compared_year
        return span_of_years(self.kind, year, year)

    @property
    def before_when(self) -> str:
        """The year that is compared with, as the beginning of a sentence."""
        if self.compared_year in (None, self.last - 1):
            return YEAR_BEFORE
        return f"In the {words.span_words(self.year_before, with_months=False)}"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of all years shown, the last up to the as-at date."""
        start, end = self.range.start or self.as_at, self.range.end or self.as_at
        return start, min(end, self.as_at)

    @property
    def is_partial(self) -> bool:
        """True when the year in focus is not over by the as-at date."""
        return (self.year.end or self.as_at) > self.as_at

    def request(
        self, figure: str, span: Span, by: str = "national", *, with_board: bool = True
    ) -> Request:
        """A request for these choices. `with_board` False asks for all boards, the chosen one
        among them, for the charts that mark it."""
        return Request(
            figure=figure,
            span=span,
            by=by,
            as_at=self.as_at,
            board_id=self.board_id if with_board else None,
            region=self.region,
            area_type=self.area_type,
            incident_type=self.incident_type,
            addressee_type=self.addressee_type,
            theme=self.theme,
        )

    def now_request(self, figure: str, by: str = "national", as_at: date | None = None) -> Request:
        """A request about what is open on a day (the as-at date), whatever the years."""
        return Request(
            figure=figure,
            by=by,
            as_at=as_at or self.as_at,
            board_id=self.board_id,
            region=self.region,
            area_type=self.area_type,
            incident_type=self.incident_type,
            addressee_type=self.addressee_type,
            theme=self.theme,
        )

    def quality_request(self, by: str = "national") -> Request:
        """A request about the records themselves, for the chosen boards."""
        return Request(
            figure="data_quality",
            by=by,
            board_id=self.board_id,
            region=self.region,
            area_type=self.area_type,
        )

    @property
    def who(self) -> str:
        """The boards, as the subject of a sentence."""
        if self.board_name:
            return words.board_short(self.board_name)
        parts = ["Boards"]
        if self.region:
            parts.append(f"in {self.region}")
        if self.area_type:
            parts.append(f"({_area_words(self.area_type)})")
        return " ".join(parts)

    @property
    def when(self) -> str:
        """The year in focus, in words; says so when it is not over."""
        year = words.span_words(self.year, with_months=False)
        return f"{year} (up to {words.day(self.as_at)})" if self.is_partial else year

    @property
    def range_words(self) -> str:
        """All years shown, in words."""
        return words.span_words(self.range, with_months=False)

    def sentence(self, *, alone: bool = False) -> str:
        """The choices as a sentence (Markdown), for when the filters are folded away; `alone`
        where a chosen board is all that is shown and not marked among others."""
        period = words.span_words(self.range)
        boards = [self.region or "", _area_words(self.area_type) if self.area_type else ""]
        chosen = ", ".join(b for b in boards if b) or "all boards"
        if self.board_name and alone:
            chosen = ", ".join(b for b in (*boards, words.board_short(self.board_name)) if b)
        elif self.board_name:
            chosen += f", {words.board_short(self.board_name)} marked"
        incidents = (
            f", {terms.running('incident_type', self.incident_type)} only"
            if self.incident_type
            else ""
        )
        if self.addressee_type:
            incidents += f", addressed to {BODIES[self.addressee_type]}"
        if self.theme:
            incidents += f", on {literal(theme_words(self.theme))}"
        lead = f"**{period[0].upper()}{period[1:]}**"
        return f"{lead}, {chosen}{incidents}, as at {words.day(self.as_at)}"


def years_until(kind: str, earliest: date, as_at: date) -> list[int]:
    """The years of a kind that begin by the as-at date, from that of the first record on."""
    return list(range(year_of(kind, min(earliest, as_at)), year_of(kind, as_at) + 1))


def last_complete(kind: str, as_at: date) -> int:
    """The last year of a kind that is over by the as-at date."""
    year = year_of(kind, as_at)
    end = span_of_years(kind, year, year).end
    return year if end is not None and end <= as_at else year - 1


USUAL_YEARS = 5
"""Years that are shown until others are chosen."""


def usual_years(kind: str, directory: Directory, as_at: date) -> tuple[int, int]:
    """The first and the last year that are shown until others are chosen: the last one that is
    over, and those before it."""
    years = years_until(kind, directory.earliest or as_at, as_at)
    last = max(last_complete(kind, as_at), years[0])
    return max(last - USUAL_YEARS + 1, years[0]), last


def usual_view(directory: Directory) -> View:
    """What a page shows until something is chosen on it."""
    return View("panel", *usual_years("panel", directory, directory.as_at), directory.as_at)


def year_label(kind: str, year: int, as_at: date) -> str:
    """A year as a choice in a list; says so when it is not over."""
    name = year_name(kind, year)
    return name if year <= last_complete(kind, as_at) else f"{name} (not over)"


def _area_words(area_type: str) -> str:
    return "area type not recorded" if area_type == NOT_RECORDED else area_type
