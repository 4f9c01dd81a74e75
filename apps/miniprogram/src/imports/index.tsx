import { View } from '@tarojs/components'
import { ImportKind } from '@village-points/shared/imports/contract.ts'
import { useState } from 'react'
import { useFileDrop } from '../platform/file-drop'
import { pickFile } from '../platform/files'
import { replace, useIsInFront, useRouteInput } from '../platform/navigation'
import { useIsDesktop } from '../platform/viewport'
import { aria } from '../ui/aria'
import { Frame } from '../ui/frame'
import { Tile } from '../ui/tile'
import { FilePlace } from './file-place'
import { ImportHistory } from './import-history'
import { kinds, wordsOf } from './import-words'
import './imports.css'
import { useUpload } from './use-upload'

const ENDINGS = ['xlsx', 'csv', 'xls'] as const

interface KindChoiceProps {
  readonly chosen: ImportKind
  readonly onChoose: (kind: ImportKind) => void
}

const KindChoice = ({ chosen, onChoose }: KindChoiceProps) => (
  <View className="import-kinds" {...aria({ role: 'radiogroup', label: '导入什么' })}>
    {kinds.map(({ kind, name, icon, detail }) => (
      <Tile
        key={kind}
        title={name}
        detail={detail}
        icon={icon}
        isChosen={kind === chosen}
        onPress={() => onChoose(kind)}
      />
    ))}
  </View>
)

/** 导入表格: say what it is, hand over the file; nothing is written before somebody has looked. */
const ImportPage = () => {
  const input = useRouteInput('imports/index')
  const [kind, setKind] = useState<ImportKind>(() => ImportKind.catch('roster').parse(input.kind))
  const isDesktop = useIsDesktop()
  const isInFront = useIsInFront()
  const upload = useUpload(({ importId }) => replace('imports/review', { importId }))
  const isOver = useFileDrop(isInFront && !upload.isBusy, (file) => void upload.start(kind, file))
  const pick = async () => {
    const file = await pickFile(ENDINGS)
    if (file) await upload.start(kind, file)
  }
  return (
    <Frame title="导入表格" isWide>
      <View className="heading import-part">{isDesktop ? '一、导入什么' : '导入什么'}</View>
      <KindChoice chosen={kind} onChoose={setKind} />
      <View className="heading import-part">
        {isDesktop ? `二、选${wordsOf(kind).name}的文件` : `选${wordsOf(kind).name}的文件`}
      </View>
      <FilePlace upload={upload} kind={kind} isOver={isOver} onPick={pick} />
      <ImportHistory />
    </Frame>
  )
}

export default ImportPage
