import type { Role } from '../identity/permissions.ts'

/** Who is told, by what a message names. */
export interface Recipients {
  household: { readonly householdId: string }
  /** Everybody in the village; not the officer of the town. */
  village: object
  person: { readonly userId: string }
  role: { readonly role: Exclude<Role, 'villager' | 'operator'> }
  /** Whoever leads the group. */
  group_leader: { readonly villagersGroupId: string }
}

/** The page that a message leads to; its subject says which one of that kind. */
export type MessagePage =
  | 'declaration'
  | 'redemption'
  | 'account'
  | 'screenings'
  | 'review'
  | 'deduction'
  | 'own_objections'
  | 'objection_desk'
  | 'publicity'
  | 'deductions'
  | 'draft'
  | 'supervision_report'
  | 'honors'

interface MessageKind {
  /** The only recipients that a message of the kind may have. */
  readonly to: keyof Recipients
  readonly title: string
  /** `{name}` is filled from the words that are told; `{count}` of a digest with how often. */
  readonly text: string
  readonly opens?: MessagePage
  /** Told together, once a day, when the quiet hours end. */
  readonly isDigest?: true
  /** The household's statement has a line of its own for it. */
  readonly isInBooks?: true
}

/** Everything that is ever told, worded here once. A new kind of message is a line here. */
export const messageKinds = {
  declaration_posted: {
    to: 'household',
    title: '您家报的好事加分了',
    text: '“{title}”加了 {points} 分。',
    opens: 'declaration',
    isInBooks: true,
  },
  declaration_returned: {
    to: 'household',
    title: '您家报的好事还差一点',
    text: '“{title}”:{reason}。补好了再交一次就行。',
    opens: 'declaration',
  },
  declaration_rejected: {
    to: 'household',
    title: '您家报的好事没有加分',
    text: '“{title}”没有加分,原因是:{reason}。',
    opens: 'declaration',
  },
  declaration_frozen: {
    to: 'household',
    title: '您家报的好事要再查一查',
    text: '有人对“{title}”提了意见,查清楚了再告诉您。',
    opens: 'declaration',
  },
  awards_of_day: {
    to: 'household',
    title: '您家加了 {points} 分',
    text: '{deeds}。',
    opens: 'account',
    isInBooks: true,
  },
  award_reversed: {
    to: 'household',
    title: '有 {points} 分撤回了',
    text: '{day}记的“{title}”撤回了,原因是:{reason}。',
    opens: 'account',
    isInBooks: true,
  },
  deduction_reminded: {
    to: 'household',
    title: '有件事请改一改',
    text: '“{title}”,请在{day}以前改好,改好了告诉村里就没事了。这是提醒,没有扣分。',
    opens: 'deduction',
  },
  deduction_closed: {
    to: 'household',
    title: '改好了,没有扣分',
    text: '“{title}”这件事过去了,没有扣分。',
    opens: 'deduction',
  },
  deduction_proposed: {
    to: 'household',
    title: '有人提出扣您家 {points} 分',
    text: '“{title}”还没改好。扣不扣,村里先听您家怎么说,再由大家评议。',
    opens: 'deduction',
  },
  deduction_publicized: {
    to: 'household',
    title: '提醒过的事评议过了',
    text: '“{title}”评议通过,公示到{day},只公布件数,不写名字。有意见现在就能提。',
    opens: 'deduction',
  },
  deduction_dropped: {
    to: 'household',
    title: '这件事不扣分',
    text: '“{title}”不扣分:{reason}。',
    opens: 'deduction',
  },
  deduction_vote_due: {
    to: 'person',
    title: '有扣分等您评议',
    text: '又有 {count} 件扣分等您评议。',
    opens: 'deductions',
    isDigest: true,
  },
  deduction_deducted: {
    to: 'household',
    title: '扣了 {points} 分',
    text: '“{title}”扣了 {points} 分。{day}以前改好,分退给您家。',
    opens: 'deduction',
    isInBooks: true,
  },
  deduction_returned: {
    to: 'household',
    title: '扣的 {points} 分退回来了',
    text: '“{title}”扣的 {points} 分退给您家了。',
    opens: 'deduction',
    isInBooks: true,
  },
  publicity_open: {
    to: 'village',
    title: '新的公示贴出来了',
    text: '{year}年第 {number} 号积分公示,到{day}为止。哪一条不对,可以提意见。',
    opens: 'publicity',
  },
  objection_due: {
    to: 'role',
    title: '有意见等着答复',
    text: '又有 {count} 条意见等着查一查、答复人家。',
    opens: 'objection_desk',
    isDigest: true,
  },
  objection_answered: {
    to: 'person',
    title: '您提的意见有答复了',
    text: '“{title}”:{answer}。{reasons}',
    opens: 'own_objections',
  },
  draft_opened: {
    to: 'village',
    title: '新细则请大家提意见',
    text: '“{title}”写好了,到{day}为止,谁都可以看、可以提意见。',
    opens: 'draft',
  },
  draft_passed: {
    to: 'role',
    title: '有细则等镇里看',
    text: '“{title}”开会通过了,请看有没有违法的地方,备案或者退回。',
    opens: 'draft',
  },
  draft_returned: {
    to: 'role',
    title: '镇里退回了细则',
    text: '“{title}”:{reason}。拿回来改好,要再表决一次。',
    opens: 'draft',
  },
  draft_filed: { to: 'role', title: '镇里备案了', text: '“{title}”备案了,可以公示了。', opens: 'draft' },
  draft_publicized: {
    to: 'village',
    title: '新细则公示了',
    text: '“{title}”公示到{day}。有意见现在还能提。',
    opens: 'draft',
  },
  draft_stopped: {
    to: 'role',
    title: '公示的细则要再改',
    text: '“{title}”没有定下来:{reason}',
    opens: 'draft',
  },
  draft_adopted: { to: 'village', title: '新细则定下来了', text: '“{title}”从{day}起用。', opens: 'draft' },
  finding_recorded: {
    to: 'role',
    title: '抽查看出一笔有问题',
    text: '{month}第 {number} 笔“{title}”:{words}',
    opens: 'supervision_report',
  },
  report_made: {
    to: 'role',
    title: '监督报告等您签字',
    text: '{month}的监督报告写好了,请看过签字。',
    opens: 'supervision_report',
  },
  report_signed: {
    to: 'role',
    title: '监督报告签好了',
    text: '{month}的监督报告,村务监督都签了字。',
    opens: 'supervision_report',
  },
  honor_consent_asked: {
    to: 'village',
    title: '红榜上不上,您家说了算',
    text: '{year}年的红榜,愿意的人家才上榜。点开看看,说一声愿不愿意。',
    opens: 'honors',
  },
  order_ready: {
    to: 'household',
    title: '换的东西留好了',
    text: '{goods}给您留着,请在{day}以前去取。',
    opens: 'redemption',
  },
  order_waiting: {
    to: 'household',
    title: '还有东西没取',
    text: '{goods}还没取。{day}以前没取,分会退给您家。',
    opens: 'redemption',
  },
  order_expired: {
    to: 'household',
    title: '没取的东西退了',
    text: '{goods}到日子没取,{points} 分退给您家了。',
    opens: 'redemption',
    isInBooks: true,
  },
  order_cancelled: {
    to: 'household',
    title: '换东西取消了',
    text: '{goods}由{name}取消了,{points} 分退给您家了。',
    opens: 'redemption',
    isInBooks: true,
  },
  period_carry_over: {
    to: 'village',
    title: '{year}年年底,没用完的分留着',
    text: '到{day}还没用完的分转到明年接着用,什么也不用办。',
    opens: 'account',
  },
  period_expiry: {
    to: 'village',
    title: '{year}年的分年底到期',
    text: '到{day}还没用完的分就到期了,请在那以前换东西。',
    opens: 'account',
  },
  screening_due: {
    to: 'group_leader',
    title: '有好事等您核实',
    text: '又有 {count} 件好事交上来了,请去看一看。',
    opens: 'screenings',
    isDigest: true,
  },
  vote_due: {
    to: 'person',
    title: '有好事等您评议',
    text: '又有 {count} 件好事等您评议。',
    opens: 'review',
    isDigest: true,
  },
} as const satisfies Readonly<Record<string, MessageKind>>

export type MessageKindName = keyof typeof messageKinds

/** The table read without knowing the kind. */
export const kindOf = (name: MessageKindName): MessageKind => messageKinds[name]

type Places<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}` ? Place | Places<Rest> : never
type Kind<K extends MessageKindName> = (typeof messageKinds)[K]

/** What a message of a kind must say: to whom, what its places are filled with, what it is about. */
export type MessageTold = {
  [K in MessageKindName]: Recipients[Kind<K>['to']] & {
    readonly kind: K
    readonly words: Readonly<Record<Exclude<Places<Kind<K>['title'] | Kind<K>['text']>, 'count'>, string | number>>
    /** Which one of what the kind opens. */
    readonly subjectId?: string
    /** Told at most once under this name; jobs that run again tell nothing twice. */
    readonly once?: string
  }
}[MessageKindName]
