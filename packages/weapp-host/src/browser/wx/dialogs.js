import { openDialog } from '../dialogs/sheet.js'
import { action } from './answer.js'

const toast = document.getElementById('toast')
const TOAST_DURATION = 1500
let timer

function showMessage(title, mask, duration) {
  clearTimeout(timer)
  toast.firstElementChild.textContent = title ?? ''
  toast.dataset.mask = String(!!mask)
  toast.hidden = false
  if (duration) timer = setTimeout(hideMessage, duration)
}

function hideMessage() {
  clearTimeout(timer)
  toast.hidden = true
}

async function showModal({ title, content, showCancel = true, cancelText, confirmText, editable, placeholderText }) {
  const body = document.createElement('div')
  body.className = 'content'
  const field = document.createElement('input')
  if (editable) {
    Object.assign(field, { value: content ?? '', placeholder: placeholderText ?? '' })
    field.setAttribute('aria-label', placeholderText || title || '输入')
    body.appendChild(field)
  } else {
    body.textContent = content ?? ''
  }
  const buttons = { ...(showCancel ? { cancel: cancelText || '取消' } : {}), confirm: confirmText || '确定' }
  const name = await openDialog({ title, content: body, buttons })
  const confirm = name === 'confirm'
  return { confirm, cancel: !confirm, content: editable && confirm ? field.value : null }
}

async function showActionSheet({ itemList, alertText }) {
  if (!itemList?.length || itemList.length > 6) throw new Error('parameter error: itemList should have 1 to 6 items')
  const items = Object.fromEntries(itemList.map((text, index) => [`item-${index}`, text]))
  const name = await openDialog({ title: alertText ?? '', buttons: { ...items, cancel: '取消' }, isSheet: true })
  if (name === 'cancel') throw new Error('cancel')
  return { tapIndex: Number(name.slice('item-'.length)) }
}

export const dialogApis = {
  showToast: action('showToast', ({ title, mask, duration = TOAST_DURATION }) => showMessage(title, mask, duration)),
  hideToast: action('hideToast', hideMessage),
  showLoading: action('showLoading', ({ title, mask }) => showMessage(title, mask)),
  hideLoading: action('hideLoading', hideMessage),
  showModal: action('showModal', showModal),
  showActionSheet: action('showActionSheet', showActionSheet),
}
