// Tells the server when the window becomes narrow or wide. `data.narrow` is what the server
// takes it for: as long as that is right nothing is sent, so nothing runs again.
export default function ({ data, parentElement, setStateValue }) {
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
