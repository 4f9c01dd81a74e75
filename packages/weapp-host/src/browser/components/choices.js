import { closest, elementOf, trigger, within } from './define.js'

// switch, checkbox and radio keep their state on the node: the app may never write it back.
export const isChecked = (component) => !!component.isChoiceChecked

function setChecked(component, value) {
  component.isChoiceChecked = !!value
  elementOf(component).setAttribute('aria-checked', String(!!value))
}

const properties = {
  checked: setChecked,
  disabled(component, value) {
    elementOf(component).setAttribute('aria-disabled', String(!!value))
  },
}

function choice(role, toggle) {
  return {
    properties,
    created(component) {
      elementOf(component).setAttribute('role', role)
      setChecked(component, component.data.checked)
      elementOf(component).addEventListener('click', () => {
        if (!component.data.disabled) toggle(component)
      })
    },
  }
}

export const switchControl = choice('switch', (component) => {
  setChecked(component, !isChecked(component))
  trigger(component, 'change', { value: isChecked(component) })
})

export const checkbox = choice('checkbox', (component) => {
  setChecked(component, !isChecked(component))
  const group = closest(component, 'checkbox-group')
  if (group) trigger(group, 'change', { value: groupValue(group) })
})

export const radio = choice('radio', (component) => {
  if (isChecked(component)) return
  const group = closest(component, 'radio-group')
  for (const other of group ? within(group, 'radio') : []) setChecked(other, false)
  setChecked(component, true)
  if (group) trigger(group, 'change', { value: component.data.value ?? '' })
})

export const checkboxGroup = { created: (component) => elementOf(component).setAttribute('role', 'group') }
export const radioGroup = { created: (component) => elementOf(component).setAttribute('role', 'radiogroup') }

/** The values chosen in a group: a list for checkboxes, one for radios. */
export function groupValue(group) {
  const isRadio = elementOf(group).tagName === 'RADIO-GROUP'
  const chosen = within(group, isRadio ? 'radio' : 'checkbox')
    .filter(isChecked)
    .map((component) => component.data.value ?? '')
  return isRadio ? (chosen[0] ?? '') : chosen
}

export function resetChoice(component) {
  setChecked(component, component.data.checked)
}
