import { codeSpace, manifest, nodeOf, templateOf } from '../runtime/code-space.js'
import { noteUnsupported } from '../runtime/report.js'

const { components: conformance } = window.weappSettings.conformance
const space = codeSpace.getComponentSpace()

export const elementOf = (component) => component.getBackendElement()
export const closest = (component, tag) => nodeOf(elementOf(component).closest(tag))
/** Built-ins of a tag below a component; controls the host itself drew have no node. */
export const within = (component, tag) => [...elementOf(component).querySelectorAll(tag)].map(nodeOf).filter(Boolean)

/** Triggers a built-in's own event; these do not bubble in WeChat. */
export function trigger(component, type, detail) {
  component.triggerEvent(type, detail, {})
}

/**
 * Registers the built-in components: what each does when created, and when one of its properties is set.
 * Tags the app uses without declaring them, and which the host does not have, are noted when one appears.
 */
export function defineBuiltins(definitions) {
  const declared = new Set(
    Object.values(manifest.configs).flatMap((config) => Object.keys(config.usingComponents ?? {})),
  )
  const used = Object.keys(manifest.attributes).filter((tag) => !declared.has(tag))
  for (const tag of new Set([...Object.keys(definitions), ...used])) {
    space.setGlobalUsingComponent(tag, defineBuiltin(tag, definitions[tag] ?? unknown(tag)))
  }
}

function unknown(tag) {
  const why = conformance[tag] ? 'is refused' : 'is unknown'
  return { created: () => noteUnsupported(`<${tag}> ${why}`) }
}

function defineBuiltin(tag, { body = 'host/slot', created, properties = {} }) {
  const builder = space.define(`host-${tag}`).options({ virtualHost: false, writeIdToDOM: true })
  const names = new Set(['hidden', ...(manifest.attributes[tag] ?? []), ...Object.keys(properties)])
  for (const name of names) {
    builder.property(name, {
      type: null,
      value: undefined,
      observer(value) {
        if (elementOf(this)) applyProperty(this, name, value, properties)
      },
    })
  }
  builder.template(templateOf(body))
  builder.lifetime('created', function () {
    if (elementOf(this)) created?.(this)
  })
  return builder.registerComponent()
}

function applyProperty(component, name, value, properties) {
  properties[name]?.(component, value)
  if (name === 'hidden') elementOf(component).hidden = !!value
  if (/^aria[A-Z]/.test(name)) setAria(elementOf(component), name, value)
}

// An empty value takes away only what the app itself had set: a switch keeps the state the host gives it.
const setByApp = new WeakMap()

function setAria(element, name, value) {
  const attribute = name === 'ariaRole' ? 'role' : `aria-${name.slice('aria'.length).toLowerCase()}`
  const known = setByApp.get(element) ?? new Set()
  setByApp.set(element, known)
  if (value !== undefined && value !== null && value !== '') {
    known.add(attribute)
    element.setAttribute(attribute, String(value))
  } else if (known.delete(attribute)) {
    element.removeAttribute(attribute)
  }
}
