// Where to begin, until somebody closes it: then never again in this browser.

const PLACE = "scr-first-visit"

function isClosed() {
  try {
    return window.localStorage.getItem(PLACE) === "closed"
  } catch {
    return false
  }
}

export default function ({ data, parentElement }) {
  const section = parentElement.querySelector("section")
  const close = parentElement.querySelector("button")
  const around = parentElement.getRootNode().host?.closest('[data-testid="stElementContainer"]')
  parentElement.querySelector("p").textContent = data.says
  const show = (isShown) => {
    section.hidden = !isShown
    around?.style.setProperty("display", isShown ? "block" : "none")
  }
  show(!isClosed())
  close.onclick = () => {
    try {
      window.localStorage.setItem(PLACE, "closed")
    } catch {
      // A browser that keeps nothing shows it again on the next visit.
    }
    show(false)
    document.querySelector(".st-key-filters button")?.focus()
  }
}
