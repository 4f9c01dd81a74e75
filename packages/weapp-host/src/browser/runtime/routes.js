import { emit, run } from './app-events.js'
import { manifest } from './code-space.js'
import { EventChannel } from './event-channel.js'
import { callApp, resolvePath } from './module-loader.js'
import { currentPage, currentPages, destroyKeptTabs, hide, isTab, obtain, pop, push, show } from './page-stack.js'

const STACK_LIMIT = 10

/** Splits a page url as WeChat does: query values reach onLoad as written, not decoded. */
export function parseUrl(url, from = '') {
  const [path, search = ''] = String(url).split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
  })
  return { route: resolvePath(from, path), query: Object.fromEntries(query) }
}

const routes = {
  navigateTo({ route, query }, { events }) {
    if (isTab(route)) throw new Error('can not navigateTo a tabbar page')
    if (currentPages().length >= STACK_LIMIT) throw new Error('webview count limit exceed')
    const eventChannel = new EventChannel(events)
    const page = obtain(route, query, eventChannel)
    hide(currentPage())
    push(page)
    return { eventChannel }
  },
  redirectTo({ route, query }) {
    if (isTab(route)) throw new Error('can not redirectTo a tabbar page')
    const page = obtain(route, query)
    pop({ keepTab: true })
    push(page)
  },
  reLaunch({ route, query }) {
    while (currentPage()) pop({ keepTab: false })
    destroyKeptTabs()
    push(obtain(route, query))
  },
  switchTab({ route }) {
    if (!isTab(route)) throw new Error('can not switch to no-tabBar page')
    if (currentPage()?.route === route) return
    while (currentPages().length > 1) pop({ keepTab: false })
    const base = currentPage()
    if (base?.route === route) {
      show(base)
      return
    }
    const page = obtain(route, {})
    if (base) pop({ keepTab: true })
    push(page)
  },
}

/** Moves between pages by one of wx's five ways; throws with WeChat's reason when it cannot. */
export function navigate(way, options) {
  if (way === 'navigateBack') return navigateBack(options.delta ?? 1)
  const target = parseUrl(options.url, currentPage()?.route)
  if (!manifest.pages.includes(target.route)) throw new Error(`page "${target.route}" is not found`)
  return routes[way](target, options)
}

function navigateBack(delta) {
  const steps = Math.min(delta, currentPages().length - 1)
  if (steps < 1) throw new Error('cannot navigate back at first page.')
  for (let step = 0; step < steps; step++) pop({ keepTab: false })
  show(currentPage())
}

/** The first page of a launch; an unknown one goes to onPageNotFound, which may redirect. */
export function launch({ path, query, scene }) {
  if (manifest.pages.includes(path)) {
    push(obtain(path, query))
    return
  }
  const details = { path, query, isEntryPage: true, scene }
  callApp('onPageNotFound', details)
  emit('PageNotFound', details)
  if (!currentPage()) push(obtain(manifest.app.pages[0], {}))
}

export function tapTab(tab) {
  const route = tab.pagePath
  if (currentPage()?.route !== route) navigate('switchTab', { url: `/${route}` })
  const { instance } = currentPage()
  run(instance.onTabItemTap, instance, {
    index: manifest.app.tabBar.list.indexOf(tab),
    pagePath: route,
    text: tab.text,
  })
}
