// `pnpm check` runs every check; `pnpm check --fast` leaves the browser tests and the builds they need out.
import { checkEverything, conclude } from './every-check.mjs'

conclude(await checkEverything({ isFast: process.argv.includes('--fast') }))
