"""Comparison: do boards differ on a measure by more than chance would explain?"""

from dataclasses import replace

from scr.exhibits import (
    board_ranks,
    board_years,
    boards_funnel,
    boards_list,
    boards_map,
    compare,
    over_time,
    whose,
)
from scr.text import measure as measure_words
from scr.ui.choice import filters, tabs
from scr.ui.kit import footer
from scr.ui.kit.page import answer_place, open_page
from scr.ui.kit.scope import page_scope
from scr.ui.kit.withheld import answer_or_say, show_or_say
from scr.ui.pages.comparison import breaks, choosing, together

snapshot, snapshot_directory = open_page("Comparison")
place = answer_place()
view = filters.choose(snapshot_directory)
scope = page_scope(view, snapshot)
if scope.reader.sees_others_together:
    together.show(scope, place)
    footer.end_page()
measure, choices = choosing.choose()
answer_or_say(place, lambda: whose.with_subject(compare.answer(scope, measure), scope))


def funnel() -> None:
    """Boards against what chance allows."""
    show_or_say(lambda: boards_funnel.funnel(scope, measure, choices))
    show_or_say(lambda: boards_funnel.worth_a_question(scope, measure))


def each_board() -> None:
    """Every board with its interval, and year by year."""
    shown = choosing.choose_rows(choices)
    show_or_say(lambda: boards_list.intervals(scope, measure, shown))
    show_or_say(lambda: board_years.years(scope, measure, shown))


def ranks() -> None:
    """The range of each board's rank."""
    shown = choosing.choose_rows(choices)
    show_or_say(lambda: board_ranks.ranks(scope, measure, shown))


def through_time() -> None:
    """The whole and the regions, with control limits."""
    stepped = choosing.choose_step(choices)
    cut = replace(stepped, breaks=breaks.choose(scope, measure, stepped))
    show_or_say(lambda: over_time.of_all_boards(scope, measure, cut))
    show_or_say(lambda: over_time.of_regions(scope, measure, cut))


on_the_map = tabs.Tab(
    "Map", lambda: show_or_say(lambda: boards_map.tile_map(scope, measure, choices))
)
boards, over_years = tabs.Tab("Boards", each_board), tabs.Tab("Over time", through_time)
if measure_words.is_judged(measure):
    tabs.draw(tabs.Tab("Funnel", funnel), on_the_map, boards, tabs.Tab("Ranks", ranks), over_years)
else:
    tabs.draw(on_the_map, boards, over_years)
