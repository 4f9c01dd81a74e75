/** Whether this phone can read aloud. WeChat needs a server's voice, which a later issue brings. */
export const canSpeak = (): boolean => process.env.TARO_ENV === 'h5' && 'speechSynthesis' in window

/** Reads a text aloud in Mandarin, a little slower than people talk; calls back when it ends or is stopped. */
export const speak = (text: string, onEnd: () => void): void => {
  if (!canSpeak()) {
    onEnd()
    return
  }
  const voice = new SpeechSynthesisUtterance(text)
  voice.lang = 'zh-CN'
  voice.rate = 0.9
  voice.onend = onEnd
  voice.onerror = onEnd
  window.speechSynthesis.cancel()
  window.speechSynthesis.speak(voice)
}

/** Stops reading. */
export const stopSpeaking = (): void => {
  if (canSpeak()) window.speechSynthesis.cancel()
}
