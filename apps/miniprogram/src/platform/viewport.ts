import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

const DESKTOP_FROM = 900
const DESKTOP = `(min-width: ${DESKTOP_FROM}px)`

const isDesktopNow = (): boolean =>
  process.env.TARO_ENV === 'h5' ? window.matchMedia(DESKTOP).matches : Taro.getWindowInfo().windowWidth >= DESKTOP_FROM

/** Whether the screen is an office desk's (900 px and wider). */
export const useIsDesktop = (): boolean => {
  const [isDesktop, setDesktop] = useState(isDesktopNow)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const query = window.matchMedia(DESKTOP)
    const notice = () => setDesktop(query.matches)
    query.addEventListener('change', notice)
    return () => query.removeEventListener('change', notice)
  }, [])
  return isDesktop
}

/** Room the title bar leaves in WeChat: above for the status bar, right for the menu capsule; pixels. */
export interface BarRoom {
  readonly top: number
  readonly right: number
  readonly height: number
}

let measured: BarRoom | undefined

/** Measures the room once; the web has none to leave. */
export const barRoom = (): BarRoom => {
  if (process.env.TARO_ENV === 'h5') return { top: 0, right: 0, height: 0 }
  measured ??= measureBar()
  return measured
}

const measureBar = (): BarRoom => {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  if (!capsule?.height) return { top: statusBarHeight, right: 0, height: 44 }
  const margin = Math.max(0, capsule.top - statusBarHeight)
  return { top: statusBarHeight, right: Math.max(0, windowWidth - capsule.left), height: capsule.height + 2 * margin }
}

const TALL_FROM = 700

/** Whether the screen has room for more than a button in the foot. */
export const isTallScreen = (): boolean =>
  (process.env.TARO_ENV === 'h5' ? window.innerHeight : Taro.getWindowInfo().windowHeight) >= TALL_FROM
