import { isChecked } from '../components/choices.js'
import { slideTo } from '../components/content.js'
import { swipeTo } from '../components/swiper.js'
import { typeInto } from '../components/text-fields.js'
import { isCustomComponent, manifest, nodeOf } from '../runtime/code-space.js'
import { findPage } from '../runtime/page-stack.js'
import { dispatch } from '../runtime/pointer-events.js'
import { cloneable } from '../runtime/report.js'
import { toCss } from '../runtime/selectors.js'

const elements = new Map()
const ids = new WeakMap()
let nextId = 1

/** How the automator knows an element: an id the host can find it by again. */
export function reference(element) {
  if (!element) throw new Error('no such element')
  if (!ids.has(element)) {
    ids.set(element, `element-${nextId}`)
    elements.set(`element-${nextId++}`, element)
  }
  const elementId = ids.get(element)
  const isCustom = nodeOf(element) && isCustomComponent(nodeOf(element))
  return { elementId, tagName: element.localName, ...(isCustom ? { nodeId: elementId } : {}) }
}

export function elementBy({ elementId }) {
  const element = elements.get(elementId)
  if (!element?.isConnected) throw new Error('element is gone')
  return element
}

const nodeBy = (parameters) => nodeOf(elementBy(parameters))
const callerBy = (parameters) => nodeBy(parameters).getMethodCaller()

/** Follows a data path such as list[0].name. */
export function dataAt(data, path) {
  if (!path) return cloneable(data)
  const names = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  return cloneable(names.reduce((value, name) => value?.[name], data))
}

function readAttribute(element, name) {
  const node = nodeOf(element)
  if (name === 'id') return node.id
  if (name.startsWith('data-')) return node.dataset?.[camelCase(name.slice('data-'.length))]
  return element.getAttribute(name) ?? cloneable(node.data?.[camelCase(name)])
}

const camelCase = (name) => name.replace(/-([a-z])/g, (_dash, letter) => letter.toUpperCase())

function readProperty(element, name) {
  const node = nodeOf(element)
  if (name === '__propPublic') {
    const names = [
      ...(manifest.attributes[element.localName] ?? []),
      ...Object.keys(node.data ?? {}),
      'value',
      'checked',
    ]
    return Object.fromEntries(names.map((property) => [property, true]))
  }
  if (name === 'value' && ['input', 'textarea'].includes(element.localName)) return element.value
  if (name === 'checked' && 'isChoiceChecked' in node) return isChecked(node)
  return cloneable(node.data?.[name])
}

function touch(type, { elementId, touches, changedTouches }) {
  const element = elementBy({ elementId })
  const { x, y, width, height } = element.getBoundingClientRect()
  const [centerX, centerY] = [x + width / 2, y + height / 2]
  const point = { identifier: 0, pageX: centerX, pageY: centerY, clientX: centerX, clientY: centerY }
  dispatch(
    nodeOf(element),
    type,
    {},
    {
      touches: touches ?? (type === 'touchend' ? [] : [point]),
      changedTouches: changedTouches ?? [point],
    },
  )
}

const LONG_PRESS = 350
const presses = new Map()

function startTouch(parameters) {
  touch('touchstart', parameters)
  clearTimeout(presses.get(parameters.elementId))
  presses.set(
    parameters.elementId,
    setTimeout(() => touch('longpress', parameters), LONG_PRESS),
  )
}

function endTouch(parameters) {
  clearTimeout(presses.get(parameters.elementId))
  touch('touchend', parameters)
}

// What the official client calls on particular elements.
const functions = {
  'input.input': typeInto,
  'textarea.input': typeInto,
  'scroll-view.scrollTo': (element, x, y) => element.scrollTo(x, y),
  'scroll-view.scrollTop': (element) => element.scrollTop,
  'scroll-view.scrollLeft': (element) => element.scrollLeft,
  'scroll-view.scrollWidth': (element) => element.scrollWidth,
  'scroll-view.scrollHeight': (element) => element.scrollHeight,
  'swiper.swipeTo': (element, index) => swipeTo(nodeOf(element), index, 'touch'),
  'slider.slideTo': (element, value) => slideTo(nodeOf(element), value),
  'switch.tap': (element) => element.click(),
}

function callFunction({ functionName, args = [], elementId }) {
  if (!functions[functionName]) throw new Error(`host: ${functionName} is not supported`)
  return { result: cloneable(functions[functionName](elementBy({ elementId }), ...args)) }
}

const list = (key, read) => (parameters) => {
  const element = elementBy(parameters)
  return { [key]: parameters.names.map((name) => read(element, name)) }
}

export const elementMethods = {
  'Element.getElement': (parameters) => reference(elementBy(parameters).querySelector(toCss(parameters.selector))),
  'Element.getElements': (parameters) => {
    return { elements: [...elementBy(parameters).querySelectorAll(toCss(parameters.selector))].map(reference) }
  },
  'Element.getDOMProperties': list('properties', (element, name) => cloneable(element[name])),
  'Element.getAttributes': list('attributes', readAttribute),
  'Element.getProperties': list('properties', readProperty),
  'Element.getStyles': list('styles', (element, name) => getComputedStyle(element).getPropertyValue(name)),
  'Element.getOffset': (parameters) => {
    const { left, top } = elementBy(parameters).getBoundingClientRect()
    const { scroller } = findPage(parameters.pageId)
    return { left, top: top - scroller.getBoundingClientRect().top + scroller.scrollTop }
  },
  'Element.getWXML': (parameters) => {
    const { outerHTML, innerHTML } = elementBy(parameters)
    return { wxml: parameters.type === 'outer' ? outerHTML : innerHTML }
  },
  'Element.triggerEvent': (parameters) => {
    const bubbles = /^(tap|touch|long)/.test(parameters.type)
    nodeBy(parameters).triggerEvent(parameters.type, parameters.detail, { bubbles, composed: bubbles })
  },
  'Element.touchstart': startTouch,
  'Element.touchmove': (parameters) => touch('touchmove', parameters),
  'Element.touchend': endTouch,
  'Element.dispatchEvent': (parameters) => touch(parameters.eventName, parameters),
  'Element.getData': (parameters) => ({ data: dataAt(nodeBy(parameters).data, parameters.path) }),
  'Element.setData': (parameters) => callerBy(parameters).setData(parameters.data),
  'Element.callMethod': async (parameters) => {
    const result = await callerBy(parameters)[parameters.method](...(parameters.args ?? []))
    return { result: cloneable(result) }
  },
  'Element.callFunction': callFunction,
}

/** Brings an element into view and says where a finger would touch it; throws where something covers it. */
export function touchPoint(parameters) {
  const element = elementBy(parameters)
  element.scrollIntoView({ block: 'center', inline: 'nearest' })
  const [box] = element.getClientRects()
  if (!box?.width || !box.height) throw new Error(`<${element.localName}> has no size`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const hit = document.elementFromPoint(x, y)
  if (!hit) throw new Error(`<${element.localName}> is outside the window`)
  if (!element.contains(hit) && !hit.contains(element)) {
    throw new Error(`<${element.localName}> is covered by <${hit.localName} class="${hit.className}">`)
  }
  return { x, y }
}
