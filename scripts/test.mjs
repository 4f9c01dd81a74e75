// `npm test`: brings what tests need, then checks everything. The last line reads `N passed, N failed`.
import { checkEverything, conclude } from './every-check.mjs'
import { step } from './steps.mjs'
import { bringSystemPackages } from './system-packages.mjs'

const hasPackages = await step('system packages', bringSystemPackages)
const total = await checkEverything({ isFast: false })
conclude({ passed: total.passed + (hasPackages ? 1 : 0), failed: total.failed + (hasPackages ? 0 : 1) })
