import {
  type DeclarationRow,
  findDeclarations,
  moveDeclarations,
  postDeclarations,
  takeBack,
} from '../declarations/index.ts'
import { Refusal, refusalOrLater } from '../platform/refusal.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { publicityOf } from '../publicity/index.ts'

/**
 * Freezes a declaration that is still public, and returns it as it stands then. The state in the database decides who
 * comes first: what the end of publicity has posted a moment ago is not frozen any more. The step is the system's, since
 * a step is read by the household and must not name who objected.
 */
export const freezeOrRead = async (work: Work, declarationId: string, dueOn: string): Promise<DeclarationRow> => {
  const asSystem = { ...work, actor: systemActor }
  const frozen = await refusalOrLater(() => moveDeclarations(asSystem, 'freeze', [{ declarationId }], { dueOn }))
  if (!(frozen instanceof Refusal)) return frozen[0]!
  return (await findDeclarations(work, [declarationId]))[0]!
}

/** Does what an answer says. What is settled already, because others corrected it meanwhile, stays as it is. */
export const carryOut = async (
  work: Work,
  declaration: DeclarationRow,
  { isUpheld, reasons }: { readonly isUpheld: boolean; readonly reasons: string },
): Promise<void> => {
  const { declarationId, state } = declaration
  if (state === 'frozen') {
    const why = { declarationId, reason: 'other', words: reasons }
    if (isUpheld) await moveDeclarations(work, 'reject', [why])
    else await release(work, why)
  } else if (state === 'posted' && isUpheld) {
    await takeBack(work, declaration, `有人提意见,查实记错了:${reasons}`)
  }
}

/** Hangs on until its list is over; when that has been meanwhile, it is posted at once, as the list would have done. */
const release = async (work: Work, why: { declarationId: string; reason: string; words: string }): Promise<void> => {
  const { declarationId } = why
  const list = (await publicityOf(work, [declarationId])).get(declarationId)
  await moveDeclarations(work, 'release', [why], list ? { dueOn: list.endsOn } : {})
  if (list?.hasEnded) await postDeclarations({ ...work, actor: systemActor }, [declarationId])
}
