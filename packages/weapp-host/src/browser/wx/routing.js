import { changeTab, hideTabs, setNavigationColors, setTitle } from '../runtime/frame.js'
import { endPullDown, pullDown } from '../runtime/page-scroll.js'
import { currentPage } from '../runtime/page-stack.js'
import { navigate } from '../runtime/routes.js'
import { action } from './answer.js'

const route = (way) => action(way, (options) => navigate(way, options))

function changeTabOrThrow(index, changes) {
  if (!changeTab(index, changes)) throw new Error(`no tab at index ${index}`)
}

export const routingApis = {
  navigateTo: route('navigateTo'),
  redirectTo: route('redirectTo'),
  reLaunch: route('reLaunch'),
  switchTab: route('switchTab'),
  navigateBack: route('navigateBack'),
  setNavigationBarTitle: action('setNavigationBarTitle', ({ title }) => setTitle(title)),
  setNavigationBarColor: action('setNavigationBarColor', setNavigationColors),
  startPullDownRefresh: action('startPullDownRefresh', () => {
    pullDown(currentPage(), { enablePullDownRefresh: true })
  }),
  stopPullDownRefresh: action('stopPullDownRefresh', endPullDown),
  setTabBarBadge: action('setTabBarBadge', ({ index, text }) => changeTabOrThrow(index, { badge: text })),
  removeTabBarBadge: action('removeTabBarBadge', ({ index }) => changeTabOrThrow(index, { badge: '' })),
  showTabBarRedDot: action('showTabBarRedDot', ({ index }) => changeTabOrThrow(index, { hasDot: true })),
  hideTabBarRedDot: action('hideTabBarRedDot', ({ index }) => changeTabOrThrow(index, { hasDot: false })),
  setTabBarItem: action('setTabBarItem', ({ index, text }) => changeTabOrThrow(index, text ? { text } : {})),
  showTabBar: action('showTabBar', () => hideTabs(false)),
  hideTabBar: action('hideTabBar', () => hideTabs(true)),
}
