import { nodeOf } from '../runtime/code-space.js'
import { elementOf, trigger } from './define.js'

const SWIPE_DISTANCE = 40
const items = (component) => [...elementOf(component).children].filter((child) => child.localName === 'swiper-item')

function place(component) {
  const axis = component.data.vertical ? 'Y' : 'X'
  items(component).forEach((item, index) => {
    item.style.transform = `translate${axis}(${(index - component.current) * 100}%)`
    item.setAttribute('aria-hidden', String(index !== component.current))
  })
}

/** Shows another item, as a swipe, the app or the automator wants. */
export function swipeTo(component, index, source) {
  const count = items(component).length
  if (count === 0) return
  const wrapped = component.data.circular ? (index + count) % count : Math.min(Math.max(index, 0), count - 1)
  if (wrapped === component.current) return
  component.current = wrapped
  place(component)
  const currentItemId = nodeOf(items(component)[wrapped])?.data.itemId ?? ''
  trigger(component, 'change', { current: wrapped, currentItemId, source })
  trigger(component, 'animationfinish', { current: wrapped, currentItemId, source })
}

export const swiper = {
  created(component) {
    component.current ??= 0
    const element = elementOf(component)
    new MutationObserver(() => place(component)).observe(element, { childList: true })
    let start
    element.addEventListener('pointerdown', (event) => {
      start = event
    })
    element.addEventListener('pointerup', (event) => {
      const name = component.data.vertical ? 'clientY' : 'clientX'
      const distance = start ? event[name] - start[name] : 0
      if (Math.abs(distance) > SWIPE_DISTANCE) swipeTo(component, component.current - Math.sign(distance), 'touch')
    })
    // The browser would take the swipe for scrolling. Autoplay is left out: it would make tests uncertain.
    element.style.touchAction = 'none'
  },
  properties: {
    vertical: place,
    circular() {},
    current(component, value) {
      if (value === undefined || value === null) return
      if (items(component).length === 0) component.current = Number(value)
      else swipeTo(component, Number(value), '')
    },
  },
}

export const swiperItem = { properties: { itemId() {} } }
