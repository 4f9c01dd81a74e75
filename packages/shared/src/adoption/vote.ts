import { z } from 'zod'
import { Line } from '../platform/page.ts'
import { VillageDay } from '../platform/village-day.ts'

/** Who voted: the representatives, or all villagers. */
export const Meeting = z.enum(['representatives_assembly', 'villagers_meeting'])
export type Meeting = z.infer<typeof Meeting>

/** How a meeting is called, and who of those entitled must be there (村民委员会组织法 22, 26). */
export const meetings: Readonly<
  Record<Meeting, { readonly name: string; readonly needs: string; readonly isHeld: (of: Attendance) => boolean }>
> = {
  representatives_assembly: {
    name: '村民代表会议',
    needs: '要有三分之二以上的代表到会',
    isHeld: ({ present, entitled }) => present * 3 >= entitled * 2,
  },
  villagers_meeting: {
    name: '村民会议',
    needs: '要有过半数的人到会',
    isHeld: ({ present, entitled }) => present * 2 > entitled,
  },
}
interface Attendance {
  readonly present: number
  readonly entitled: number
}

/** More than half of those present, not of those who raised a hand. */
export const isPassed = ({ inFavor, present }: { readonly inFavor: number; readonly present: number }): boolean =>
  inFavor * 2 > present

const people = (name: string) => z.number(`请填写${name}`).int(`${name}要写整数`).max(10_000, `${name}最多 10000 人`)

/** What the meeting decided, in figures of people. Who neither favoured nor opposed it abstained. */
export const AssemblyVote = z.object({
  meeting: Meeting,
  assemblyOn: VillageDay,
  place: Line('在哪儿开的会', 40),
  entitled: people('应到人数').positive('应到人数要大于 0'),
  present: people('到会人数').positive('到会人数要大于 0'),
  inFavor: people('同意人数').nonnegative('同意人数不能小于 0'),
  against: people('不同意人数').nonnegative('不同意人数不能小于 0'),
})
export type AssemblyVote = z.infer<typeof AssemblyVote>
