import { run } from '../runtime/app-events.js'
import { currentPage } from '../runtime/page-stack.js'
import { noteUnsupported, record } from '../runtime/report.js'
import { closest, elementOf, trigger } from './define.js'
import { actOnForm } from './form.js'

const { loginCode } = window.weappSettings

// Buttons that ask WeChat for something: the host agrees at once, a test may trigger the refusal itself.
const openTypes = {
  getPhoneNumber: (component) => {
    trigger(component, 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code: `phone-${loginCode}` })
  },
  agreePrivacyAuthorization: (component) => {
    trigger(component, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  chooseAvatar: (component) =>
    trigger(component, 'chooseavatar', { avatarUrl: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }),
  openSetting: (component) => {
    trigger(component, 'opensetting', { errMsg: 'openSetting:ok', authSetting: {} })
  },
  contact: (component) => trigger(component, 'contact', { errMsg: 'enterContact:ok', path: '', query: {} }),
  share(component) {
    const { instance } = currentPage()
    record('shareAppMessage', run(instance.onShareAppMessage, instance, { from: 'button', target: component.dataset }))
  },
}

export const button = {
  created(component) {
    const element = elementOf(component)
    element.type = 'button'
    element.addEventListener('click', () => {
      const { formType, openType } = component.data
      const form = formType && closest(component, 'form')
      if (form) actOnForm(form, formType)
      if (!openType) return
      if (openTypes[openType]) openTypes[openType](component)
      else noteUnsupported(`<button open-type="${openType}">`)
    })
  },
  properties: {
    formType() {},
    openType() {},
    disabled(component, value) {
      elementOf(component).disabled = !!value
    },
    loading(component, value) {
      elementOf(component).toggleAttribute('aria-busy', !!value)
    },
    type(component, value) {
      elementOf(component).dataset.type = value ?? 'default'
    },
    size(component, value) {
      elementOf(component).dataset.size = value ?? 'default'
    },
  },
}

const LABELLED = 'input, textarea, switch, checkbox, radio, button, picker, slider'

export const label = {
  created(component) {
    const element = elementOf(component)
    element.addEventListener('click', (event) => {
      const target = component.data.for
        ? element.closest('.weapp-window').querySelector(`[id="${component.data.for}"]`)
        : element.querySelector(LABELLED)
      // The browser's own forwarding knows native controls only, and would tap twice.
      event.preventDefault()
      if (!target || target.contains(event.target)) return
      if (target.matches('input, textarea')) target.focus()
      else target.click()
    })
  },
  properties: { for() {} },
}
