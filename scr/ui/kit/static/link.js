// Copies the link of a view. Sent once, with what every page has; the buttons call it.

window.scrActions = { ...window.scrActions, link: copyLink }

// The address of this view, with what would be usual on another day written out.
function fullLink(held) {
  const link = new URL(window.location.href)
  for (const [name, value] of Object.entries(held)) link.searchParams.set(name, value)
  return link.href
}

async function copyLink(data, say, field) {
  const link = fullLink(data.held)
  try {
    await navigator.clipboard.writeText(link)
    field.hidden = true
    say("Copied")
  } catch {
    // Not allowed to write to the clipboard: the link itself, ready to be copied by hand.
    field.value = link
    field.hidden = false
    field.focus()
    field.select()
    say("Copy this link:")
  }
}
