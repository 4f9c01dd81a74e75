/** Makes 禾湾村 with three months of life, through the public write path, into an empty database; does nothing where there is a village. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, monthsUntil, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { jobs } from '../app.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { openStore } from '../platform/database/open-store.ts'
import { openLog } from '../platform/log.ts'
import { openServer } from '../serve.ts'
import { allVillages } from '../villages/index.ts'
import { bringInFiles } from './bring-in-files.ts'
import { chanceOf } from './chance.ts'
import { type DemoClient, demoClient } from './demo-client.ts'
import { draftRulebook, voteOnRulebook } from './draft-rulebook.ts'
import { fillFund } from './fill-fund.ts'
import { foundVillage, type Hired, hirePeople, issueCards, signIn } from './found-village.ts'
import { objectToDeeds } from './object-to-deeds.ts'
import { playSeason } from './play-season.ts'
import { readMessages } from './read-messages.ts'
import { remindTwoHomes } from './remind-two-homes.ts'
import { momentOf, planSeason } from './season.ts'
import { superviseMonth } from './supervise-month.ts'

/** Days of life before today. */
const SEASON_DAYS = 91
/** Sessions last longer than this, so that nobody is signed out in mid-story. */
const SESSION_DAYS = 7
/** Next year's rulebook is laid open and voted on so many days ago. */
const DRAFTED_AGO = 10
const VOTED_AGO = 3
const SEED = 20_260_701

const config = readConfig({ ...process.env, HOST: '127.0.0.1', PORT: '0', REQUESTS_PER_MINUTE: '1000000' })
const store = await openStore(config)
/** Stands there while the story is told: half a village on a server's database cannot be thrown away with its folder. */
const unfinished = join(config.dataFolder, 'demo-village-unfinished')
if ((await store.read(allVillages)).length > 0) {
  await store.close()
  if (!existsSync(unfinished)) process.exit(0)
  console.error(`The demo village was interrupted. Empty the database, remove ${unfinished}, and start again.`)
  process.exit(1)
}
writeFileSync(unfinished, '')
const today = villageDayOf(systemClock.now())
let now = new Date(`${addDays(today, -SEASON_DAYS - 1)}T01:00:00Z`)
const log = openLog(config.logLevel)
const server = await openServer({ config, store, clock: { now: () => now }, log, timeDriven: [] })
const { background } = server
const address = server.address.replace('localhost', '127.0.0.1')

const clientOf = (person: Hired, role: string): DemoClient => {
  let signedIn: { token: string; until: number } | undefined
  return demoClient(address, person.roleIds.get(role)!, async () => {
    if (!signedIn || now.getTime() > signedIn.until) {
      signedIn = { token: await signIn(background, person), until: now.getTime() + SESSION_DAYS * 86_400_000 }
    }
    return signedIn.token
  })
}

const founded = await foundVillage(background)
await bringInFiles(clientOf(founded.accountant, 'committee'))
console.log('demo village: roster, rulebook and goods are in')
await fillFund(clientOf(founded.accountant, 'committee'), villageDayOf(now))
const people = await hirePeople(background, founded)
const cards = await issueCards(background, founded.villageId)

const chance = chanceOf(SEED)
const phones = ['elder', 'accountant', 'director', 'phone-one', 'phone-two', 'phone-three']
const stars = new Set(['villager', ...phones].map((key) => people.get(key)?.household?.householdId))
const panelPhones = ['phone-one', 'phone-two', 'phone-three']
const usersOf = (...keys: string[]) => keys.map((key) => people.get(key)!.userId)
const client = (key: string, role: string) => clientOf(people.get(key)!, role)
const phoneClients = phones.map((key) => client(key, 'villager'))
let days = 0
let draftId = ''
const clients = {
  villager: client('villager', 'villager'),
  leader: client('leader', 'group_leader'),
  accountant: client('accountant', 'committee'),
  director: client('director', 'committee'),
  clerk: client('clerk', 'clerk'),
}
await playSeason(
  {
    clients,
    phones: phoneClients,
    panel: {
      members: usersOf('villager', 'director', ...panelPhones),
      standIns: usersOf('elder', 'accountant', 'leader'),
    },
    voters: panelPhones.map((key) => client(key, 'villager')),
    households: cards.map((card) => ({
      ...card,
      weight: (0.15 + chance.next() ** 3) * (stars.has(card.household.householdId) ? 12 : 1),
    })),
    chance,
    setNow: (moment) => {
      now = moment
    },
    async endDay() {
      for (const job of jobs) await job.run(background)
      const day = villageDayOf(now)
      if (day === addDays(today, -DRAFTED_AGO)) {
        draftId = await draftRulebook(clients.accountant, [clients.villager, client('elder', 'villager')])
      }
      if (day === addDays(today, -VOTED_AGO)) await voteOnRulebook(clients.accountant, draftId, day)
      // They look into their messages, though not in the last days: so that something is new.
      if (villageDayOf(now) < addDays(today, -4)) {
        for (const phone of [...phoneClients, ...Object.values(clients)]) await readMessages(phone)
      }
    },
  },
  planSeason(today, SEASON_DAYS, chance).filter((event) => momentOf(event) < systemClock.now()),
  () => {
    days++
    if (days % 30 === 0) console.log(`demo village: ${days} days of ${SEASON_DAYS} told`)
  },
)
const lastMonth = monthsUntil(today.slice(0, 7), 2)[0]!
await superviseMonth(client('supervisor', 'supervisor'), addDays(`${lastMonth}-01`, -1).slice(0, 7))
await objectToDeeds({
  accountant: clients.accountant,
  objector: client('phone-one', 'villager'),
  supervisor: client('supervisor', 'supervisor'),
  leftAlone: stars,
})
await remindTwoHomes({
  cadre: client('director', 'committee'),
  villager: client('villager', 'villager'),
  villagerHomeId: people.get('villager')!.household!.householdId,
  elderHomeId: people.get('elder')!.household!.householdId,
  today: villageDayOf(now),
})
await server.close()
rmSync(unfinished)
console.log('demo village: done')
