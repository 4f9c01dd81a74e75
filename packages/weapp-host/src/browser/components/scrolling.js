import { elementOf, trigger } from './define.js'

const THRESHOLD = 50

function watchEdges(component) {
  const element = elementOf(component)
  const reached = { upper: true, lower: false }
  const cross = (edge, isInside, direction) => {
    if (isInside && !reached[edge]) trigger(component, `scrollto${edge}`, { direction })
    reached[edge] = isInside
  }
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element
    trigger(component, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
    cross('upper', scrollTop <= (Number.parseFloat(component.data.upperThreshold) || THRESHOLD), 'top')
    const remaining = scrollHeight - scrollTop - clientHeight
    cross('lower', remaining <= (Number.parseFloat(component.data.lowerThreshold) || THRESHOLD), 'bottom')
  })
}

export const scrollView = {
  created: watchEdges,
  properties: {
    upperThreshold() {},
    lowerThreshold() {},
    scrollY(component, value) {
      elementOf(component).style.overflowY = value ? 'auto' : 'hidden'
    },
    scrollX(component, value) {
      elementOf(component).style.overflowX = value ? 'auto' : 'hidden'
    },
    scrollTop(component, value) {
      if (value !== undefined && value !== null) elementOf(component).scrollTop = Number.parseFloat(value)
    },
    scrollLeft(component, value) {
      if (value !== undefined && value !== null) elementOf(component).scrollLeft = Number.parseFloat(value)
    },
    scrollIntoView(component, value) {
      if (value) setTimeout(() => elementOf(component).querySelector(`[id="${value}"]`)?.scrollIntoView(), 0)
    },
  },
}
