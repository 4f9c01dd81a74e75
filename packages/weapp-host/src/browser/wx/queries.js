import { nodeOf } from '../runtime/code-space.js'
import { currentPage } from '../runtime/page-stack.js'
import { toCss } from '../runtime/selectors.js'

const identity = (element) => ({ id: nodeOf(element)?.id ?? '', dataset: nodeOf(element)?.dataset ?? {} })

function rectangle(element) {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
  const stage = document.getElementById('stage').getBoundingClientRect()
  return { left, right, top: top - stage.top, bottom: bottom - stage.top, width, height }
}

function scrollOffset(element) {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
  return { scrollTop, scrollLeft, scrollHeight, scrollWidth }
}

function readFields(element, wanted) {
  const { left, right, top, bottom, width, height } = rectangle(element)
  const { id, dataset } = identity(element)
  const pick = (names, read) => Object.fromEntries((names ?? []).map((name) => [name, read(name)]))
  return {
    ...(wanted.id ? { id } : {}),
    ...(wanted.dataset ? { dataset } : {}),
    ...(wanted.rect ? { left, right, top, bottom } : {}),
    ...(wanted.size ? { width, height } : {}),
    ...(wanted.scrollOffset ? scrollOffset(element) : {}),
    ...(wanted.node ? { node: element } : {}),
    ...pick(wanted.properties, (name) => nodeOf(element)?.data?.[name]),
    ...pick(wanted.computedStyle, (name) => getComputedStyle(element)[name]),
  }
}

const readers = {
  boundingClientRect: (element) => ({ ...identity(element), ...rectangle(element) }),
  scrollOffset: (element) => ({ ...identity(element), ...scrollOffset(element) }),
  node: (element) => ({ node: element }),
  context: (element) => ({ context: element }),
}

class SelectorQuery {
  #base
  #jobs

  constructor() {
    this.#base = currentPage()?.scroller
    this.#jobs = []
  }

  in(component) {
    this.#base = component?._$?.getBackendElement() ?? this.#base
    return this
  }

  select(selector) {
    return this.#reference(() => [this.#base.querySelector(toCss(selector))].filter(Boolean), false)
  }

  selectAll(selector) {
    return this.#reference(() => [...this.#base.querySelectorAll(toCss(selector))], true)
  }

  selectViewport() {
    return this.#reference(() => [currentPage().scroller], false)
  }

  exec(callback) {
    setTimeout(() => callback?.(this.#jobs.map((job) => job())), 0)
    return this
  }

  #reference(find, isMany) {
    const add = (read, callback) => {
      this.#jobs.push(() => {
        const results = find().map(read)
        const result = isMany ? results : (results[0] ?? null)
        callback?.(result)
        return result
      })
      return this
    }
    const plain = Object.entries(readers).map(([name, read]) => [name, (callback) => add(read, callback)])
    const fields = (wanted, callback) => add((element) => readFields(element, wanted), callback)
    return { ...Object.fromEntries(plain), fields }
  }
}

export const queryApis = {
  createSelectorQuery: () => new SelectorQuery(),
  createIntersectionObserver: (component, options) =>
    (component ?? currentPage().instance).createIntersectionObserver(options),
  createMediaQueryObserver: (component) => (component ?? currentPage().instance).createMediaQueryObserver(),
}
