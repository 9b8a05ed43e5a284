"""The published files of the sample's packs, read by somebody who wants what is hidden in them: the
pack of one year, the packs of three years side by side, and two releases of one year.

Long, as making the packs takes longer than all attacks on them, and they are made once.
"""

import csv
import io
import shutil
from datetime import date

import docx
import pytest
from python_calamine import CalamineWorkbook

from scr.base.periods import Span, parse_span
from scr.base.request import Request
from scr.base.settings import SAMPLE
from scr.disclosure.refusals import FAMILIES
from scr.exports.bundle import csv_files
from scr.exports.harmless import harmless
from scr.figures import run as figures
from scr.figures.definitions import definition
from scr.importing import remove, run_import
from scr.release import create
from scr.report import books, build, contents, files
from scr.report.documents import cells
from scr.store import current
from tests.disclosure.attacker import HISTORY, SAME, Attack
from tests.disclosure.shown import HIDDEN, merged, of_answer, of_pack

FIGURES = tuple(name for family in FAMILIES for name in family if definition(name).period != "none")
YEARS = ("2013-14", "2014-15", "2015-16")
FIRST = 2012
"""The first year of which a table below the whole stands in a pack: the one before the first."""
LEVELS = ("national", "region", "board")


def boards() -> list[dict]:
    """The public list of boards."""
    with (SAMPLE / "boards.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def csv_of(pack) -> dict[str, bytes]:
    """The CSV files of a pack, as the report writes them."""
    return csv_files(books.book(pack, in_words=False), books.about(pack))


def grouped_parts():
    """The report without what no table below the whole has to do with."""
    return tuple(
        contents.Part(part.title, kept)
        for part in contents.PARTS
        if (kept := tuple(entry for entry in part.entries if entry.figure in FIGURES))
    )


@pytest.fixture(scope="module")
def folder(sample_database, tmp_path_factory):
    """A database with the sample in which releases may be made."""
    folder = tmp_path_factory.mktemp("attacked") / "database"
    shutil.copytree(sample_database, folder)
    return folder


@pytest.fixture(scope="module")
def pack(folder):
    """The whole pack of 2014-15."""
    return build(current(folder), parse_span("panel:2014-15"))


@pytest.fixture(scope="module")
def made(pack):
    """Its files, by name; those in the folder of CSV by their own."""
    return {name.removeprefix("csv/"): content for name, content in files(pack).items()}


@pytest.fixture(scope="module")
def packs(folder, made):
    """What is seen in the packs of three years, by year."""
    seen = {"2014-15": of_pack(made, FIGURES)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "PARTS", grouped_parts())
        for year in set(YEARS) - set(seen):
            seen[year] = of_pack(
                csv_of(build(current(folder), parse_span(f"panel:{year}"))), FIGURES
            )
    return seen


@pytest.fixture
def seen(made):
    """The tables of the pack of 2014-15, to be changed by the test."""
    return of_pack(made, FIGURES)


def truths(snapshot, years=(2013, 2014)) -> dict[tuple, int]:
    """The true counts, named as in the attack but without the edition."""
    found = {}
    for figure in FIGURES:
        for year in years:
            span = parse_span(f"panel:{year}-{(year + 1) % 100}")
            for by in LEVELS:
                result = figures.compute(Request(figure, span, by), snapshot)
                for group, row in of_answer(result).cells.items():
                    for column, value in row.items():
                        if column.rpartition("|")[2] in definition(figure).counts:
                            quantity = SAME.get(f"{figure}.{column}", f"{figure}.{column}")
                            found[year, year, by, group, quantity] = int(value)
    return found


def until(end: date, snapshot) -> dict[tuple[str, str], int]:
    """By board and quantity of the decisions' history, what it came to by a day."""
    found = {}
    for quantity in HISTORY.values():
        # Of the two figures of what was started this one needs no first day.
        figure, _, column = quantity.replace("initiations.", "cohort_outcomes.").partition(".")
        table = figures.compute(Request(figure, Span(None, None, end), "board"), snapshot).table
        for board_id, value in zip(table["group_id"], table[column], strict=True):
            found[board_id, quantity] = int(value)
    return found


def worked_out(attack: Attack) -> dict[tuple, int]:
    found = attack.worked_out()
    assert attack.unsure == []
    return found


def test_nothing_hidden_is_worked_out_from_the_pack(seen):
    attack = Attack(boards(), seen)
    assert len(attack.hidden) > 1400
    assert worked_out(attack) == {}


def test_nothing_hidden_is_worked_out_from_the_packs_of_three_years(packs, folder):
    """Side by side, by somebody who is told besides what every board decided and started before
    them, and of which boards it is so that what was started had been decided to be."""
    attack = Attack(boards(), merged(*packs.values()))
    told = until(date(FIRST, 6, 30), current(folder))
    years = range(FIRST, FIRST + 4)
    for last in years:
        known = until(date(last + 1, 6, 30), current(folder))
        attack.relate_over_time(last, [year for year in years if year <= last], told, known)
    assert len(attack.hidden) > 3100
    assert worked_out(attack) == {}


def test_what_the_attacker_takes_for_granted_is_true_of_the_sample(packs, folder):
    """Told an untruth, nobody works anything out: the true numbers fit all that is assumed."""
    attack = Attack(boards(), merged(*packs.values()))
    known = truths(current(folder), range(FIRST, FIRST + 4))
    for name, cell in attack.names.items():
        if name[1] >= FIRST:
            true = known.get(name[1:], 0)
            assert attack.system.low[cell] <= true <= attack.system.high[cell]
            attack.system.narrow(cell, true, true)
    assert set(worked_out(attack)) == set(attack.hidden)


def test_all_else_in_the_pack_is_of_the_whole(made):
    """No other table has a row for a group of boards, or a hidden cell."""
    others = 0
    for name, content in made.items():
        if not name.endswith(".csv") or name == "data_dictionary.csv":
            continue
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        if not {"group_id", "group_name"} & set(header):
            others += 1
            # The spread between boards is never shown.
            known = [place for place, column in enumerate(header) if "spread" not in column]
            assert HIDDEN not in {row[place] for row in rows for place in known}
        else:
            assert name.partition("_by_")[0] in FIGURES
    assert others > 15


def test_every_format_hides_the_same_cells(pack, made):
    excel, ods = (
        CalamineWorkbook.from_filelike(io.BytesIO(made[f"report.{kind}"]))
        for kind in ("xlsx", "ods")
    )
    document = docx.Document(io.BytesIO(made["report.docx"]))
    # The document begins with the key figures, and leaves tables by board to the workbooks.
    in_document = [table for table in pack.all_tables() if not table.is_by_board]
    assert in_document
    for table, drawn in zip(in_document, document.tables[1:], strict=True):
        # Spaces at which a line may not end are spaces.
        written = [
            [c.xpath("string(.)").replace("\u00a0", " ") for c in row.tc_lst]
            for row in drawn._tbl.tr_lst[1:]
        ]
        assert written == [[str(harmless(cell)) for cell in row] for row in cells(table)[1]]
    for table in pack.all_tables():
        expected = (table.table == HIDDEN).to_numpy().sum()
        for book in (excel, ods):
            rows = book.get_sheet_by_name(f"Table_{table.number}").to_python()
            assert sum(cell == "[c]" for row in rows for cell in row) == expected, table.id


def show(tables, key, group: str, column: str, value: float) -> None:
    assert tables[key].cells[group][column] == HIDDEN
    tables[key].cells[group][column] = value


def test_one_cell_shown_that_was_hidden_for_others_gives_them_away(seen, folder):
    """Every count of five or more that is hidden protects some other: shown, it is found."""
    known = truths(current(folder), [2014])
    key = ("initiations", 2014, 2014, "region")
    large = [
        (group, column)
        for group, row in seen[key].cells.items()
        for column in definition("initiations").counts
        if row[column] == HIDDEN and known[2014, 2014, "region", group, f"initiations.{column}"] > 4
    ]
    group, column = large[0]
    show(seen, key, group, column, known[2014, 2014, "region", group, f"initiations.{column}"])
    found = worked_out(Attack(boards(), seen))
    assert len(found) > 1
    assert found == {name: known[name[1:]] for name in found}


@pytest.mark.parametrize(
    ("figure", "by", "count", "share"),
    [
        ("initiations", "board", "n_initiated", "rate_per_100k"),
        ("decisions", "board", "n_initiate", "initiation_rate"),
        ("panel_scrutiny", "region", "n_agreed", "agreed_rate"),
    ],
)
def test_a_share_shown_beside_its_hidden_counts_gives_them_away(
    seen, folder, figure, by, count, share
):
    key = (figure, 2014, 2014, by)
    true = figures.compute(Request(figure, parse_span("panel:2014-15"), by), current(folder)).table
    rows = true.set_index("group_id").to_dict("index")
    group = next(
        group
        for group, row in seen[key].cells.items()
        if row[share] == HIDDEN and row[count] == HIDDEN and rows[group][count] > 0
    )
    for column in (share, f"{share}_lower", f"{share}_upper"):
        show(seen, key, group, column, rows[group][column])
    found = worked_out(Attack(boards(), seen))
    name = (0, 2014, 2014, by, group, f"{figure}.{count}")
    assert found[name] == rows[group][count]


@pytest.fixture(scope="module")
def releases(folder, packs, tmp_path_factory):
    """Two releases of 2014-15, the second after some cases were corrected, moved to another board,
    added and removed: what each shows, how it truly was, and how many cells the second exposes."""
    shown, true = [], []
    _, pack = create("First", folder=folder, year=parse_span("panel:2014-15"), by="A")
    shown.append(of_pack(csv_of(pack), FIGURES))
    true.append(truths(current(folder)))
    changes = tmp_path_factory.mktemp("changes")
    gone = write_changes(changes / "reviews.csv")
    run_import([changes], folder=folder)
    remove("reviews", gone, folder=folder, with_children=True)
    release, pack = create("Second", folder=folder, replaces="First", by="A")
    shown.append(of_pack(csv_of(pack), FIGURES))
    true.append(truths(current(folder)))
    (n_exposed,) = [int(note.split(": ")[1].split(".")[0]) for note in release.notes
                    if "changed since an earlier release" in note] or [0]  # fmt: skip
    return shown, true, n_exposed


def write_changes(path) -> list[str]:
    """Write corrected and new reviews of the year; the ids of those to be removed."""
    with (SAMPLE / "reviews.csv").open(encoding="utf-8-sig", newline="") as file:
        every = list(csv.DictReader(file))
    of_year = [r for r in every if "2014-07-01" <= r["decision_date"] <= "2015-06-30"][::17]
    to_start, moved, added, *rest = of_year
    changed = [
        to_start | {"decision": "initiate", "panel_view": "", "panel_view_date": ""},
        moved | {"board_id": rest[0]["board_id"]},
        added | {"review_id": "N0001"},
        added | {"review_id": "N0002", "board_id": rest[1]["board_id"]},
        rest[2] | {"children_involved": "4"},
        rest[3] | {"decision_date": "2014-06-20", "initiated_date": "2014-06-20"},
        rest[4] | {"incident_type": "serious_harm", "nonpublication_outcome": ""},
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(every[0]))
        writer.writeheader()
        writer.writerows(changed)
    return [rest[5]["review_id"]]


def both(releases) -> tuple[Attack, set[tuple]]:
    """Somebody who has both and is told of every cell that has not changed; those cells."""
    (first, second), (before, now), _ = releases
    attack = Attack(boards(), first)
    attack.add(boards(), second)
    unchanged = {name for name in before if before[name] == now.get(name)}
    attack.told_unchanged(unchanged, 0, 1)
    return attack, unchanged


def test_two_releases_give_nothing_away_that_has_not_changed(releases):
    attack, unchanged = both(releases)
    _, (before, _), n_exposed = releases
    assert len(before) - len(unchanged) > 20
    found = worked_out(attack)
    assert {name for name in found if name[1:] in unchanged} == set()
    assert len(found) <= n_exposed


def test_two_releases_give_nothing_away_to_somebody_who_is_not_told_what_changed(releases):
    (first, second), _, _ = releases
    attack = Attack(boards(), first)
    attack.add(boards(), second)
    assert worked_out(attack) == {}


def test_a_cell_that_a_second_release_no_longer_hides_is_found_in_the_first(releases):
    """The later release made as if the earlier one had not hidden anything."""
    (first, second), (before, now), _ = releases
    key, quantity = ("initiations", 2014, 2014, "board"), "initiations.n_initiated"
    group = next(
        group
        for group, row in first[key].cells.items()
        if row["n_initiated"] == HIDDEN
        and second[key].cells[group]["n_initiated"] == HIDDEN
        and before[(*key[1:], group, quantity)] == now[(*key[1:], group, quantity)]
    )
    kept = dict(second[key].cells[group])
    show(second, key, group, "n_initiated", now[(*key[1:], group, quantity)])
    found = worked_out(both(releases)[0])
    second[key].cells[group] = kept
    assert (0, *key[1:], group, quantity) in found
