"""An invented country with boards and reviews, of any size, in the import format.

The default size carries England's published totals exactly; other sizes scale the same processes
and carry none. The same arguments give the same bytes. `truth` tells what the generator knows.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast

from scr.sample.country import boards_table, neighbours_table, populations_table
from scr.sample.fields import AS_AT, EPOCH, Days, Table, joined
from scr.sample.names import COUNTRY
from scr.sample.plan import make_plan
from scr.sample.publications import delays_table, publications_table
from scr.sample.recommendations import recommendations_table
from scr.sample.reviews import World, make_world
from scr.sample.scrutiny import assessments_table, challenges_table, letter_documents
from scr.sample.truth import DEFAULT_SEED, truth
from scr.sample.untidy import reviews_table, untidy_publications, untidy_recommendations
from scr.sample.words import (
    DATASET_NOTE,
    PANEL_RECOMMENDATIONS,
    PANEL_REPORTS,
)
from scr.sample.write import write_rows, write_table

__all__ = ["DEFAULT_SEED", "truth", "write_sample"]


def _tables(world: World) -> dict[str, Callable[[], Table]]:
    """What makes each large table; made one after the other, as they need not all be held."""
    seed = world.seed
    return {
        "boards": boards_table,
        "populations": populations_table,
        "neighbours": neighbours_table,
        "reviews": lambda: reviews_table(world),
        "publications": lambda: _publications(world),
        "delays": lambda: delays_table(world),
        "recommendations": lambda: untidy_recommendations(recommendations_table(world), seed),
        "assessments": lambda: assessments_table(world),
        "challenges": lambda: challenges_table(world),
    }


def _publications(world: World) -> Table:
    """What was published of the reviews, and then what followed letters about them."""
    table = untidy_publications(publications_table(world), world.seed)
    n = len(cast(Days, table["published_date"]).values)
    return joined(table, letter_documents(world, first_number=n + 1))


def write_sample(
    folder: Path, reviews: int | None = None, seed: int = DEFAULT_SEED
) -> dict[str, int]:
    """Writes one CSV file per import table into `folder`, made if missing; returns their rows.

    Without `reviews` the default size, which carries the published totals; with it so many
    reviews. Files of the same names are overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = make_world(truth(seed), make_plan(reviews), seed)
    written = {"dataset": _write_dataset(folder / "dataset.csv")}
    for name, make in _tables(world).items():
        written[name] = write_table(folder / f"{name}.csv", make())
    path = folder / "panel_recommendations.csv"
    written["panel_recommendations"] = _write_panel_recommendations(path)
    return written


def _write_dataset(path: Path) -> int:
    as_at = (EPOCH + timedelta(days=AS_AT)).isoformat()
    row = [COUNTRY, as_at, "Sample generator", "yes", DATASET_NOTE]
    return write_rows(path, ["title", "as_at_date", "owner", "is_sample", "note"], [row])


def _write_panel_recommendations(path: Path) -> int:
    names = (
        "panel_recommendation_id report report_date text addressee response response_date done_date"
    )
    rows = [
        [f"PR{number:02d}", *PANEL_REPORTS[report], *rest]
        for number, (report, *rest) in enumerate(PANEL_RECOMMENDATIONS, start=1)
    ]
    return write_rows(path, names.split(), rows)
