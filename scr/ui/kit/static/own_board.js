// The reader's own board: the one found last in the box beside it. Kept in this browser alone; the
// server hears of it only when its link is followed.

const PLACE = "scr-own-board"

function kept() {
  try {
    return window.localStorage.getItem(PLACE)
  } catch {
    return null
  }
}

function keep(board) {
  try {
    if (board) window.localStorage.setItem(PLACE, board)
    else window.localStorage.removeItem(PLACE)
  } catch {
    // A browser that keeps nothing: the box finds the board again.
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".own")
  const link = parentElement.querySelector("a")
  const forget = parentElement.querySelector("button")
  const around = parentElement.getRootNode().host?.closest('[data-testid="stElementContainer"]')
  const [number, remembered] = data.remember ?? [0, null]
  if (remembered && window.scrBoardFound !== number) {
    window.scrBoardFound = number
    keep(remembered)
  }
  const show = () => {
    const board = kept()
    // Of other records, or of somebody with other rights: kept, and not shown.
    const name = board && Object.hasOwn(data.boards, board) ? data.boards[board] : null
    place.hidden = !name
    around?.style.setProperty("display", name ? "" : "none")
    if (!name) return
    link.textContent = `Your board: ${name}`
    link.href = new URL(`board?board=${encodeURIComponent(board)}`, window.location.href).href
  }
  show()
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setTriggerValue("opened", kept())
  }
  forget.onclick = () => {
    keep(null)
    show()
    document.querySelector(".st-key-find_board input")?.focus()
  }
  window.addEventListener("storage", show)
  return () => window.removeEventListener("storage", show)
}
