import * as contract from '@village-points/shared/objections/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { answerObjection } from './answer-objection.ts'
import { appealObjection } from './appeal-objection.ts'
import { listMyObjections } from './list-my-objections.ts'
import { listObjections } from './list-objections.ts'
import { raiseObjection } from './raise-objection.ts'
import { readObjection } from './read-objection.ts'
import { readObjectionsOfDeclaration } from './read-objections-of-declaration.ts'
import { recordReplacement } from './record-replacement.ts'

export const objectionsRoutes: readonly Binding[] = [
  route(contract.raiseObjection, raiseObjection),
  route(contract.listMyObjections, listMyObjections),
  route(contract.readObjectionsOfDeclaration, readObjectionsOfDeclaration),
  route(contract.listObjections, listObjections),
  route(contract.readObjection, readObjection),
  route(contract.answerObjection, answerObjection),
  route(contract.appealObjection, appealObjection),
  route(contract.recordReplacement, recordReplacement),
]
