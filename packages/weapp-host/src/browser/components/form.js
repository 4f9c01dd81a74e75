import { groupValue, isChecked, resetChoice } from './choices.js'
import { elementOf, trigger, within } from './define.js'

const readers = {
  input: (component) => elementOf(component).value,
  textarea: (component) => elementOf(component).value,
  switch: isChecked,
  slider: (component) => component.sliderValue ?? component.data.value ?? 0,
  picker: (component) => component.data.value,
  'checkbox-group': groupValue,
  'radio-group': groupValue,
}

const resetters = {
  input: (component) => {
    elementOf(component).value = component.data.value ?? ''
  },
  switch: resetChoice,
  checkbox: resetChoice,
  radio: resetChoice,
}
resetters.textarea = resetters.input

export const form = {
  created(component) {
    // A native form would load a new document.
    elementOf(component).addEventListener('submit', (event) => event.preventDefault())
    elementOf(component).noValidate = true
  },
}

/** Submits or resets the form around a button. */
export function actOnForm(formComponent, type) {
  if (type === 'submit') trigger(formComponent, 'submit', { value: collect(formComponent), formId: '' })
  if (type !== 'reset') return
  for (const [tag, reset] of Object.entries(resetters)) each(formComponent, tag, reset)
  trigger(formComponent, 'reset', {})
}

function collect(formComponent) {
  const value = {}
  for (const [tag, read] of Object.entries(readers)) {
    each(formComponent, tag, (component) => {
      if (component.data.name) value[component.data.name] = read(component)
    })
  }
  return value
}

function each(formComponent, tag, action) {
  for (const component of within(formComponent, tag)) action(component)
}
