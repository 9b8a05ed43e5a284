// Every choice on a page is written into its address. Written over the entry of the browser's history
// that the page has, it leaves Back to lead to the page before, and that page to be as it was left.
function oneEntryAPage() {
  if (window.history.isOneAPage) return
  const push = window.history.pushState.bind(window.history)
  window.history.pushState = (state, title, address) => {
    const isSamePage = new URL(address, window.location.href).pathname === window.location.pathname
    if (isSamePage) window.history.replaceState(state, title, address)
    else push(state, title, address)
  }
  window.history.isOneAPage = true
}

// Tells the server when the window becomes narrow or wide. `data.narrow` is what the server
// takes it for: as long as that is right nothing is sent, so nothing runs again.
export default function ({ data, parentElement, setStateValue }) {
  oneEntryAPage()
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
