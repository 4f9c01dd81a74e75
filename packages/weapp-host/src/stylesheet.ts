import path from 'node:path'
import { replaceUnits } from './browser/runtime/units.js'

/**
 * Turns one wxss file into css for the host page.
 * Imports are inlined; rpx and vh become calc() on custom properties, because the stage is smaller than the window.
 */
export function stylesheetToCss(source: string, file: string, readFile: (file: string) => string): string {
  const inlined = source.replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g, (_statement, target: string) => {
    const resolved = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target)
    return stylesheetToCss(readFile(resolved), resolved, readFile)
  })
  return replaceUnits(inlined)
}

/** Limits a page's rules to that page's window. Keyframes stay outside: they are names, not rules. */
export function scopeToPage(css: string, route: string): string {
  const keyframes: string[] = []
  let rules = ''
  let rest = css
  for (;;) {
    const start = rest.search(/@(-webkit-)?keyframes\b/)
    if (start < 0) break
    const end = endOfBlock(rest, start)
    rules += rest.slice(0, start)
    keyframes.push(rest.slice(start, end))
    rest = rest.slice(end)
  }
  return `${keyframes.join('\n')}\n@scope ([data-route="${route}"]) {\n${rules}${rest}\n}`
}

function endOfBlock(css: string, start: number): number {
  let depth = 0
  for (let at = css.indexOf('{', start); at >= 0 && at < css.length; at++) {
    if (css[at] === '{') depth++
    if (css[at] === '}' && --depth === 0) return at + 1
  }
  return css.length
}
