import { run } from './app-events.js'

const REACH_BOTTOM_DISTANCE = 50

/** Calls the page's scroll lifecycles; reaching the bottom counts once until the user has left it. */
export function watchScroll({ scroller, instance }, config) {
  const distance = config.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE
  let isAtBottom = false
  scroller.addEventListener('scroll', () => {
    run(instance.onPageScroll, instance, { scrollTop: scroller.scrollTop })
    const remaining = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
    if (remaining < distance && !isAtBottom) run(instance.onReachBottom, instance)
    isAtBottom = remaining < distance
  })
}

/** Pulls the page down as a finger would; false where the page does not allow it. */
export function pullDown({ instance }, config) {
  if (!config.enablePullDownRefresh) return false
  document.getElementById('refreshing').hidden = false
  run(instance.onPullDownRefresh, instance)
  return true
}

export function endPullDown() {
  document.getElementById('refreshing').hidden = true
}
