import Taro from '@tarojs/taro'
import type { Scan } from './scan-result'

/** Whether a camera can be asked for here; the web gives none without https (localhost excepted). */
export const canScan = (): boolean =>
  process.env.TARO_ENV !== 'h5' || navigator.mediaDevices?.getUserMedia !== undefined

// Not in an async function: compiled to a state machine, it would hide from the build that WeChat never gets here,
// and the reader of codes, larger than any page, would go into the package.
const scanOnWeb = (): Promise<Scan> =>
  process.env.TARO_ENV === 'h5'
    ? import('./web-camera').then(({ scanWithCamera }) => scanWithCamera())
    : Promise.resolve({ kind: 'closed' })

/** Opens the camera and reads one code. Never throws. */
export const scanCode = async (): Promise<Scan> => {
  if (process.env.TARO_ENV === 'h5') return scanOnWeb()
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode', 'wxCode' as 'qrCode'] })
    // A mini-program code carries its scene in the path, not in the result.
    return { kind: 'read', text: result || path }
  } catch (failure) {
    const reason = String((failure as { errMsg?: string }).errMsg ?? '')
    if (reason.includes('cancel')) return { kind: 'closed' }
    return { kind: 'refused', message: '打不开相机,请直接输入数字。' }
  }
}
