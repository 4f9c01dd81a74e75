import { useEffect } from 'react'

const FOCUSABLE = '[tabindex="0"], input, textarea, button, a[href]'

const reachable = (box: HTMLElement): HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.offsetParent !== null)

const keepInside = (box: HTMLElement, event: KeyboardEvent) => {
  const elements = reachable(box)
  const first = elements[0]
  const last = elements[elements.length - 1]
  const isLeaving = document.activeElement === (event.shiftKey ? first : last) || !box.contains(document.activeElement)
  if (!first || !last || !isLeaving) return
  event.preventDefault()
  ;(event.shiftKey ? last : first).focus()
}

/** In a browser, keeps Tab inside an open dialog, lets Escape close it and gives the focus back. WeChat has no keys. */
export const useFocusTrap = (id: string, onClose: () => void): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog opens once; a new closure must not move the focus
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const before = document.activeElement as HTMLElement | null
    const box = document.getElementById(id)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
      if (event.key === 'Tab' && box) keepInside(box, event)
    }
    document.addEventListener('keydown', onKey)
    // The web component sets its attributes one turn later.
    const timer = setTimeout(() => box && reachable(box)[0]?.focus(), 50)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('keydown', onKey)
      before?.focus?.()
    }
  }, [id])
}
