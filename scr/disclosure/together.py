"""What is taken out of an answer for who sees their own board in full and the others only together.

Of the others an answer says no more than sums: of all of them, and of regions (see
`access.figures.regions_told`). Each such sum is of at least four of them, so a case of one might
as well be another's, and every answer would be the same.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from scr.access.figures import PROFILE, REGIONS, reach, regions_told
from scr.access.reader import Reader
from scr.disclosure.refusals import FAMILIES
from scr.figures.compare.peers import WHOLE
from scr.figures.definitions import Definition
from scr.figures.run import Result

OF_SINGLE_BOARDS = ("n_with_cases", "mean", "mean_lower", "mean_upper")
"""Columns of `profile` that are made of the others one by one."""
ONLY_TOGETHER = (
    "Your board and all boards together. How the others are spread, and how many of them have "
    "cases, is hidden (c), as a small count could be worked out."
)
REGIONS_LEFT_OUT = "Left out, as too few other boards in them were open all the time: {regions}."


def reach_of(reader: Reader, figure: Definition) -> frozenset[str]:
    """Of whom a reader may ask a figure, as `access.figures.reach` has it; and if of regions."""
    reached = reach(reader, figure)
    # Regions are told for single years, which a picture of one day has not.
    is_of_regions = figure.period != "none" and any(figure.name in family for family in FAMILIES)
    if reached and reader.sees_others_together and is_of_regions:
        return reached | {REGIONS}
    return reached


def only_together(reader: Reader, result: Result) -> Result:
    """An answer in full, without what is made of other boards one by one."""
    if not reader.sees_others_together:
        return result
    if result.definition.name == PROFILE:
        return _own_and_whole(result)
    withheld = result.definition.withheld
    if not withheld or result.request.board_id in (reader.boards or ()):
        return result
    # What protects small counts is loaded only where something is hidden.
    from scr.disclosure.masks import WITHHELD

    return _with_hidden(result, {name: [True] * len(result.table) for name in withheld}, WITHHELD)


def only_regions_told(reader: Reader, result: Result) -> Result:
    """A published answer by region, without the regions of which the reader is not told."""
    may_have_all = "publication" in reader.policies or not reader.sees_others_together
    if may_have_all or result.request.by != "region":
        return result
    is_told = result.table["group_id"].isin(regions_told(reader, result.snapshot))
    if is_told.all():
        return result
    left_out = sorted(set(result.table["group_name"][~is_told]))
    hidden = result.hidden
    return replace(
        result,
        table=result.table[is_told].reset_index(drop=True),
        hidden=None if hidden is None else hidden[is_told].reset_index(drop=True),
        notes=(*result.notes, REGIONS_LEFT_OUT.format(regions=", ".join(left_out))),
    )


def _own_and_whole(result: Result) -> Result:
    is_whole = (result.table["compared"] == WHOLE).tolist()
    return _with_hidden(result, dict.fromkeys(OF_SINGLE_BOARDS, is_whole), ONLY_TOGETHER)


def _with_hidden(result: Result, gone: Mapping[str, list[bool]], note: str) -> Result:
    from scr.disclosure.masks import without

    table = result.table
    hidden = pd.DataFrame(False, index=table.index, columns=table.columns).assign(**gone)
    whole_numbers = [n for n in gone if pd.api.types.is_integer_dtype(table[n])]
    table = without(table.astype(dict.fromkeys(whole_numbers, "Int64")), hidden, ())
    return replace(result, table=table, hidden=hidden, notes=(*result.notes, note))
