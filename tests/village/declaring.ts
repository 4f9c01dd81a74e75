import {
  type Declaration,
  type DeclarationInput,
  submitDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import type { Community } from './community.ts'
import { TODAY } from './deeds.ts'

/** A deed that the villager declares for the own household: done today unless the test says otherwise. */
export const declareFor = (
  community: Community,
  title: string,
  more: Partial<DeclarationInput> = {},
): Promise<Declaration> =>
  community.as('villager').ok(submitDeclaration, {
    body: { ruleId: community.rule(title).ruleId, deedOn: TODAY, ...more },
  })
