import { currentPage, currentPages, findPage } from '../runtime/page-stack.js'
import { cloneable } from '../runtime/report.js'
import { findByXpath, toCss } from '../runtime/selectors.js'
import { dataAt, reference } from './elements.js'

const describe = ({ id, route, query }) => ({ pageId: id, path: route, query, renderer: 'webview' })
const rootOf = ({ pageId }) => findPage(pageId).scroller

function windowProperty(scroller, name) {
  const [property] = name.split('.').slice(-1)
  return /^(scroll|client|offset)/.test(property) ? scroller[property] : dataAt(window, name)
}

export const pageMethods = {
  'App.getCurrentPage': () => describe(currentPage()),
  'App.getPageStack': () => ({ pageStack: currentPages().map(describe) }),
  'Page.getElement': (parameters) => reference(rootOf(parameters).querySelector(toCss(parameters.selector))),
  'Page.getElements': (parameters) => {
    return { elements: [...rootOf(parameters).querySelectorAll(toCss(parameters.selector))].map(reference) }
  },
  'Page.getElementByXpath': (parameters) => reference(findByXpath(rootOf(parameters), parameters.selector)[0]),
  'Page.getElementsByXpath': (parameters) => {
    return { elements: findByXpath(rootOf(parameters), parameters.selector).map(reference) }
  },
  'Page.getData': ({ pageId, path }) => ({ data: dataAt(findPage(pageId).instance.data, path) }),
  'Page.setData': ({ pageId, data }) => findPage(pageId).instance.setData(data),
  'Page.callMethod': async ({ pageId, method, args = [] }) => {
    const { instance } = findPage(pageId)
    if (typeof instance[method] !== 'function') throw new Error(`page.${method} is not a function`)
    return { result: cloneable(await instance[method](...args)) }
  },
  'Page.getWindowProperties': ({ pageId, names }) => {
    return { properties: names.map((name) => windowProperty(rootOf({ pageId }), name)) }
  },
}
