"""What is chosen on the board page: the board, whom it is compared with, and how."""

import streamlit as st

from scr import access
from scr.exhibits.board_choice import MEAN, PEER_WORDS, POOLED, BoardChoice, beside_all
from scr.exhibits.view import View
from scr.figures.compare import peers
from scr.figures.compare.peers import Board, Boards
from scr.figures.directory import Directory
from scr.ui.choice import address, choosers
from scr.ui.kit import board_names, browser, own_board
from scr.ui.kit.places import BOARD, path_of

WAS, NOW = "was", "now"
_PICK = "board_pick"


def no_board(directory: Directory) -> None:
    """The page without a board: choose one. For the chair of one board it is theirs at once."""
    reader = access.current_reader()
    named = board_names.findable(directory, short=True)
    theirs = [board_id for board_id in named if board_id in (reader.boards or ())]
    if len(theirs) == 1:
        st.switch_page(path_of("board"), query_params={BOARD: theirs[0]})
    offered = own_board.names(directory)
    # Who sees no board by itself may look for one all the same, and is told why.
    names = {board_id: named[board_id] for board_id in named if board_id in (offered or named)}
    beside = (
        "all boards together"
        if reader.sees_others_together
        else "its region, its statistical neighbours, its kind of area and all boards"
    )
    st.markdown(
        f"Choose a board to see it on every measure beside {beside}; what stands out and where "
        "there are too few cases; its reviews, and its course through time."
    )
    st.selectbox(
        "Board",
        list(names),
        index=None,
        format_func=lambda board_id: names[board_id],
        placeholder="Type a name",
        key=_PICK,
        on_change=_picked,
    )
    st.caption("You can share this page by its link.")


def go_to(board_id: str) -> None:
    """Choose a board; the filter and the address follow. For a button's callback."""
    st.session_state["board"] = board_id


def _picked() -> None:
    if st.session_state.get(_PICK):
        go_to(str(st.session_state[_PICK]))


def choose(view: View, directory: Directory) -> BoardChoice:
    """Draw what can be chosen beside the filters and return it; everything lives in the URL. For
    who sees other boards only together there is one choice."""
    boards = peers.boards_by_id(directory.boards)
    me = boards[str(view.board_id)]
    if access.current_reader().sees_others_together:
        return beside_all(me, boards, *view.days)
    return _choose(view, directory, me, boards)


def _choose(view: View, directory: Directory, me: Board, boards: Boards) -> BoardChoice:
    merged = peers.predecessors(me.board_id, boards, view.as_at)
    as_now = _as_now(me, merged)
    # Beside one another segments do not wrap: on a phone some would be out of sight.
    wide = not browser.is_narrow()
    with st.container(horizontal=wide, vertical_alignment="bottom", key="peer_choices"):
        peer = choosers.segments("Compare with", PEER_WORDS, "peer", peers.REGION)
        how = choosers.segments("As", {POOLED: "Pooled rate", MEAN: "Mean of boards"}, "how")
        # Always drawn: what is chosen in it stands in the address whatever is compared.
        with st.popover("Neighbours and own group", key="groups"):
            edition = _edition(view, directory)
            own = _own(directory, me)
    if peer == peers.OWN and not own:
        st.caption(
            "No board is in your own group yet, so all boards are shown instead. Choose some "
            "under “Neighbours and own group”."
        )
    first, last = view.days
    groups = peers.groups(
        me.board_id, boards, directory.neighbours, edition=edition, own=own, first=first, last=last,
        as_at=view.as_at,
    )  # fmt: skip
    # Without anybody in it an own group cannot be compared with.
    shown = peer if any(group.kind == peer for group in groups) else peers.WHOLE
    counted = [boards[id_] for id_ in ((*merged, me.board_id) if as_now else (me.board_id,))]
    return BoardChoice(
        board=me,
        boards=boards,
        groups=tuple(groups),
        merged=merged,
        peer=shown,
        how=how,
        as_now=as_now,
        edition=edition,
        own=own,
        years=peers.years_open(counted, first, last),
    )


def _as_now(me: Board, merged: tuple[str, ...]) -> bool:
    """Whether cases of boards that became this one count; asked only where there are any."""
    if not merged:
        return False
    words_of = {WAS: "As it was", NOW: "As it is now"}
    chosen = choosers.segments(
        f"{me.name} has taken over the work of other boards. Show it",
        words_of,
        "bodies",
        WAS,
        "As it was: only cases of the board itself. As it is now: those of the boards that became "
        "part of it are added up with its own.",
    )
    return chosen == NOW


def _edition(view: View, directory: Directory) -> str | None:
    editions = peers.editions(directory.neighbours)
    usual = peers.usual_edition(editions, view.as_at)
    if usual is None:
        st.caption("No statistical neighbours are recorded.")
        return None
    return choosers.pick(
        "Edition of the statistical neighbours",
        {edition: edition for edition in editions},
        "edition",
        usual,
        help="The list of similar boards is updated every few years. The newest edition that is "
        "not younger than the as-at date is usual.",
    )


def _own(directory: Directory, me: Board) -> tuple[str, ...]:
    names = board_names.labels(directory, short=True)
    offered = [board_id for board_id in names if board_id != me.board_id]
    with address.kept(address.several_boards("own", directory, offered)):
        chosen = st.multiselect(
            "Boards of your own group",
            offered,
            format_func=lambda board_id: names.get(board_id, board_id),
            placeholder="Type a name",
            key="own",
            help="The group is part of the page’s link, so you can keep it and share it.",
        )
    return tuple(chosen)
