"""What is asked of a figure, as one frozen value."""

from dataclasses import dataclass
from datetime import date

from scr.base.periods import EVERYTHING, Span

GROUPINGS = ("national", "region", "area_type", "board", "period")
CROSSED = "board_period"
"""Each board in each period: what charts over time are made of. It is not offered on the command
line, and never published."""
BY_PERIOD = ("period", CROSSED)
STEPS = ("year", "quarter")
INCIDENT_TYPES = ("death", "serious_harm", "other", "not_known")
NOT_RECORDED = "not_recorded"
NARROWED_TO = {
    "incident_type": "an incident type",
    "addressee_type": "a kind of body",
    "theme": "a theme",
}
"""Filters that not every figure takes, and what each is called."""


@dataclass(frozen=True)
class Request:
    """One question to one figure.

    `as_at` None stands for the date that the dataset declares. `board_id`, `region` and
    `area_type` narrow the boards (a joint review belongs to its lead board), `incident_type`
    the reviews, `addressee_type` and `theme` the recommendations (`not_recorded`: those without);
    `measure` is for figures that have several. `edition` (of the neighbour model, None for the
    usual one), `own` (boards of a group of one's own) and `as_now` (cases of boards
    that have become the chosen one count as its own) are for figures that set a board beside
    its peers. `step` is how long the periods are where a row is one of them; `breaks`
    are ids of stored breaks (see `store.breaks`), for the figure whose limits begin anew there.
    """

    figure: str
    span: Span = EVERYTHING
    by: str = "national"
    as_at: date | None = None
    board_id: str | None = None
    region: str | None = None
    area_type: str | None = None
    incident_type: str | None = None
    measure: str | None = None
    edition: str | None = None
    own: tuple[str, ...] = ()
    as_now: bool = False
    addressee_type: str | None = None
    theme: str | None = None
    step: str = "year"
    breaks: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        """True when anything smaller than the whole is asked for by a filter."""
        boards = (self.board_id, self.region, self.area_type)
        return any((*boards, self.incident_type, self.addressee_type, self.theme))

    @property
    def is_about_boards(self) -> bool:
        """True where it names, or groups by, boards or what boards have."""
        named = (self.board_id, self.region, self.area_type)
        return self.by not in ("national", "period") or any(name is not None for name in named)
