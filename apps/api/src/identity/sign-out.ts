import type { Visit } from '../platform/http/route.ts'
import { setSessionRevoked } from './repository.ts'

export const signOut = async ({ tx, now, session }: Visit): Promise<Record<string, never>> => {
  await setSessionRevoked(tx, now, session!.sessionId)
  return {}
}
