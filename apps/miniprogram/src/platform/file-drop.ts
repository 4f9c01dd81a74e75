import { useEffect, useRef, useState } from 'react'
import type { PickedFile } from './files'

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes a file dropped anywhere on the page at a desk; tells whether one hovers over it now. WeChat has no such thing. */
export const useFileDrop = (isOpen: boolean, onDrop: (file: PickedFile) => void): boolean => {
  const [isOver, setOver] = useState(false)
  const take = useRef(onDrop)
  take.current = onDrop
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !isOpen) return
    const over = (event: DragEvent) => {
      if (!holdsFile(event)) return
      // Without this the browser would open the file in place of the page.
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) take.current({ name: file.name, bytes: file.size, source: file })
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
      setOver(false)
    }
  }, [isOpen])
  return isOver
}
