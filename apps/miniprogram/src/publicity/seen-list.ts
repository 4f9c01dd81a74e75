import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { digestAfter, listPublicityLines, type readPublicity } from '@village-points/shared/publicity/contract.ts'
import { call } from '../platform/call'
import { keep, readKept } from '../platform/storage'

type Publicity = Pick<EndpointOutput<typeof readPublicity>, 'listId' | 'contentDigest' | 'lineCount'>

/** What this phone found when it read a whole list itself. */
export type ListFinding = 'sound' | 'wrong_digest' | 'changed_since'

const MOST_ROWS = 100

const keyOf = (listId: string) => `list-digest:${listId}`

type Page = EndpointOutput<typeof listPublicityLines>

const pageBehind = (listId: string, cursor: string | undefined): Promise<Page> =>
  call(listPublicityLines, { params: { listId }, query: { limit: MOST_ROWS, ...(cursor ? { cursor } : {}) } })

/** The digest over every line of a list, as this phone reads them. */
const digestOf = async (listId: string): Promise<string> => {
  let page = await pageBehind(listId, undefined)
  let digest = page.rows.reduce(digestAfter, '')
  while (page.nextCursor) {
    page = await pageBehind(listId, page.nextCursor)
    digest = page.rows.reduce(digestAfter, digest)
  }
  return digest
}

/** Reads every line, computes the digest, and compares it with what the list says and what this phone saw before. */
export const checkList = async ({ listId, contentDigest }: Publicity): Promise<ListFinding> => {
  if ((await digestOf(listId)) !== contentDigest) return 'wrong_digest'
  const seen = readKept<string>(keyOf(listId))
  if (seen !== undefined && seen !== contentDigest) return 'changed_since'
  keep(keyOf(listId), contentDigest)
  return 'sound'
}
