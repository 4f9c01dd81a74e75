import { raise, run } from './app-events.js'
import { backend, codeSpace, manifest } from './code-space.js'
import { hasTab, showFrame } from './frame.js'
import { loadModule } from './module-loader.js'
import { watchScroll } from './page-scroll.js'

const stack = []
const tabPages = new Map()
// The automator remembers pages by id, also across a relaunch.
let nextId = window.weappSettings.firstPageId
let opening

export const currentPages = () => stack
export const currentPage = () => stack.at(-1)
export const openingPage = () => opening
export const isTab = hasTab

/** The page's own json over the app's window settings. */
export function pageConfig(route) {
  return { ...manifest.app.window, ...manifest.configs[route] }
}

/** The page of a route: the kept one of a tab, or a new one. Throws before the stack has changed. */
export function obtain(route, query, eventChannel) {
  const kept = tabPages.get(route)
  if (kept) return kept
  try {
    return create(route, query, eventChannel)
  } catch (error) {
    raise(error)
    throw error
  }
}

/** Puts a page on the stack and shows it. */
export function push(page) {
  if (isTab(page.route)) tabPages.set(page.route, page)
  stack.push(page)
  show(page)
}

function create(route, query, eventChannel) {
  loadModule(route)
  const page = { id: nextId++, route, query, isVisible: false, isLoaded: false }
  opening = page
  page.element = document.createElement('div')
  page.element.className = 'weapp-window'
  page.element.dataset.route = route
  page.scroller = document.createElement('div')
  page.scroller.className = 'weapp-scroller'
  const placeholder = document.createElement('div')
  page.scroller.appendChild(placeholder)
  page.element.appendChild(page.scroller)
  document.getElementById('stage').appendChild(page.element)
  page.root = backend.createRoot('page', codeSpace, route)
  page.instance = page.root.get()
  Object.assign(page.instance, { route, __route__: route, options: query })
  page.instance.getOpenerEventChannel = () => eventChannel ?? {}
  page.root.attach(page.scroller, placeholder)
  watchScroll(page, pageConfig(route))
  return page
}

export function show(page) {
  for (const element of document.querySelectorAll('.weapp-window')) element.hidden = element !== page.element
  showFrame(page.route, pageConfig(page.route), stack.length > 1)
  opening = page
  const isFirst = !page.isLoaded
  page.isLoaded = true
  if (isFirst) run(page.instance.onLoad, page.instance, page.query)
  page.isVisible = true
  lifecycle(page, 'onShow', 'show')
  opening = undefined
  if (isFirst) setTimeout(() => run(page.instance.onReady, page.instance), 0)
}

export function hide(page) {
  if (!page?.isVisible) return
  page.isVisible = false
  lifecycle(page, 'onHide', 'hide')
}

function lifecycle(page, method, pageLifetime) {
  run(page.instance[method], page.instance)
  page.root.getComponent().triggerPageLifetime(pageLifetime, [])
}

/** Takes the top page off the stack; a tab page is kept unless everything goes. */
export function pop({ keepTab }) {
  const page = stack.pop()
  if (keepTab && isTab(page.route)) {
    hide(page)
    return
  }
  destroy(page)
}

function destroy(page) {
  page.isVisible = false
  run(page.instance.onUnload, page.instance)
  tabPages.delete(page.route)
  page.root.release()
  page.element.remove()
}

export function destroyKeptTabs() {
  for (const page of [...tabPages.values()]) if (!stack.includes(page)) destroy(page)
}

/** Pages alive though not on the stack: tabs the user has left. */
export function findPage(id) {
  const page = [...stack, ...tabPages.values()].find((candidate) => candidate.id === id)
  if (!page) throw new Error('page destroyed')
  return page
}
