"""The boards of the invented country, its children and who resembles whom: the same for any seed.

England's shape is followed where it matters to the figures: 146 boards in nine regions, some
11.5 million children, the smallest board with some 8,000 and the largest with some 325,000.
"""

from functools import cache

import numpy as np
import pandas as pd

from scr.sample.fields import AS_AT, Array, Coded, Days, Numbered, Table, Whole, day, stream
from scr.sample.names import (
    AREA_TYPES,
    KINDS,
    MERGERS,
    NEW_BOARDS,
    REGIONS,
    places,
    squares,
)

PREFIX, WIDTH = "AR", 3
YEARS = range(2010, 2017)
EDITION_DAY = day("2014-04-01")
# Name, day and how much need weighs, the newest first.
EDITIONS = (
    ("Arrandale resemblance model 2014 (invented)", "2014-04-01", 1.0),
    ("Arrandale resemblance model 2012 (invented)", "2012-04-01", 0.6),
)
# Board (its place in the table) and rank of the neighbour that the older edition lacks.
MISSING = (19, 4)
TOTAL_CHILDREN = 11_535_000  # of mid-2014, as in England
SMALLEST = 8_100
# Children of a board by kind of area: smallest, quarter, median, three quarters, largest.
CHILDREN = {
    "B": (35_600, 49_000, 60_000, 71_000, 94_300),
    "M": (29_000, 46_000, 58_000, 76_000, 200_000),
    "S": (76_600, 121_000, 150_000, 193_000, 325_000),
    "U": (20_000, 33_000, 42_000, 54_000, 104_000),
}
COUNTRY_SEED = 1402
OLD_NAMES = ("Area Child Protection Committee", "Children's Safeguarding Board")


@cache
def boards() -> pd.DataFrame:
    """One row per board, closed ones too: id, place, region, kind, days open, successor, square.

    `opened` and `closed` are days (0 and AS_AT + 1 where never), `successor` a place in the
    table or -1, `size` the children of mid-2014, `growth` their yearly growth, `need` an invented
    index of need with mean 0.
    """
    rows = [
        (place, REGIONS[letter], kind, column, row)
        for letter in REGIONS
        for place, kind, (column, row) in zip(
            places(letter), AREA_TYPES[letter], squares(letter), strict=True
        )
    ]
    table = pd.DataFrame(rows, columns=["place", "region", "kind", "column", "row"])
    number = {place: at for at, place in enumerate(table["place"])}
    table["opened"] = [day(NEW_BOARDS[p]) if p in NEW_BOARDS else 0 for p in table["place"]]
    table["closed"] = AS_AT + 1
    table["successor"] = -1
    for old, new, last_day in MERGERS:
        table.loc[number[old], ["closed", "successor"]] = [day(last_day), number[new]]
    rng = stream(COUNTRY_SEED, 0)
    table["size"] = _sizes(rng, table)
    table["growth"] = rng.uniform(-0.004, 0.013, len(table))
    table["need"] = rng.uniform(-1, 1, len(table)) + (table["kind"] == "M") * 0.4
    table["board_name"] = table["place"] + " Safeguarding Children Board"
    table["board_id"] = [f"{PREFIX}{at + 1:0{WIDTH}d}" for at in range(len(table))]
    return table


def _sizes(rng: np.random.Generator, table: pd.DataFrame) -> Array:
    sizes = np.zeros(len(table))
    for kind, knots in CHILDREN.items():
        rows = np.flatnonzero(table["kind"] == kind)
        # Evenly spread over the quantiles, so that the country is neither lucky nor unlucky.
        shares = (rng.permutation(len(rows)) + 0.5) / len(rows)
        sizes[rows] = np.interp(shares, (0, 0.25, 0.5, 0.75, 1), knots)
    unitary = np.flatnonzero((table["kind"] == "U") & (table["successor"] == -1))
    sizes[unitary[np.argmin(sizes[unitary])]] = SMALLEST
    for new in NEW_BOARDS:
        at = int(np.flatnonzero(table["place"] == new)[0])
        sizes[at] = sizes[table["successor"] == at].sum()
    today = sizes[table["closed"] > EDITION_DAY]
    return np.where(sizes == SMALLEST, sizes, sizes * TOTAL_CHILDREN / today.sum()).round()


def is_open(table: pd.DataFrame, days: Array) -> Array:
    """One row per day and column per board: whether the board was open on that day."""
    opened, closed = table["opened"].to_numpy(), table["closed"].to_numpy()
    return np.asarray((days[:, None] >= opened) & (days[:, None] <= closed))


