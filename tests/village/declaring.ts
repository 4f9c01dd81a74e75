import {
  type Declaration,
  type DeclarationInput,
  submitDeclaration,
  uploadPhoto,
} from '@village-points/shared/declarations/contract.ts'
import { paint } from '../declarations/pictures.ts'
import type { Client } from './client.ts'
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

/** Photographs that a person has sent and not used yet. */
export const sendPhotos = async (client: Client, ...seeds: readonly number[]): Promise<string[]> => {
  const photoIds: string[] = []
  for (const seed of seeds) {
    const file = { name: '照片.jpg', bytes: await paint(seed, 120, 90) }
    photoIds.push((await client.ok(uploadPhoto, { body: {} }, { file })).photoId)
  }
  return photoIds
}
