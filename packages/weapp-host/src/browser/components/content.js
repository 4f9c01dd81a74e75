import { currentPage } from '../runtime/page-stack.js'
import { noteUnsupported } from '../runtime/report.js'
import { elementOf, trigger } from './define.js'

// WeChat's rich-text drops whatever is not plain markup; scripts and handlers must not run here either.
const RICH_TEXT_TAGS = new Set(
  `a abbr b blockquote br code col colgroup dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i img ins label legend li
ol p q s section small span strong sub sup table tbody td tfoot th thead tr tt u ul`.split(/\s+/),
)
const RICH_TEXT_ATTRIBUTES = new Set(['class', 'style', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan', 'start'])

export const richText = {
  body: 'host/empty',
  properties: {
    nodes(component, value) {
      const element = elementOf(component)
      if (typeof value === 'string') {
        const parsed = new DOMParser().parseFromString(value, 'text/html').body
        element.replaceChildren(...[...parsed.childNodes].flatMap(copyMarkup))
      } else {
        element.replaceChildren(...(value ?? []).map(buildNode))
      }
    },
  },
}

function copyMarkup(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)]
  if (node.nodeType !== Node.ELEMENT_NODE || !RICH_TEXT_TAGS.has(node.localName)) return []
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return [makeElement(node.localName, attributes, [...node.childNodes].flatMap(copyMarkup))]
}

function buildNode({ type, text, name, attrs = {}, children = [] }) {
  if (type === 'text') return document.createTextNode(text ?? '')
  const tag = RICH_TEXT_TAGS.has(name) ? name : 'div'
  return makeElement(tag, attrs, children.map(buildNode))
}

function makeElement(tag, attributes, children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (RICH_TEXT_ATTRIBUTES.has(name)) element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

export const progress = {
  body: 'host/empty',
  created(component) {
    elementOf(component).max = 100
  },
  properties: {
    percent(component, value) {
      elementOf(component).value = Number(value) || 0
    },
  },
}

function controlOf(component) {
  if (component.control) return component.control
  const control = document.createElement('input')
  Object.assign(control, { type: 'range', min: '0', max: '100', step: '1' })
  elementOf(component).appendChild(control)
  component.control = control
  for (const [domType, type] of Object.entries({ input: 'changing', change: 'change' })) {
    control.addEventListener(domType, () => {
      component.sliderValue = Number(control.value)
      trigger(component, type, { value: component.sliderValue })
    })
  }
  return control
}

/** Moves a slider as a finger would, for the automator. */
export function slideTo(component, value) {
  controlOf(component).value = String(value)
  controlOf(component).dispatchEvent(new Event('change'))
}

export const slider = {
  body: 'host/empty',
  created: controlOf,
  properties: Object.fromEntries(
    ['min', 'max', 'step', 'value', 'disabled'].map((name) => [
      name,
      (component, value) => {
        if (value !== undefined && value !== null) controlOf(component)[name] = value
      },
    ]),
  ),
}

export const canvas = {
  body: 'host/empty',
  created(component) {
    const element = elementOf(component)
    element.createImage = () => new Image()
    element.requestAnimationFrame = (callback) => requestAnimationFrame(callback)
    element.cancelAnimationFrame = (id) => cancelAnimationFrame(id)
  },
  properties: {
    type(_component, value) {
      if (value && value !== '2d') noteUnsupported(`<canvas type="${value}">`)
    },
  },
}

export const navigator = {
  created(component) {
    elementOf(component).addEventListener('click', () => {
      const { url, openType = 'navigate', delta } = component.data
      const way = { navigate: 'navigateTo', redirect: 'redirectTo' }[openType] ?? openType
      window.wx[way]({ url, delta: Number(delta ?? 1) })
    })
  },
  properties: { url() {}, openType() {}, delta() {} },
}

/** page-meta has no look of its own in the host: its attributes are kept for the test to read. */
export const pageMeta = {
  properties: Object.fromEntries(
    ['rootFontSize', 'pageStyle', 'backgroundColor', 'backgroundTextStyle', 'scrollTop'].map((name) => [
      name,
      (component) => {
        component.keepMeta ??= setTimeout(() => {
          component.keepMeta = undefined
          const page = currentPage()
          if (page) page.meta = { ...component.data }
        }, 0)
      },
    ]),
  ),
}
