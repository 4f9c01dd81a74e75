import { toHundredths } from '@village-points/shared/platform/points.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { capUsesOf, countTowardCaps, giveCapsBack } from '../../declarations/index.ts'
import { requireActiveHousehold } from '../../households/index.ts'
import { postOpening, reverse } from '../../ledger/index.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { requireRule } from '../../rules/index.ts'
import type { ImportChange } from '../change-repository.ts'
import type { BookLine, SettledEntry } from './compare-book.ts'

/** What an undo needs to give the caps back. */
interface PostedLine {
  readonly householdId: string
  readonly ruleId?: string
  readonly deedOn: string
  readonly hundredths: number
}

interface CitedRule {
  readonly rule: Rule
  readonly rulebookId: string
}

/** Each rule is looked up once, though a book cites it a hundred times. */
const ruleReader = (work: Work) => {
  const read = new Map<string, Promise<CitedRule>>()
  return (ruleId: string): Promise<CitedRule> => {
    const known = read.get(ruleId)
    if (known) return known
    const found = requireRule(work, ruleId).then(({ rule, rulebook }) => ({ rule, rulebookId: rulebook.rulebookId }))
    read.set(ruleId, found)
    return found
  }
}

const noteOf = ({ recorder, note }: SettledEntry): string =>
  [recorder === '' ? '' : `台账记录人:${recorder}`, note].filter((words) => words !== '').join(';')

const countCaps = async (work: Work, { rule }: CitedRule, posted: PostedLine): Promise<void> => {
  const uses = capUsesOf(rule.caps, posted.deedOn, posted.hundredths)
  await countTowardCaps(work, posted.householdId, rule.originId, uses)
}

/** Posts each line as an opening entry; caps are counted, not enforced: the book is history. */
export const writeBook = async (work: Work, importId: string, lines: readonly BookLine[]): Promise<ImportChange[]> => {
  const ruleOf = ruleReader(work)
  const made: ImportChange[] = []
  const active = new Set<string>()
  for (const { lineKey, entry } of lines) {
    const { householdId, deedOn, ruleId } = entry
    if (!active.has(householdId)) {
      await requireActiveHousehold(work, householdId)
      active.add(householdId)
    }
    const hundredths = toHundredths(entry.points)
    const cited = ruleId === undefined ? undefined : await ruleOf(ruleId)
    const earning = {
      householdId,
      hundredths,
      isHonorOnly: cited?.rule.ruleClass === 'honor',
      title: cited?.rule.title ?? (entry.writtenRule || '台账结转'),
      deedOn,
      note: noteOf(entry),
      importId,
      ...(cited ? { rulebookId: cited.rulebookId, ruleId: cited.rule.ruleId } : {}),
    }
    const { transferId } = await postOpening(work, earning)
    const posted: PostedLine = { householdId, deedOn, hundredths, ...(ruleId === undefined ? {} : { ruleId }) }
    if (cited) await countCaps(work, cited, posted)
    made.push({ subject: 'entry', subjectId: transferId, change: 'added', lineKey, after: posted })
  }
  return made
}

/** Answers every line with its opposite and gives the caps back. Points already spent become a recorded shortfall. */
export const takeBackBook = async (work: Work, changes: readonly ImportChange[]): Promise<void> => {
  const ruleOf = ruleReader(work)
  for (const { subjectId, after } of changes) {
    const posted = after as PostedLine
    await reverseOrSay(work, subjectId)
    if (posted.ruleId === undefined) continue
    const { rule } = await ruleOf(posted.ruleId)
    const uses = capUsesOf(rule.caps, posted.deedOn, posted.hundredths)
    await giveCapsBack(work, posted.householdId, rule.originId, uses)
  }
}

const reverseOrSay = async (work: Work, transferId: string): Promise<void> => {
  try {
    await reverse(work, { transferId, reason: '撤回整批导入' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'ledger.already_reversed') throw error
    refuse('import.undo_blocked', { reason: '有几笔已经单独撤回过了' })
  }
}
