import { useEffect, useState } from 'react'
import { canSpeak, speak, stopSpeaking } from '../platform/speech'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface ReadAloudProps {
  /** The sentences to read, made when pressed. */
  readonly text: () => string
  readonly name?: string
}

/** Reads aloud and stops when pressed again or left. Not there where the phone cannot speak. */
export const ReadAloud = ({ text, name = '听一听' }: ReadAloudProps) => {
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => stopSpeaking, [])
  if (!canSpeak()) return null
  const toggle = () => {
    if (isSpeaking) stopSpeaking()
    else speak(text(), () => setSpeaking(false))
    setSpeaking(!isSpeaking)
  }
  return (
    <Pressable className="say" onPress={toggle} says={{ pressed: isSpeaking }}>
      <Icon name={isSpeaking ? 'pause' : 'speak'} />
      {isSpeaking ? '停下' : name}
    </Pressable>
  )
}
