import { useEffect, useState } from 'react'
import { canSpeak, speak, stopSpeaking } from '../platform/speech'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface ReadAloudProps {
  /** The sentences to read, made when pressed. */
  readonly text: () => string
  readonly name?: string
}

/** Reading aloud as a component holds it: pressed again it stops, and so it does when the page is left. */
export const useReadAloud = (text: () => string) => {
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => stopSpeaking, [])
  const toggle = () => {
    if (isSpeaking) stopSpeaking()
    else speak(text(), () => setSpeaking(false))
    setSpeaking(!isSpeaking)
  }
  return { canSpeak: canSpeak(), isSpeaking, toggle }
}

/** Reads aloud and stops when pressed again or left. Not there where the phone cannot speak. */
export const ReadAloud = ({ text, name = '听一听' }: ReadAloudProps) => {
  const { canSpeak, isSpeaking, toggle } = useReadAloud(text)
  if (!canSpeak) return null
  return (
    <Pressable className="say" onPress={toggle} says={{ pressed: isSpeaking }}>
      <Icon name={isSpeaking ? 'pause' : 'speak'} />
      {isSpeaking ? '停下' : name}
    </Pressable>
  )
}
