import Taro from '@tarojs/taro'

/** Opens the dialler with the number; the person still presses call. A refusal is theirs and not an error. */
export const telephone = (number: string): void => {
  if (process.env.TARO_ENV === 'h5') {
    window.location.href = `tel:${number.replace(/[^\d+]/g, '')}`
    return
  }
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)
}
