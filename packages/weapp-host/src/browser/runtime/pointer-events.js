import { context, glassEasel, nodeOf } from './code-space.js'

const LONG_PRESS = 350

/** Forwards touches and makes taps out of clicks, which mouse, finger and keyboard all end in. */
export function forwardPointerEvents() {
  context.onEvent((target, type, _detail, options) => {
    if (!/^(touch|transition|animation)/.test(type)) return undefined
    const { touches, changedTouches } = options.originalEvent
    const event = dispatch(target, type, {}, { touches: points(touches), changedTouches: points(changedTouches) })
    return event.defaultPrevented() ? glassEasel.EventBubbleStatus?.NoDefault : undefined
  })
  document.body.addEventListener('click', tapOnClick, { capture: true })
  watchLongPress()
}

function tapOnClick(event) {
  const node = nearestNode(event.target)
  if (!node) return
  const point = {
    identifier: 0,
    pageX: event.pageX,
    pageY: event.pageY,
    clientX: event.clientX,
    clientY: event.clientY,
  }
  dispatch(node, 'tap', { x: event.clientX, y: event.clientY }, { touches: [], changedTouches: [point] })
}

function watchLongPress() {
  let timer
  const cancel = () => clearTimeout(timer)
  const start = (event) => {
    cancel()
    const node = nearestNode(event.target)
    const touches = points(event.touches)
    timer = setTimeout(() => node && dispatch(node, 'longpress', {}, { touches, changedTouches: touches }), LONG_PRESS)
  }
  document.body.addEventListener('touchstart', start, { capture: true, passive: true })
  for (const type of ['touchmove', 'touchend', 'touchcancel']) {
    document.body.addEventListener(type, cancel, { capture: true, passive: true })
  }
}

function nearestNode(element) {
  let current = element
  while (current && !nodeOf(current)) current = current.parentNode
  return nodeOf(current)
}

/** Dispatches a bubbling event as the view layer would. */
export function dispatch(node, type, detail, extraFields) {
  const event = new glassEasel.Event(type, detail, { bubbles: true, composed: true, capturePhase: true, extraFields })
  glassEasel.Event.dispatchEvent(node, event)
  return event
}

function points(touches) {
  return [...(touches ?? [])].map(({ identifier, pageX, pageY, clientX, clientY, force }) => {
    return { identifier, pageX, pageY, clientX, clientY, force }
  })
}
