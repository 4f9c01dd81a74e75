/** Limits of one mode, in CSS pixels and contrast ratios. Source: EXPERIENCE.md, elder mode and accessibility. */
export interface Limits {
  readonly smallestType: number
  readonly bodyType: number
  readonly target: number
}

export const limits: Readonly<Record<'standard' | 'elder', Limits>> = {
  standard: { smallestType: 14, bodyType: 17, target: 48 },
  elder: { smallestType: 18, bodyType: 22, target: 60 },
}

/**
 * Runs inside the page and says everything on it that is too small, too pale or too close: type size, line height,
 * contrast (7 for body text, 4.5 for the rest), size of targets and the space between them.
 */
export const findHardToUse = ({ smallestType, bodyType, target }: Limits): string[] => {
  const problems: string[] = []
  const isShown = (element: Element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && Number(style.opacity) > 0
  }
  const parse = (color: string) => (color.match(/[\d.]+/g) ?? ['0', '0', '0']).map(Number)
  const luminance = ([red = 0, green = 0, blue = 0]: number[]) => {
    const linear = [red, green, blue].map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
  const over = (top: number[], below: number[]) => {
    const alpha = top[3] ?? 1
    return [0, 1, 2].map((part) => (top[part] ?? 0) * alpha + (below[part] ?? 0) * (1 - alpha))
  }
  const groundOf = (element: Element | null): number[] => {
    if (!element) return [255, 255, 255]
    const color = parse(getComputedStyle(element).backgroundColor)
    const alpha = color[3] ?? 1
    return alpha === 1 ? color : over(color, groundOf(element.parentElement))
  }
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.textContent ?? '').trim().slice(0, 20)}”`

  const isInsideTarget = (element: Element) => element.closest('[role=button],[role=tab],[role=link],[role=radio]')
  const checkText = (element: Element) => {
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    if (size < smallestType - 0.1) problems.push(`type ${size}px: ${name(element)}`)
    if (style.lineHeight !== 'normal' && Number.parseFloat(style.lineHeight) < size * 1.05) {
      problems.push(`line height ${style.lineHeight} of ${size}px: ${name(element)}`)
    }
    const ground = groundOf(element)
    const [light, dark] = [luminance(over(parse(style.color), ground)), luminance(ground)].sort((a, b) => b - a)
    const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
    const isBody = Math.abs(size - bodyType) < 0.6 && Number(style.fontWeight) < 600 && !isInsideTarget(element)
    const isDisabled = element.closest('[aria-disabled=true]')
    const wanted = isDisabled ? 3 : isBody ? 7 : 4.5
    if (ratio < wanted - 0.01) problems.push(`contrast ${ratio.toFixed(2)} under ${wanted}: ${name(element)}`)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const seen = new Set<Element>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || seen.has(element) || !(node.textContent ?? '').trim()) continue
    seen.add(element)
    if (isShown(element) && !element.closest('.hidden-words,script,style')) checkText(element)
  }

  const targets = [
    ...document.querySelectorAll(
      '[role=button],[role=tab],[role=link],[role=radio],[role=checkbox],[role=switch],input,textarea,select,a[href]',
    ),
  ].filter(
    (element) => isShown(element) && !element.closest('.hidden-words') && !element.querySelector('[role=button]'),
  )
  for (const element of targets) {
    const box = (element.closest('.field-box') ?? element).getBoundingClientRect()
    if (box.width < target - 0.5 || box.height < target - 0.5) {
      problems.push(`target ${Math.round(box.width)}×${Math.round(box.height)}: ${name(element)}`)
    }
  }
  if (document.documentElement.scrollWidth > window.innerWidth + 1) {
    problems.push(`wider than the screen: ${document.documentElement.scrollWidth}px`)
  }
  return problems
}
