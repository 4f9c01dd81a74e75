import { useCallback, useRef, useState } from 'react'
import { now } from './clock'
import { actingRole } from './session'
import { forget, keep, readKept } from './storage'

interface KeptDraft {
  readonly at: number
  readonly roleId: string | undefined
  readonly value: unknown
}

const DRAFTS_KEY = 'drafts'
// What was begun yesterday is taken for forgotten, not for unfinished.
export const DRAFT_KEPT_MS = 12 * 60 * 60 * 1000

const readDrafts = (): Record<string, KeptDraft> => readKept<Record<string, KeptDraft>>(DRAFTS_KEY) ?? {}

const readDraft = (name: string): unknown => {
  const draft = readDrafts()[name]
  return draft && draft.roleId === actingRole()?.roleId && now() - draft.at < DRAFT_KEPT_MS ? draft.value : undefined
}

/** Begins a form anew: what was chosen before is let go. */
export const forgetDraft = (name: string): void => {
  const { [name]: _forgotten, ...others } = readDrafts()
  keep(DRAFTS_KEY, others)
}

/** Somebody else holds the phone now. */
export const forgetDrafts = (): void => forget(DRAFTS_KEY)

/** What a person has chosen and typed so far; a reload or a lost page does not lose it. */
export interface Draft<Value> {
  readonly value: Value
  readonly change: (part: Partial<Value>) => void
  /** Empty again, on screen and on the phone. */
  readonly clear: () => void
  /** What was begun before the page was opened stands here again. */
  readonly isRestored: boolean
}

/** A form's content that survives a reload. `empty` must stay the same; a newer shape fills what an older draft lacks. */
export const useDraft = <Value extends object>(name: string, empty: Value): Draft<Value> => {
  const [value, setValue] = useState<Value>(() => ({ ...empty, ...(readDraft(name) as Partial<Value> | undefined) }))
  const latest = useRef(value)
  const begin = useRef(empty)
  const [isRestored, setRestored] = useState(() => readDraft(name) !== undefined)
  const change = useCallback(
    (part: Partial<Value>) => {
      latest.current = { ...latest.current, ...part }
      setValue(latest.current)
      const draft: KeptDraft = { at: now(), roleId: actingRole()?.roleId, value: latest.current }
      keep(DRAFTS_KEY, { ...readDrafts(), [name]: draft })
    },
    [name],
  )
  const clear = useCallback(() => {
    latest.current = begin.current
    setValue(begin.current)
    setRestored(false)
    forgetDraft(name)
  }, [name])
  return { value, change, clear, isRestored }
}
