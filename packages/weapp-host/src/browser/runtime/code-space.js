import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { raise } from './app-events.js'
import { replaceUnits } from './units.js'

export { glassEasel }
export const { manifest } = window.weappSettings
const groupList = new Function(`return ${manifest.templates}`)()

/** The compiled wxml of a file, or undefined; it may use every other template of the app. */
export const templateOf = (path) => groupList[path] && { groupList, content: groupList[path] }
export const context = new glassEasel.CurrentWindowBackendContext()

const environment = new MiniProgramEnv()
export const backend = environment.associateBackend(context)
export const codeSpace = environment.createCodeSpace('', true)

// Ids stay as the app wrote them, so that aria-labelledby, label for and selectors find each other.
const prepareComponentOptions = codeSpace.prepareComponentOptions
codeSpace.prepareComponentOptions = function (...values) {
  const [options, isolation] = prepareComponentOptions.apply(this, values)
  return [{ ...options, idPrefixGenerator: null }, isolation]
}
codeSpace.getComponentSpace().updateComponentOptions({ writeIdToDOM: true })

glassEasel.globalOptions.throwGlobalError = false
glassEasel.addGlobalErrorListener((error) => {
  raise(error)
  return false
})

/** The glass-easel node behind a DOM element. */
export const nodeOf = (element) => element?.__wxElement

export function isCustomComponent(node) {
  return glassEasel.Component.isComponent(node) && !node.is.startsWith('host-') && node.is !== ''
}

export function registerTemplates() {
  for (const [path, config] of Object.entries(manifest.configs)) {
    codeSpace.addComponentStaticConfig(path, { component: !!config.component, ...config })
    if (templateOf(path)) codeSpace.addCompiledTemplate(path, templateOf(path))
  }
}

export function addStyleSheets() {
  for (const [path, css] of Object.entries(manifest.styles)) {
    const style = document.createElement('style')
    style.dataset.wxss = path
    style.textContent = css
    document.head.appendChild(style)
  }
}

// WeChat understands rpx in inline styles too; the browser would drop the declaration.
export function convertInlineStyles() {
  const setAttribute = Element.prototype.setAttribute
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === 'style' ? replaceUnits(String(value)) : value)
  }
}
