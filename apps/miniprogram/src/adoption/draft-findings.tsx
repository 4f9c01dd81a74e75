import { changeDraftRule, type Draft } from '@village-points/shared/adoption/contract.ts'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'
import { useWrite } from '../platform/write'
import { Findings } from '../rules/findings'
import { notify } from '../ui/notices'
import { WriteFailure } from '../ui/states'

/** What the check found in the draft; while it is being written, the lawful wording is taken with one tap. */
export const DraftFindings = ({ draft }: { readonly draft: Draft }) => {
  const { draftId, rules, findings, can } = draft
  const change = useWrite(changeDraftRule)
  const take = async (rule: RuleInput, at: number) => {
    const { ruleId, revision } = rules[at]!
    const taken = await change.send({ params: { draftId, ruleId }, body: { revision, rule } })
    if (taken) notify('换成可以写的了')
  }
  return (
    <>
      <WriteFailure of={change} />
      <Findings findings={findings} rules={rules} {...(can.edit ? { onTake: take } : {})} />
    </>
  )
}
