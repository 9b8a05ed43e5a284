// Keeps a file that the server was asked for. Sent once, with what every page has.

window.scrActions = { ...window.scrActions, file: saveFile }
window.scrTurns ??= new Set()

function saveFile({ turn, name, type, content }, say) {
  // A row that is drawn again brings it again.
  if (window.scrTurns.has(turn)) return
  window.scrTurns.add(turn)
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  saveBlob(new Blob([bytes], { type }), name)
  say("Saved")
}

function saveBlob(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}
