"""Proposing a profile for a source that nobody has mapped yet, or whose headings have changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scr.base.errors import SourceError
from scr.importing.cells import letters
from scr.importing.names import plain
from scr.importing.sheets import Sheet
from scr.importing.sources import COMPANIONS, READ_ENDINGS, read_sheets
from scr.profiles.assigning import Assigned, SheetReading, Source, best_reading
from scr.profiles.boards import board_named_by, board_names
from scr.profiles.folder import every
from scr.profiles.headings import Header
from scr.profiles.known_again import from_match
from scr.profiles.model import Profile, SheetRule
from scr.profiles.proposals import SURE, UNSURE, ColumnProposal, Proposal
from scr.profiles.reasons import is_sure, left_out, reason
from scr.profiles.recognising import is_ours, recognise
from scr.profiles.rules_proposed import drafted_rule
from scr.profiles.sheet_columns import columns_below, likely_header, sources_of
from scr.profiles.telling import comments_of, profile_name
from scr.profiles.writing import write_profile

NEXT_STEP = "Name a workbook, a .csv or .parquet file, or a folder of them."


@dataclass(frozen=True)
class Looked:
    """What the sheets of a source look like: `proposals` for those like tables of ours, `unlike`
    (without a table) for those with a header that are like none, and `n_ours` that are ours as
    they stand."""

    proposals: tuple[Proposal, ...]
    unlike: tuple[Proposal, ...]
    n_ours: int


def suggest(source: Path, folder: Path) -> tuple[Proposal, ...]:
    """What is proposed for each sheet of a source that looks like a table of ours: by a kept
    profile where its headings fit but for some, else by likeness of names and values.

    `folder` is the database's, for its profiles and boards. A sheet that is a table by its name
    and headings needs no profile and has no proposal. Raises SourceError when the source cannot
    be read, or when nothing in it looks like a table.
    """
    proposals = look_at(source, folder).proposals
    if not proposals:
        raise SourceError(
            f"Nothing in {source.name} looks like a table that needs a profile: it is one of ours "
            "already, or no heading is like any of our columns. `python -m scr template` writes a "
            "workbook with every column, to compare."
        )
    return proposals


def look_at(source: Path, folder: Path) -> Looked:
    """The same of every sheet, whatever it looks like. Raises SourceError when the source cannot
    be read."""
    sheets = [sheet for path in _files(source) for sheet in _read(path)]
    profiles = [kept.profile for kept in every(folder)]
    boards = board_names(folder)
    proposals, unlike, n_ours = [], [], 0
    for sheet in sheets:
        if plain(sheet.name) in COMPANIONS or not sheet.rows:
            continue
        if is_ours(sheet):
            n_ours += 1
            continue
        matches = recognise(sheet, profiles)
        proposal = from_match(sheet, matches[0], boards) if matches else propose(sheet, boards)
        if proposal is not None:
            proposals.append(proposal)
        elif (header := likely_header(sheet)) is not None:
            unlike.append(_unlike(sheet, header))
    return Looked(tuple(proposals), tuple(unlike), n_ours)


def _unlike(sheet: Sheet, header: Header) -> Proposal:
    """A sheet of which nothing is proposed: a person may say what its rows are."""
    n_rows = len(sheet.rows) - header.place - 1
    return Proposal(sheet, header, n_rows, (), SheetRule(tables=()), ())


def propose(
    sheet: Sheet,
    boards: frozenset[str] = frozenset(),
    row: int | None = None,
    tables: tuple[str, ...] = (),
) -> Proposal | None:
    """What is proposed for one sheet by likeness alone; None where it looks like no table.

    `boards` are the names and ids of boards and authorities, as names are compared. `row` is the
    header's, as the spreadsheet shows it, and `tables` are what a row is, where a person says so.
    """
    header = likely_header(sheet, row)
    if header is None:
        return None
    columns = columns_below(sheet, header, boards)
    sources = sources_of(sheet, header, columns)
    reading = best_reading(sources, sheet.name, sheet.file, tables)
    if reading is None:
        return None
    board = board_named_by(sheet, header, boards)
    rule, questions = drafted_rule(reading, sources, sheet.name, board)
    return Proposal(
        sheet=sheet,
        header=header,
        n_rows=len(sheet.rows) - header.place - 1,
        columns=tuple(_columns(header, sources, reading)),
        rule=rule,
        questions=questions,
    )


def profile_of(proposals: Iterable[Proposal], name: str) -> Profile:
    """The profile that proposals would be kept as."""
    proposals = list(proposals)
    return Profile(name=name, sheets=tuple(proposal.rule for proposal in proposals))


def suggested_toml(proposals: Iterable[Proposal], source: Path, folder: Path) -> str:
    """The TOML of what is proposed, with every reason, doubt and question as a comment. Its name
    is that of the kept profile it was known by, or made from the file's."""
    proposals = list(proposals)
    profile_kept = next((p.profile for p in proposals if p.profile), "")
    profile = profile_of(proposals, profile_kept or profile_name(source, folder))
    return write_profile(profile, comments_of(proposals))


def _columns(
    header: Header, sources: Iterable[Source], reading: SheetReading
) -> Iterable[ColumnProposal]:
    by_heading: dict[str, tuple[Source, Assigned | None]] = {}
    for source in sources:
        assigned = next((a for a in reading.assigned if a.source.headings == source.headings), None)
        by_heading.update(dict.fromkeys(source.headings, (source, assigned)))
    for place, heading in enumerate(header.headings):
        if not heading:
            continue
        source, assigned = by_heading[heading]
        if assigned is None:
            yield ColumnProposal(heading, letters(place), "", "", left_out(source), SURE, 0.0)
        else:
            yield ColumnProposal(
                heading=heading,
                letter=letters(place),
                table=assigned.table,
                column=assigned.column,
                reason=reason(assigned),
                doubt=SURE if is_sure(assigned) else UNSURE,
                score=round(assigned.score, 3),
            )


def _files(source: Path) -> list[Path]:
    if source.is_dir():
        return [
            path
            for path in sorted(source.iterdir())
            if path.suffix.lower() in READ_ENDINGS and not path.name.startswith((".", "~$"))
        ]
    if not source.is_file():
        raise SourceError(f"There is no file or folder {source}. {NEXT_STEP}")
    if source.suffix.lower() not in READ_ENDINGS:
        raise SourceError(f"{source.name} is not a kind of file that is read. {NEXT_STEP}")
    return [source]


def _read(path: Path) -> tuple[Sheet, ...]:
    try:
        return read_sheets(path)
    except OSError as error:
        raise SourceError(f"{path.name} cannot be opened ({error.strerror}). {NEXT_STEP}") from None
