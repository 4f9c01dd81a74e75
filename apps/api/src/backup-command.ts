import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { formatClock, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { backUp, DamagedArchive, liesWithin, NotRestored, restore } from './backup/index.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { fillStore } from './platform/database/open-store.ts'
import type { Background } from './platform/http/route.ts'
import { type Flags, Stop, USAGE } from './terminal.ts'

const say = (doing: string): void => console.log(`  ${doing}`)

/** `pnpm village backup <folder or file>`: online, beside a running server. */
export const backUpAll = async (background: Background, flags: Flags, place: string): Promise<void> => {
  if (place === '') throw new Stop(USAGE)
  const { dataFolder, ledgerKeyFile } = readConfig(process.env)
  const file = archiveFile(place, background.now())
  if (existsSync(file)) throw new Stop(`${file} 已经有了,不会盖掉它。`)
  if (liesWithin(dataFolder, file)) throw new Stop('请放到别的文件夹,最好是另一块盘:和账本放在一起,坏了就一起坏。')
  if (flags['with-key'] && !existsSync(ledgerKeyFile)) throw new Stop(`没有签名钥匙:${ledgerKeyFile}`)
  const fingerprint = await backUp(background, { file, onStep: say, ...(flags['with-key'] ? { ledgerKeyFile } : {}) })
  console.log(`✓ 已备份到 ${file},写完又从盘上读回核对过`)
  console.log(`  指纹 ${fingerprint}(抄下来,恢复时对一对)`)
  console.log(
    flags['with-key']
      ? '  里面有签名钥匙:谁拿到它就能替村里签名,请锁好。'
      : '  里面没有签名钥匙,请另外保管;丢了也能恢复账目,只是以后用新钥匙签。',
  )
}

/** A folder gets a file named by the moment; a folder that is not there is not made by mistake. */
const archiveFile = (place: string, now: Date): string => {
  if (existsSync(place) && statSync(place).isDirectory()) {
    const moment = `${villageDayOf(now)}-${formatClock(now.getTime())}`.replaceAll(/[-:]/g, '')
    return resolve(place, `village-points-${moment}.tar`)
  }
  if (!place.endsWith('.tar')) throw new Stop(`没有这个文件夹:${place}(要写成文件,名字请以 .tar 结尾)`)
  return resolve(place)
}

/** `pnpm village restore <file>`: into an empty place, all or nothing. */
export const restoreAll = async (flags: Flags, file: string): Promise<void> => {
  if (file === '') throw new Stop(USAGE)
  if (!existsSync(file)) throw new Stop(`没有这个文件:${file}`)
  const config = readConfig(process.env)
  const { dataFolder, ledgerKeyFile } = config
  try {
    const { fingerprint, villages, rows, hasLedgerKey, faults } = await restore({
      file,
      dataFolder,
      ledgerKeyFile,
      now: systemClock.now(),
      isDespiteFaults: flags['despite-faults'],
      fillStore: (fill) => fillStore(config, fill),
      onStep: say,
    })
    for (const { name, sequence } of villages) console.log(`✓ ${name}:账到第 ${sequence} 笔,余额和备份时一样`)
    for (const { village, place, expected, found } of faults) {
      console.log(`✗ ${village}:${place}:应为 ${expected},账上是 ${found}`)
    }
    console.log(`✓ 已恢复 ${rows.toLocaleString('en')} 行。指纹 ${fingerprint}`)
    if (!hasLedgerKey && !existsSync(ledgerKeyFile)) {
      console.log(
        `  备份里没有签名钥匙。请把原来的放回 ${ledgerKeyFile};找不到就直接启动,会换一把新的,旧账首仍按旧钥匙核对。`,
      )
    }
  } catch (error) {
    if (error instanceof DamagedArchive) throw new Stop(`备份文件不能用:${error.message}。什么也没有写。`)
    if (error instanceof NotRestored) throw new Stop(`没有恢复:${error.message}。`)
    throw error
  }
}
