// Draws a chart on the page as a picture, in the light theme whatever mode is on. Sent once, with what
// every page has (shared, with file.js); the buttons call it.

const EDGE = 32
const WIDTH = 1000
const SCALE = 2

window.scrActions = { ...window.scrActions, png: savePicture }

async function savePicture({ held: data }, say) {
  try {
    const blob = await picture({ ...data, ...window.scrLooks })
    saveBlob(blob, data.filename)
    say("Saved")
  } catch (error) {
    console.warn("No picture of the chart:", error)
    say("No picture could be made")
  }
}

async function picture(data) {
  const place = document.querySelector(`.st-key-${CSS.escape(data.card)}`)
  const charts = [...(place?.querySelectorAll(".js-plotly-plot") ?? [])].map(drawing)
  if (!charts.length) throw new Error("there is no chart")
  const widest = Math.max(...charts.map((chart) => chart.width))
  // A phone's chart is enlarged, but not until it looks coarse.
  const scale = Math.min((WIDTH - 2 * EDGE) / widest, 1.6)
  const width = Math.max(Math.round(widest * scale) + 2 * EDGE, 560)
  const family = getComputedStyle(document.querySelector(".stApp")).fontFamily || "sans-serif"
  await document.fonts?.ready
  const page = new Page(width, family, data.light)
  page.words(data.heading, { size: 22, weight: 600, colour: data.light.text })
  page.words(data.sentence, { size: 16, weight: 400, colour: data.light.text, after: 8 })
  const recolour = recolouring(data)
  for (const chart of charts) page.chart(recolour(chart.markup), chart, scale)
  page.words(data.source, { size: 13, weight: 400, colour: data.light.quiet })
  return toPng(page.svg(await fontRules(family)), width, page.height)
}

// What Plotly drew, without what only hovers.
function drawing(plot) {
  const layers = [...plot.querySelectorAll(".svg-container > svg.main-svg")]
  const { width, height } = layers[0].getBoundingClientRect()
  const markup = layers.map((layer) => {
    const copy = layer.cloneNode(true)
    copy.querySelectorAll(".hoverlayer, .draglayer").forEach((part) => part.remove())
    copy.setAttribute("width", width)
    copy.setAttribute("height", height)
    return new XMLSerializer().serializeToString(copy).replace(/url\((&quot;|["']?)[^#)]*#/g, "url($1#")
  })
  return { width, height, markup: markup.join("") }
}

class Page {
  constructor(width, family, light) {
    this.width = width
    this.family = family.replaceAll('"', "'")
    this.light = light
    this.height = EDGE
    this.parts = []
    this.pen = document.createElement("canvas").getContext("2d")
  }

  words(text, { size, weight, colour, after = 0 }) {
    this.pen.font = `${weight} ${size}px ${this.family}`
    for (const line of this.lines(text ?? "")) {
      this.parts.push(
        `<text x="${EDGE}" y="${this.height + size}" font-size="${size}" font-weight="${weight}"` +
          ` fill="${colour}" font-family="${this.family}">${escaped(line)}</text>`,
      )
      this.height += Math.round(size * 1.45)
    }
    this.height += 6 + after
  }

  lines(text) {
    const lines = []
    for (const paragraph of text.split("\n")) {
      let line = ""
      for (const word of paragraph.trim().split(/\s+/)) {
        const longer = line ? `${line} ${word}` : word
        if (line && this.pen.measureText(longer).width > this.width - 2 * EDGE) {
          lines.push(line)
          line = word
        } else line = longer
      }
      if (line) lines.push(line)
    }
    return lines
  }

  chart(markup, { height }, scale) {
    this.parts.push(`<g transform="translate(${EDGE} ${this.height}) scale(${scale})">${markup}</g>`)
    this.height += Math.round(height * scale) + 8
  }

  svg(rules) {
    this.height += EDGE - 12
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"` +
      ` width="${this.width}" height="${this.height}"><style>${rules}</style>` +
      `<rect width="100%" height="100%" fill="${this.light.background}"/>${this.parts.join("")}</svg>`
    )
  }
}

// Every colour of the other mode becomes the one of the same role in the light theme.
// Words in charts are Streamlit's own near-white there, which no option of the theme names.
function recolouring({ swaps, light }) {
  const table = new Map(swaps.map(([dark, light]) => [rgb(dark), light]))
  const page = rgb(getComputedStyle(document.querySelector(".stApp")).backgroundColor)
  if (!table.has(page)) return (markup) => markup
  const colours = /#[0-9a-f]{6}\b|rgb\([^)]*\)/gi
  const isNearWhite = (parts) => parts.split(",").every((part) => Number(part) >= 240)
  return (markup) =>
    markup.replace(colours, (colour) => {
      const parts = rgb(colour)
      return table.get(parts) ?? (isNearWhite(parts) ? light.text : colour)
    })
}

function rgb(colour) {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)
  const parts = hex
    ? [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16))
    : colour.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number)
  return parts.join(",")
}

// The page's own font, put into the picture: an SVG shown as an image may load nothing.
async function fontRules(family) {
  const first = family.split(",")[0].replace(/["']/g, "").trim().toLowerCase()
  const rules = [...document.styleSheets]
    .flatMap(readable)
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => {
      const style = rule.style
      const name = style.getPropertyValue("font-family").replace(/["']/g, "").trim().toLowerCase()
      return name === first && style.getPropertyValue("font-style") !== "italic"
    })
  const embedded = await Promise.all(rules.slice(0, 4).map(embed))
  return embedded.filter(Boolean).join("")
}

async function embed(rule) {
  const found = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))
  if (!found) return ""
  try {
    const base = rule.parentStyleSheet?.href ?? document.baseURI
    const blob = await (await fetch(new URL(found[1], base))).blob()
    const address = await new Promise((done, failed) => {
      const reader = new FileReader()
      reader.onload = () => done(reader.result)
      reader.onerror = failed
      reader.readAsDataURL(blob)
    })
    return rule.cssText.replace(/url\([^)]*\)/, `url("${address}")`)
  } catch {
    // The picture falls back to the next font of the family.
    return ""
  }
}

function readable(sheet) {
  try {
    return [...sheet.cssRules]
  } catch {
    return []
  }
}

async function toPng(svg, width, height) {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const pen = canvas.getContext("2d")
  pen.scale(SCALE, SCALE)
  pen.drawImage(image, 0, 0, width, height)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no blob"))), "image/png"),
  )
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c])
}
