// A quiet button: copies the link of this view, or keeps its chart as a picture. What it does comes
// once with the page (link.js, picture.js), not with each of its buttons.

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector(".said")
  const field = parentElement.querySelector("input")
  button.textContent = data.label
  button.setAttribute("aria-label", data.name)
  // Hidden until it has a name: nobody should meet a button that does not say what it does.
  button.hidden = false
  field.setAttribute("aria-label", "Link to this view")
  let timer
  const say = (words) => {
    clearTimeout(timer)
    said.textContent = words
    timer = setTimeout(() => (said.textContent = ""), 4000)
  }
  button.onclick = async () => {
    button.setAttribute("aria-busy", "true")
    try {
      await window.scrActions[data.kind](data, say, field)
    } finally {
      button.removeAttribute("aria-busy")
    }
  }
  return () => clearTimeout(timer)
}
