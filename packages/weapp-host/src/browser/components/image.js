import { fileUrl } from '../runtime/files.js'
import { isOnline } from '../wx/connection.js'
import { elementOf, trigger } from './define.js'

const FITS = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover', center: 'none' }

/** A browser address for anything an image may name: http, data:, a temporary file or a file of the package. */
function addressOf(source) {
  if (/^(https?|data|blob):/.test(source)) return fileUrl(source) ?? source
  if (source.startsWith('wxfile:')) return fileUrl(source) ?? ''
  return `/weapp/${source.replace(/^\.?\//, '')}`
}

function pictureOf(component) {
  if (component.picture) return component.picture
  const picture = document.createElement('img')
  picture.alt = ''
  elementOf(component).appendChild(picture)
  component.picture = picture
  picture.addEventListener('load', () => {
    trigger(component, 'load', { width: picture.naturalWidth, height: picture.naturalHeight })
  })
  picture.addEventListener('error', () => trigger(component, 'error', { errMsg: `GET ${component.data.src} failed` }))
  return picture
}

export const image = {
  body: 'host/empty',
  created: pictureOf,
  properties: {
    src(component, value) {
      if (!value) pictureOf(component).removeAttribute('src')
      else if (!isOnline() && /^https?:/.test(value)) trigger(component, 'error', { errMsg: 'offline' })
      else pictureOf(component).src = addressOf(String(value))
    },
    mode(component, value) {
      pictureOf(component).style.objectFit = FITS[value] ?? 'fill'
      elementOf(component).dataset.mode = value ?? ''
    },
    ariaLabel(component, value) {
      pictureOf(component).alt = value ?? ''
    },
  },
}
