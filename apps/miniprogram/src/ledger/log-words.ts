import type { Doubt } from '@village-points/shared/ledger/entry-proof.ts'

/** What is wrong, as one would tell a neighbour. */
export const doubtWords: Readonly<Record<Doubt, string>> = {
  record_differs: '账本里记的,和这一页写的不一样。',
  not_in_log: '账本里没有找到这一笔。',
  not_signed: '账本上村里的签名不对。',
  key_changed: '账本换了签名,和这部手机以前看到的不是同一个;村里真的换过,公示栏上会写明。',
  log_rewritten: '今天的账本接不上这部手机以前看到的,以前的账可能被人动过。',
}

/** `a3f0 91bc …`: as it stands on the board, easy to compare by eye. */
export const groupsOf = (digest: string): readonly string[] => digest.match(/.{1,4}/g) ?? []