def boards_table() -> Table:
    """The table `boards`, one row per board."""
    table = boards()
    blank_day = table["opened"].to_numpy() == 0
    never = table["closed"].to_numpy() > AS_AT
    authorities = [f"{p} Council" for p in table["place"].str.replace(" and ", " Council; ")]
    return {
        "board_id": Coded(np.arange(len(table)), list(table["board_id"])),
        "board_name": Coded(np.arange(len(table)), list(table["board_name"])),
        "region": Coded(np.arange(len(table)), list(table["region"])),
        "area_type": Coded(np.arange(len(table)), [KINDS[kind] for kind in table["kind"]]),
        "local_authorities": Coded(np.arange(len(table)), authorities),
        "la_codes": Numbered(np.arange(len(table)) + 1, "Z9", 7),
        "opened_date": Days(np.where(blank_day, -1, table["opened"])),
        "closed_date": Days(np.where(never, -1, table["closed"])),
        "successor_board_id": Coded(table["successor"].to_numpy(), list(table["board_id"])),
        "aliases": Coded(np.arange(len(table)), [";".join(a) for a in aliases()]),
        "tile_column": Whole(table["column"].to_numpy()),
        "tile_row": Whole(table["row"].to_numpy()),
    }


def aliases() -> list[list[str]]:
    """Other names of each board, the usual forms first, then older ones that some have."""
    names_of_boards = []
    for at, place in enumerate(boards()["place"]):
        names = [f"{place} Local Safeguarding Children Board", f"{place} LSCB", f"{place} SCB"]
        names += [place] if at % 4 else []
        names += [f"{place} {OLD_NAMES[at % 2]}"] if at % 5 == 0 else []
        names_of_boards.append(names)
    return names_of_boards


def populations_table() -> Table:
    """The table `populations`: a row per board and year in which the board was open."""
    table = boards()
    number, year = (a.ravel() for a in np.meshgrid(np.arange(len(table)), YEARS, indexing="ij"))
    growth = table["growth"].to_numpy()[number]
    sizes = table["size"].to_numpy()
    # A board that took over another and went on has that one's children from that year on.
    extra = np.zeros((len(table), len(YEARS)))
    for old in np.flatnonzero((table["successor"] >= 0) & (table["closed"] > EDITION_DAY + 180)):
        from_year = int(1970 + table["closed"][old] // 365.2425)
        extra[table["successor"][old]] += sizes[old] * (np.array(YEARS) >= from_year)
    children = np.round((sizes[number] + extra.ravel()) * (1 + growth * (year - 2014)))
    opened = 1970 + table["opened"].to_numpy()[number] // 365.2425
    closed = 1970 + table["closed"].to_numpy()[number] // 365.2425
    # One estimate was never sent: what takes its place is to be seen.
    kept = (year >= opened) & (year <= closed) & ~((number == 40) & (year == 2012))
    return {
        "board_id": Coded(number[kept], list(table["board_id"])),
        "year": Whole(year[kept]),
        "children": Whole(children[kept].astype(np.int64)),
        "status": Coded((year[kept] == YEARS[-1]).astype(int), ["published", "projected"]),
    }


def neighbours_table(count: int = 10) -> Table:
    """The table `neighbours`: for each board the ten nearest by kind, size and need, by edition."""
    parts = [
        (edition, *_nearest(day(on), lean, count)) for edition, (_, on, lean) in enumerate(EDITIONS)
    ]
    number = np.concatenate([rows for _, rows, _, _ in parts])
    neighbour = np.concatenate([nearest.ravel() for _, _, nearest, _ in parts])
    near = np.concatenate([distance.ravel() for _, _, _, distance in parts])
    edition = np.concatenate([np.full(rows.size, at) for at, rows, _, _ in parts])
    rank = np.tile(np.arange(1, count + 1), number.size // count)
    # One row of the older edition was never sent: a neighbour is missing.
    kept = ~((edition == 1) & (number == MISSING[0]) & (rank == MISSING[1]))
    words = ["Extremely close", "Very close", "Close", "Somewhat close", "Not close"]
    return {
        "board_id": Coded(number[kept], list(boards()["board_id"])),
        "neighbour_id": Coded(neighbour[kept], list(boards()["board_id"])),
        "rank": Whole(rank[kept]),
        "closeness": Coded(np.searchsorted([0.15, 0.4, 0.65, 0.9], near[kept]), words),
        "edition": Coded(edition[kept], [name for name, _, _ in EDITIONS]),
    }


def _nearest(on: int, lean: float, count: int) -> tuple[Array, Array, Array]:
    """Places in the table of boards, each `count` times; the nearest of each and how far they are.

    `lean` is how much need weighs against size. The newest edition has every board, also those
    that had closed; an older one only those open on its day.
    """
    table = boards()
    kind = pd.Categorical(table["kind"]).codes.astype(float)
    size = np.sqrt(table["size"].to_numpy() / 40_000)
    need = lean * table["need"].to_numpy()
    distance = (kind[:, None] != kind) * 0.8 + abs(size[:, None] - size) + abs(need[:, None] - need)
    there = is_open(table, np.array([on]))[0]
    distance[:, ~there] = np.inf
    np.fill_diagonal(distance, np.inf)
    named = np.arange(len(table)) if on == EDITION_DAY else np.flatnonzero(there)
    order = np.argsort(distance, axis=1, kind="stable")[named, :count]
    return np.repeat(named, count), order, np.take_along_axis(distance[named], order, axis=1)
