import { useCallback, useRef, useState } from 'react'
import { CallError, unexpectedAnswer } from './call-error'

/** Something that is tried when a person presses: its busy and error state. */
export interface Attempt<Input, Output> {
  /** Resolves to the answer, or to undefined when it failed; the reason is then in `error`. */
  readonly send: (input: Input) => Promise<Output | undefined>
  readonly isBusy: boolean
  readonly error: CallError | undefined
  readonly forgetError: () => void
}

/** Holds the busy and error state of what a press does. */
export const useAttempt = <Input, Output>(act: (input: Input) => Promise<Output>): Attempt<Input, Output> => {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<CallError>()
  const acting = useRef(act)
  acting.current = act
  const send = useCallback(async (input: Input) => {
    setBusy(true)
    setError(undefined)
    try {
      return await acting.current(input)
    } catch (failure) {
      setError(failure instanceof CallError ? failure : unexpectedAnswer(0))
      return undefined
    } finally {
      setBusy(false)
    }
  }, [])
  return { send, isBusy, error, forgetError: useCallback(() => setError(undefined), []) }
}
