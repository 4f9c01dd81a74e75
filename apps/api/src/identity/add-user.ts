import type { Tx } from '../platform/database/store.ts'
import { newId } from '../platform/work.ts'
import { insertUser } from './repository.ts'

/** Adds a person and returns the person's id. Roles and sessions come separately. */
export const addUser = async (tx: Tx, now: Date, { displayName }: { displayName: string }): Promise<string> => {
  const id = newId({ now })
  await insertUser(tx, { id, displayName, addedAt: now })
  return id
}
