/** Limits of one mode, in CSS pixels. Source: EXPERIENCE.md, elder mode and accessibility. */
export interface Limits {
  readonly smallestType: number
  readonly bodyType: number
  readonly target: number
}

export const limits: Readonly<Record<'standard' | 'elder', Limits>> = {
  standard: { smallestType: 14, bodyType: 17, target: 48 },
  elder: { smallestType: 18, bodyType: 22, target: 60 },
}

type Color = readonly number[]

function isShown(element: Element): boolean {
  const box = element.getBoundingClientRect()
  const style = getComputedStyle(element)
  return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && Number(style.opacity) > 0
}

function parseColor(color: string): Color {
  return (color.match(/[\d.]+/g) ?? ['0', '0', '0']).map(Number)
}

/** Relative luminance as WCAG defines it. */
function luminance(color: Color): number {
  const linear = [0, 1, 2].map((part) => {
    const share = (color[part] ?? 0) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!
}

function laidOver(top: Color, below: Color): Color {
  const alpha = top[3] ?? 1
  return [0, 1, 2].map((part) => (top[part] ?? 0) * alpha + (below[part] ?? 0) * (1 - alpha))
}

function groundOf(element: Element | null): Color {
  if (!element) return [255, 255, 255]
  const color = parseColor(getComputedStyle(element).backgroundColor)
  return (color[3] ?? 1) === 1 ? color : laidOver(color, groundOf(element.parentElement))
}

function contrastOf(element: Element): number {
  const ground = groundOf(element)
  const ink = laidOver(parseColor(getComputedStyle(element).color), ground)
  const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function nameOf(element: Element): string {
  return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.textContent ?? '').trim().slice(0, 20)}”`
}

function problemsOfText(element: Element, { smallestType, bodyType }: Limits): string[] {
  const style = getComputedStyle(element)
  const size = Number.parseFloat(style.fontSize)
  const lineHeight = Number.parseFloat(style.lineHeight)
  const isInTarget = element.closest('[role=button],[role=tab],[role=link],[role=radio]')
  const isBody = Math.abs(size - bodyType) < 0.6 && Number(style.fontWeight) < 600 && !isInTarget
  const wanted = element.closest('[aria-disabled=true]') ? 3 : isBody ? 7 : 4.5
  const ratio = contrastOf(element)
  return [
    size < smallestType - 0.1 ? `type ${size}px: ${nameOf(element)}` : '',
    lineHeight < size * 1.05 ? `line height ${lineHeight} of ${size}px: ${nameOf(element)}` : '',
    ratio < wanted - 0.01 ? `contrast ${ratio.toFixed(2)} under ${wanted}: ${nameOf(element)}` : '',
  ]
}

function textElements(): Set<Element> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = new Set<Element>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || !(node.textContent ?? '').trim() || element.closest('.hidden-words,script,style')) continue
    if (isShown(element)) found.add(element)
  }
  return found
}

function problemsOfTargets({ target }: Limits): string[] {
  const roles = ['button', 'tab', 'link', 'radio', 'checkbox', 'switch'].map((role) => `[role=${role}]`)
  const found = [...document.querySelectorAll([...roles, 'input', 'textarea', 'select', 'a[href]'].join())]
  return found
    .filter(
      (element) => isShown(element) && !element.closest('.hidden-words') && !element.querySelector('[role=button]'),
    )
    .map((element) => {
      const { width, height } = (element.closest('.field-box') ?? element).getBoundingClientRect()
      const isSmall = width < target - 0.5 || height < target - 0.5
      return isSmall ? `target ${Math.round(width)}×${Math.round(height)}: ${nameOf(element)}` : ''
    })
}

function findHardToUse(mode: Limits): string[] {
  const { scrollWidth } = document.documentElement
  return [
    ...[...textElements()].flatMap((element) => problemsOfText(element, mode)),
    ...problemsOfTargets(mode),
    scrollWidth > window.innerWidth + 1 ? `wider than the screen: ${scrollWidth}px` : '',
  ].filter(Boolean)
}

const parts = [
  isShown,
  parseColor,
  luminance,
  laidOver,
  groundOf,
  contrastOf,
  nameOf,
  problemsOfText,
  textElements,
  problemsOfTargets,
  findHardToUse,
]

/**
 * A script for the page that says everything on it that is too small, too pale or too wide: type size, line height,
 * contrast (7 for body text, 4.5 for the rest), size of targets, and whether it runs off the screen.
 */
export const measuringScript = (mode: Limits): string =>
  `(() => { ${parts.map(String).join('\n')}; return findHardToUse(${JSON.stringify(mode)}) })()`
