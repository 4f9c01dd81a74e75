// WeChat's own windows over the page: modal, action sheet, picker. One may be open at a time, as there.
const layer = document.getElementById('dialogs')

function make(tag, values = {}, children = []) {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

/** Shows a dialog and resolves with the name of the button that closed it. */
export function openDialog({ title, content, buttons, isSheet = false }) {
  return new Promise((resolve) => {
    const close = (name) => {
      mask.remove()
      resolve(name)
    }
    const drawn = Object.entries(buttons).map(([name, text]) => {
      const button = make('button', { type: 'button', textContent: text })
      button.dataset.action = name
      button.addEventListener('click', () => close(name))
      return button
    })
    const box = make('div', { className: 'dialog' }, [
      ...(title ? [make('div', { className: 'title', textContent: title })] : []),
      ...(content ? [content] : []),
      ...drawn,
    ])
    box.setAttribute('role', 'dialog')
    box.setAttribute('aria-modal', 'true')
    box.setAttribute('aria-label', title || '对话框')
    const mask = make('div', { className: isSheet ? 'dialog-mask sheet' : 'dialog-mask' }, [box])
    layer.appendChild(mask)
  })
}

/** A sheet with 取消 and 确定, as pickers use; resolves whether it was confirmed. */
export async function openSheet(title, content) {
  const name = await openDialog({ title, content, buttons: { cancel: '取消', confirm: '确定' }, isSheet: true })
  return name === 'confirm'
}

/** Whether a dialog is open; the automator's native() presses its buttons. */
export function pressDialog(action) {
  const button = layer.lastElementChild?.querySelector(`[data-action="${action}"]`)
  if (!button) throw new Error(`no open dialog has a ${action} button`)
  button.click()
}
