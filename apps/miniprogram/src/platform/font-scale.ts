import Taro from '@tarojs/taro'

const LEAST = 1
const MOST = 2

const readScale = (): number => {
  if (process.env.TARO_ENV === 'h5') return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  // Newer WeChat says it; Taro's declaration does not know yet.
  const base = Taro.getAppBaseInfo() as { readonly fontSizeScaleFactor?: number }
  return base.fontSizeScaleFactor ?? 1
}

let scale: number | undefined

/** How much larger than usual the person set type in WeChat or the browser, 1 to 2; never smaller than ours. */
export const fontScale = (): number => {
  scale ??= Math.min(MOST, Math.max(LEAST, readScale() || LEAST))
  return scale
}
