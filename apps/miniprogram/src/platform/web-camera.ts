import type { Scan } from './scan-result'

const REFUSED: Scan = { kind: 'refused', message: '打不开相机。请在浏览器里允许使用相机,或者直接输入数字。' }
const LOOK_EVERY_MS = 180
const LOOK_WIDTH = 640

type Reader = (picture: HTMLCanvasElement) => Promise<string | undefined>

/** The browser's own reader where there is one; otherwise jsQR, fetched only now because it is large. */
const makeReader = async (): Promise<Reader> => {
  if (typeof BarcodeDetector !== 'undefined') {
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return async (picture) => (await detector.detect(picture))[0]?.rawValue
  }
  const { default: readQr } = await import('jsqr')
  return async (picture) => {
    const pixels = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height)
    return pixels && (readQr(pixels.data, pixels.width, pixels.height)?.data || undefined)
  }
}

/** The screen of the camera: outside the pages, because the same call must work from any of them. */
const openFinder = (stream: MediaStream) => {
  const finder = document.createElement('div')
  finder.className = 'finder'
  finder.setAttribute('role', 'dialog')
  finder.setAttribute('aria-modal', 'true')
  finder.setAttribute('aria-label', '对准二维码')
  const video = document.createElement('video')
  video.className = 'finder-video'
  video.setAttribute('playsinline', '')
  video.muted = true
  video.srcObject = stream
  const words = document.createElement('p')
  words.textContent = '把二维码放在画面中间'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'finder-key'
  close.textContent = '不扫了,输入数字'
  finder.append(video, words, close)
  document.body.append(finder)
  close.focus()
  return { finder, video, close }
}

const look = (video: HTMLVideoElement, picture: HTMLCanvasElement, read: Reader): Promise<string | undefined> => {
  if (!video.videoWidth) return Promise.resolve(undefined)
  picture.width = LOOK_WIDTH
  picture.height = Math.round((LOOK_WIDTH * video.videoHeight) / video.videoWidth)
  picture.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, picture.width, picture.height)
  return read(picture).catch(() => undefined)
}

/** Opens the web camera over the page until a code is read or the person closes it. */
export const scanWithCamera = async (): Promise<Scan> => {
  const stream = await navigator.mediaDevices
    ?.getUserMedia({ video: { facingMode: 'environment' } })
    .catch(() => undefined)
  if (!stream) return REFUSED
  const read = await makeReader().catch(() => undefined)
  const { finder, video, close } = openFinder(stream)
  const picture = document.createElement('canvas')
  return new Promise<Scan>((resolve) => {
    const end = (scan: Scan) => {
      clearInterval(timer)
      for (const track of stream.getTracks()) track.stop()
      finder.remove()
      resolve(scan)
    }
    const timer = setInterval(() => {
      if (read) void look(video, picture, read).then((text) => text && end({ kind: 'read', text }))
    }, LOOK_EVERY_MS)
    close.onclick = () => end({ kind: 'closed' })
    finder.onkeydown = ({ key }) => key === 'Escape' && end({ kind: 'closed' })
    if (!read) end(REFUSED)
    else video.play().catch(() => end(REFUSED))
  })
}
