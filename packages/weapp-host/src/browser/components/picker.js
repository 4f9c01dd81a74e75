import { openSheet } from '../dialogs/sheet.js'
import { noteUnsupported } from '../runtime/report.js'
import { elementOf, trigger } from './define.js'

const NATIVE_INPUTS = { date: 'date', time: 'time' }

function optionText(item, rangeKey) {
  return rangeKey ? String(item?.[rangeKey]) : String(item)
}

function list(options, chosen, choose) {
  const column = document.createElement('div')
  column.setAttribute('role', 'listbox')
  options.forEach((text, index) => {
    const option = document.createElement('button')
    Object.assign(option, { type: 'button', className: 'option', textContent: text })
    option.setAttribute('role', 'option')
    option.setAttribute('aria-selected', String(index === chosen))
    option.addEventListener('click', () => {
      for (const other of column.children) other.setAttribute('aria-selected', String(other === option))
      choose(index)
    })
    column.appendChild(option)
  })
  return column
}

// Each mode draws its controls and returns how to read them. WeChat gives the index of a selector as text.
const modes = {
  selector({ range, rangeKey, value }, content) {
    let chosen = Number(value ?? 0)
    const texts = (range ?? []).map((item) => optionText(item, rangeKey))
    content.appendChild(
      list(texts, chosen, (index) => {
        chosen = index
      }),
    )
    return () => String(chosen)
  },
  multiSelector({ range, rangeKey, value }, content, component) {
    const chosen = (range ?? []).map((_column, at) => Number(value?.[at] ?? 0))
    ;(range ?? []).forEach((column, at) => {
      const texts = column.map((item) => optionText(item, rangeKey))
      content.appendChild(
        list(texts, chosen[at], (index) => {
          chosen[at] = index
          trigger(component, 'columnchange', { column: at, value: index })
        }),
      )
    })
    return () => chosen
  },
  native({ mode, value, start, end }, content) {
    const field = document.createElement('input')
    field.type = NATIVE_INPUTS[mode]
    field.setAttribute('aria-label', mode)
    if (start) field.min = start
    if (end) field.max = end
    field.value = value ?? ''
    content.appendChild(field)
    return () => field.value
  },
}

export const picker = {
  created(component) {
    elementOf(component).addEventListener('click', async () => {
      if (component.data.disabled) return
      const mode = component.data.mode ?? 'selector'
      const draw = NATIVE_INPUTS[mode] ? modes.native : modes[mode]
      if (!draw) {
        noteUnsupported(`<picker mode="${mode}">`)
        return
      }
      const content = document.createElement('div')
      const read = draw(component.data, content, component)
      const isConfirmed = await openSheet(component.data.headerText ?? '', content)
      if (isConfirmed) trigger(component, 'change', { value: read() })
      else trigger(component, 'cancel', {})
    })
  },
  properties: {
    mode() {},
    range() {},
    rangeKey() {},
    value() {},
    start() {},
    end() {},
    disabled() {},
    headerText() {},
  },
}
