import { elementOf, trigger } from './define.js'

const DEFAULT_LENGTH = 140
const KEYBOARDS = { number: 'numeric', digit: 'decimal', tel: 'tel' }

function created(component) {
  const element = elementOf(component)
  element.maxLength = DEFAULT_LENGTH
  const on = (type, listener) => element.addEventListener(type, listener)
  on('input', () => {
    const { value } = element
    trigger(component, 'input', { value, cursor: element.selectionStart ?? value.length })
  })
  on('focus', () => trigger(component, 'focus', { value: element.value, height: 0 }))
  on('blur', () => trigger(component, 'blur', { value: element.value, cursor: element.selectionStart ?? 0 }))
  on('change', () => trigger(component, 'change', { value: element.value }))
  on('keydown', (event) => {
    if (event.key !== 'Enter' || element.tagName === 'TEXTAREA') return
    // The browser would submit the form around the field.
    event.preventDefault()
    trigger(component, 'confirm', { value: element.value })
  })
}

const properties = {
  value(component, value) {
    const text = value === undefined || value === null ? '' : String(value)
    if (elementOf(component).value !== text) elementOf(component).value = text
  },
  placeholder(component, value) {
    elementOf(component).placeholder = value ?? ''
  },
  disabled(component, value) {
    elementOf(component).disabled = !!value
  },
  maxlength(component, value) {
    const length = Number(value ?? DEFAULT_LENGTH)
    if (length < 0) elementOf(component).removeAttribute('maxlength')
    else elementOf(component).maxLength = length
  },
  focus(component, value) {
    const element = elementOf(component)
    if (value) setTimeout(() => element.focus(), 0)
    else if (document.activeElement === element) element.blur()
  },
}

export const input = {
  body: 'host/empty',
  created,
  properties: {
    ...properties,
    type(component, value) {
      elementOf(component).inputMode = KEYBOARDS[value] ?? 'text'
    },
    password(component, value) {
      elementOf(component).type = value ? 'password' : 'text'
    },
  },
}

export const textarea = { body: 'host/empty', created, properties }

/** What typing the text into the field does, for the automator. */
export function typeInto(element, text) {
  if (element.disabled) throw new Error('the field is disabled')
  element.focus()
  const limit = element.maxLength
  element.value = limit >= 0 ? String(text).slice(0, limit) : String(text)
  element.dispatchEvent(new Event('input'))
}
