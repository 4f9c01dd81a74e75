import { prepared } from '../prohibition.ts'
import { attitude } from './attitude.ts'
import { benefits } from './benefits.ts'
import { cautions } from './cautions.ts'
import { collectiveGuilt } from './collective-guilt.ts'
import { criminalRecord } from './criminal-record.ts'
import { faith } from './faith.ts'
import { familyPlanning } from './family-planning.ts'
import { health } from './health.ts'
import { minors } from './minors.ts'
import { petition } from './petition.ts'
import { speech } from './speech.ts'

/** Everything that no rule may contain. The first that fits names the clause's trouble first. */
export const prohibitions = [
  petition,
  speech,
  faith,
  health,
  criminalRecord,
  benefits,
  collectiveGuilt,
  minors,
  attitude,
  familyPlanning,
  ...cautions,
].map(prepared)
