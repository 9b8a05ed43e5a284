// The page's colours, for pictures: charts are drawn in the light theme whatever mode is on.
export default function ({ data, parentElement }) {
  window.scrLooks = data
  const place = parentElement.closest('[data-testid="stElementContainer"]')
  // It shows nothing, so it takes no room in the page's column.
  place?.style.setProperty("position", "absolute")
}
