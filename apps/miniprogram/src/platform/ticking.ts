import { useEffect, useState } from 'react'
import { now } from './clock'

/** The time, looked at every so many milliseconds while somebody sees it. */
export const useNow = (isTicking: boolean, everyMilliseconds: number): number => {
  const [at, setAt] = useState(now)
  useEffect(() => {
    if (!isTicking) return
    setAt(now())
    const timer = setInterval(() => setAt(now()), everyMilliseconds)
    return () => clearInterval(timer)
  }, [isTicking, everyMilliseconds])
  return at
}

/** What was typed, once the typing has paused: a search per letter would cost the village's network. */
export const useSettled = (typed: string, milliseconds = 300): string => {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), milliseconds)
    return () => clearTimeout(timer)
  }, [typed, milliseconds])
  return settled
}
