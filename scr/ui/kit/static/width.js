// Every choice on a page is written into its address. Written over the entry of the browser's history
// that the page has, it leaves Back to lead to the page before, and that page to be as it was left.
function oneEntryAPage() {
  if (window.history.isOneAPage) return
  const push = window.history.pushState.bind(window.history)
  window.history.pushState = (state, title, address) => {
    const isSamePage = new URL(address, window.location.href).pathname === window.location.pathname
    // What was chosen on the page that a link leads away from. Once the address of a page changes,
    // that page has taken it over.
    if (isSamePage) window.scrLeft = ""
    else window.scrLeft = window.location.search || window.scrLeft
    if (isSamePage) window.history.replaceState(state, title, address)
    else push(state, title, address)
  }
  window.addEventListener("popstate", () => (window.scrLeft = ""))
  window.history.isOneAPage = true
}

// A session ends with its process, and the link that is chosen next is the first thing that the next
// process hears of this reader: it is told what the page before had chosen, unless it knows.
function takeOver(session, named, setTriggerValue) {
  const isAnother = window.scrSession !== undefined && window.scrSession !== session
  window.scrSession = session
  const earlier = window.scrLeft || window.location.search
  const isKnown = [...new URLSearchParams(earlier).keys()].every((name) => named.includes(name))
  if (isAnother && !isKnown) setTriggerValue("earlier", earlier)
}

// Opens the page at a card, once for each address. Charts above it grow as they are drawn, so it is
// held there until they are done or the reader moves.
function openAt(card) {
  const address = window.location.pathname + card
  if (!card || window.scrOpenedAt === address) {
    window.scrOpenedAt = address
    return
  }
  window.scrOpenedAt = address
  let left = 40
  const stop = () => (left = 0)
  const moves = ["wheel", "touchstart", "keydown", "pointerdown"]
  moves.forEach((move) => window.addEventListener(move, stop, { once: true, passive: true }))
  const step = () => {
    document.querySelector(`.st-key-card_${card}`)?.scrollIntoView({ block: "start" })
    left -= 1
    if (left > 0) setTimeout(step, 250)
    else moves.forEach((move) => window.removeEventListener(move, stop))
  }
  step()
}

// Puts the focus on the first thing in what has opened. Some of it is drawn later than the rest, so it
// is looked for again, until the reader moves; what had the focus may have been drawn anew.
function enter(body, left, last = null) {
  const now = document.activeElement
  if (!left || (last && now !== last && now !== document.body)) return
  const stops = ["button:not([disabled])", "input", "select", "textarea", "a[href]", "[tabindex='0']"]
  const first = body.querySelector(stops.map((stop) => `${stop}:not([tabindex='-1'])`).join(", "))
  if (first !== now) first?.focus({ preventScroll: true })
  setTimeout(() => enter(body, left - 1, first), 100)
}

// What a button opens stands at the end of the document: the keyboard goes there at once, and not by
// way of the whole page.
function enterWhatOpens() {
  if (window.scrEnters) return
  window.scrEnters = true
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      const body = node.querySelector?.("[data-testid=stPopoverBody]")
      if (!body || body.contains(document.activeElement)) continue
      setTimeout(() => enter(body, 15), 50)
    }
  }).observe(document.body, { childList: true, subtree: true })
}

// On a phone the menu lies over the page: it goes once a page is chosen in it, and its button is named.
function closeMenu() {
  document.querySelector("[data-testid=stExpandSidebarButton]")?.setAttribute("aria-label", "Menu")
  const path = window.location.pathname
  if (window.scrPath !== undefined && window.scrPath !== path) {
    const menu = document.querySelector("[data-testid=stSidebar][aria-expanded=true]")
    menu?.querySelector("[data-testid=stSidebarCollapseButton] button")?.click()
  }
  window.scrPath = path
}

// Tells the server when the window becomes narrow or wide. `data.narrow` is what the server
// takes it for: as long as that is right nothing is sent, so nothing runs again.
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  oneEntryAPage()
  takeOver(data.session, data.named, setTriggerValue)
  openAt(data.card)
  enterWhatOpens()
  closeMenu()
  const place = parentElement.closest('[data-testid="stElementContainer"]')
  // It shows nothing, so it takes no room in the page's column.
  place?.style.setProperty("position", "absolute")
  const query = window.matchMedia(`(max-width: ${data.below - 0.02}px)`)
  let told = data.narrow
  const tell = () => {
    if (query.matches !== told) {
      told = query.matches
      setStateValue("narrow", told)
    }
  }
  tell()
  query.addEventListener("change", tell)
  return () => query.removeEventListener("change", tell)
}
