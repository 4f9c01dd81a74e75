import { manifest } from './code-space.js'

// The bars around a page: navigation on top, tabs below. The page between them gets what is left of the height.
const element = (id) => document.getElementById(id)
const tabs = (manifest.app.tabBar?.list ?? []).map((tab) => ({ ...tab, badge: '', hasDot: false }))
let areTabsHidden = false
let shownRoute = ''
let switchTo
let goBack

/** @param actions what tapping a tab and the back arrow does */
export function connectFrame(actions) {
  switchTo = actions.switchTo
  goBack = actions.goBack
  element('back').addEventListener('click', () => goBack())
  new ResizeObserver(measure).observe(element('stage'))
}

export const hasTab = (route) => tabs.some((tab) => tab.pagePath === route)

export function showFrame(route, config, canGoBack) {
  shownRoute = route
  element('navigation').hidden = config.navigationStyle === 'custom'
  element('back').hidden = !canGoBack
  setTitle(config.navigationBarTitleText ?? '')
  setNavigationColors({
    frontColor: config.navigationBarTextStyle === 'white' ? '#ffffff' : '#000000',
    backgroundColor: config.navigationBarBackgroundColor ?? '#ffffff',
  })
  element('refreshing').hidden = true
  drawTabs()
  measure()
}

export function setTitle(title) {
  element('title').textContent = title
}

export function setNavigationColors({ frontColor, backgroundColor }) {
  element('navigation').style.color = frontColor
  element('navigation').style.backgroundColor = backgroundColor
}

export function hideTabs(isHidden) {
  areTabsHidden = isHidden
  drawTabs()
}

/** @returns false when there is no such tab */
export function changeTab(index, changes) {
  if (!tabs[index]) return false
  Object.assign(tabs[index], changes)
  drawTabs()
  return true
}

function drawTabs() {
  const bar = element('tabs')
  bar.hidden = areTabsHidden || manifest.app.tabBar?.custom === true || !hasTab(shownRoute)
  bar.replaceChildren(...tabs.map(drawTab))
}

function drawTab(tab) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = tab.badge ? `${tab.text} ${tab.badge}` : tab.text
  button.setAttribute('role', 'tab')
  button.setAttribute('aria-selected', String(tab.pagePath === shownRoute))
  if (tab.hasDot) button.dataset.dot = ''
  button.addEventListener('click', () => switchTo(tab))
  return button
}

function measure() {
  document.documentElement.style.setProperty('--vh', `${element('stage').clientHeight / 100}px`)
}
