import type { HouseholdStatus } from '@village-points/shared/households/contract.ts'
import { useEffect, useState } from 'react'
import { useDraft } from '../platform/draft'

const REST_MS = 350

/** What the roster is narrowed to. `all` is no narrowing. */
export interface RosterFilter {
  readonly text: string
  readonly villagersGroupId: string
  readonly status: HouseholdStatus | 'all'
}

const everybody: RosterFilter = { text: '', villagersGroupId: 'all', status: 'active' }

/** The text once the person stopped typing, so that not every letter is a question to the server. */
const useRested = (text: string): string => {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

/** The roster's filter, remembered while one looks at a household and comes back. */
export const useRosterFilter = () => {
  const { value, change } = useDraft<RosterFilter>('roster-filter', everybody)
  const text = useRested(value.text).trim()
  const query = {
    ...(text ? { text } : {}),
    ...(value.villagersGroupId === 'all' ? {} : { villagersGroupId: value.villagersGroupId }),
    ...(value.status === 'all' ? {} : { status: value.status }),
  }
  const isNarrowed = text !== '' || value.villagersGroupId !== 'all' || value.status !== 'active'
  return { filter: value, change, query, isNarrowed, showEverybody: () => change(everybody) }
}
