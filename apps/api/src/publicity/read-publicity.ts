import type { readPublicity as endpoint } from '@village-points/shared/publicity/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readHeading, readSettings } from '../villages/index.ts'
import { type CountDeductions, deductionsBeside } from './deductions-beside.ts'
import { may } from './policy.ts'
import { toList, toSheet } from './presenting.ts'
import { noticePartsOf } from './publicity.ts'
import { findList, type ListRow, sheetsOf } from './repository.ts'

/** A list of the village; refuses `publicity.list_not_found`. */
export const requireList = async (work: Work, listId: string): Promise<ListRow> =>
  (await findList(work, listId)) ?? refuse('publicity.list_not_found')

/** Whom to call with an objection: the committee's own number unless the village named another. */
export const objectionTelephone = async (work: Work): Promise<string> => {
  const { objectionTelephone: own, telephone } = await readSettings(work)
  return own ?? telephone
}

export const readPublicity =
  (countDeductions: CountDeductions) =>
  async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
    const list = await requireList(work, params.listId)
    return {
      ...(await toList(work, list)),
      villageName: (await readHeading(work)).villageName,
      basis: list.basis,
      deductionCount: await deductionsBeside(work, list, countDeductions),
      contentDigest: list.contentDigest,
      ...(list.headDigest ? { headDigest: list.headDigest } : {}),
      telephone: await objectionTelephone(work),
      sheets: (await sheetsOf(work, list.listId)).map(toSheet),
      noticeParts: noticePartsOf(list.lineCount),
      can: {
        print: list.state !== 'preparing' && may(work.actor, 'publicity.print'),
        record: may(work.actor, 'publicity.record'),
      },
    }
  }
