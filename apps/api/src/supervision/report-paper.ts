import { formatFullDay, formatMonth, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Report } from '@village-points/shared/supervision/contract.ts'
import type { Village } from '@village-points/shared/villages/contract.ts'
import type { Block, PrintedDocument } from '../platform/printing/document.ts'

/** In fours, as people compare figures by eye. */
const inFours = (digest: string): string => (digest.match(/.{1,4}/g) ?? []).join(' ')

const dayOf = (instant: string) => formatFullDay(villageDayOf(instant))

const listOf = (lines: readonly string[], ifNone: string): readonly Block[] =>
  lines.length === 0
    ? [{ kind: 'paragraph', text: ifNone }]
    : lines.map((text, at) => ({ kind: 'paragraph', text: `${at + 1}. ${text}` }))

const factsOf = ({ content, digest }: Report): Block => {
  const { seed, fromSequence, toSequence, sampleSize, checked, wrong, audit } = content
  const entries = toSequence - fromSequence
  const soundness = audit && `${dayOf(audit.auditedAt)}核对,${audit.isSound ? '对得上' : '有对不上的地方,正在查'}`
  return {
    kind: 'facts',
    facts: [
      ['本月账目', entries > 0 ? `第 ${fromSequence + 1} 到 ${toSequence} 笔,共 ${entries} 笔` : '没有账'],
      ['抽查', `抽了 ${sampleSize} 笔,看了 ${checked} 笔,${wrong.length} 笔有问题`],
      ['账本核对', soundness ?? '还没有核对过'],
      ['账本指纹', inFours(seed) || '还没有'],
      ['报告指纹', inFours(digest)],
    ],
  }
}

/** The report on A4, for the board and for the file: what was looked at, what was found, and who stands for it. */
export const reportPaper = (village: Pick<Village, 'name' | 'settings'>, report: Report): PrintedDocument => {
  const { content, signatures, waitingFor } = report
  return {
    paper: 'A4',
    issuer: village.name,
    title: `${formatMonth(content.month)}积分监督报告`,
    foot: `${content.madeBy} ${dayOf(content.madeAt)}写 · 村里电话 ${village.settings.telephone}`,
    fileName: `${village.name}${formatMonth(content.month)}积分监督报告.pdf`,
    blocks: [
      factsOf(report),
      { kind: 'heading', text: '抽查发现的问题' },
      ...listOf(
        content.wrong.map((one) => `第 ${one.sequence} 笔“${one.title}”:${one.words}(${one.foundBy})`),
        '没有发现问题。',
      ),
      { kind: 'heading', text: '值得留意的事' },
      { kind: 'paragraph', text: '下面只是账上的事实,不是说谁有错。' },
      ...listOf(content.concerns, '没有。'),
      ...(content.words
        ? ([
            { kind: 'heading', text: '说明' },
            { kind: 'paragraph', text: content.words },
          ] as const)
        : []),
      { kind: 'heading', text: '谁签了字' },
      ...listOf(
        signatures.map(({ name, signedAt }) => `${name},${dayOf(signedAt)}在手机上签字`),
        '还没有人签字。',
      ),
      ...(waitingFor.length > 0 ? ([{ kind: 'signatures', names: waitingFor }] as const) : []),
      { kind: 'heading', text: '怎么自己算一遍' },
      {
        kind: 'paragraph',
        text: '把账本指纹(不要空格)换行写上 1,算 SHA-256,取前 12 位当十六进制的数,除以本月笔数取余数,加上本月第一笔的号,就是第一个抽到的号。再写 2、3……抽过的跳过,抽满为止。',
      },
    ],
  }
}
