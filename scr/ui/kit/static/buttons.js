// A row of quiet buttons. What copies a link, keeps a picture or a file comes once with the page
// (link.js, picture.js, file.js), how they look too (page.css); the others ask the server.

export default function ({ data, parentElement, setTriggerValue }) {
  const row = parentElement.querySelector(".scr-row")
  const said = row.querySelector(".scr-said")
  let timer
  const say = (words) => {
    clearTimeout(timer)
    said.textContent = words
    timer = setTimeout(() => (said.textContent = ""), 4000)
  }
  const act = {
    ask: (one) => setTriggerValue("asked", { what: one.what, turn: `${Date.now()}` }),
    more: () => {
      row.toggleAttribute("data-open")
      draw()
    },
  }
  const press = async (one, button) => {
    button.setAttribute("aria-busy", "true")
    try {
      await (act[one.kind] ?? window.scrActions[one.kind])(one, say, row.querySelector("input"))
    } finally {
      button.removeAttribute("aria-busy")
    }
  }
  // Buttons stay when the row is drawn again: the one that was pressed keeps the focus.
  const draw = () => {
    const buttons = [...row.querySelectorAll("button")]
    buttons.slice(data.buttons.length).forEach((button) => button.remove())
    data.buttons.forEach((one, place) => {
      const button = buttons[place] ?? said.insertAdjacentElement("beforebegin", document.createElement("button"))
      button.type = "button"
      button.textContent = one.label
      button.setAttribute("aria-label", one.name)
      if (one.kind === "more") button.setAttribute("aria-expanded", row.hasAttribute("data-open"))
      button.hidden = Boolean(one.folded) && !row.hasAttribute("data-open")
      button.onclick = () => press(one, button)
    })
  }
  draw()
  if (data.file) window.scrActions.file(data.file, say)
  return () => clearTimeout(timer)
}
