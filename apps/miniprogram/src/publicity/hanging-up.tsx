import { View } from '@tarojs/components'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import {
  printPublicity,
  readPostedSheet,
  type readPublicity,
  recordPostedSheet,
} from '@village-points/shared/publicity/contract.ts'
import { useState } from 'react'
import { PhotoPicker } from '../declarations/photo-picker'
import { usePhotos } from '../declarations/use-photos'
import { useAttempt } from '../platform/attempt'
import { download } from '../platform/files'
import { usePrivatePicture } from '../platform/private-picture'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Picture } from '../ui/picture'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

export type Publicity = EndpointOutput<typeof readPublicity>

const papers = [
  ['A4', 'A4 纸'],
  ['A3', 'A3 纸'],
  ['A3_on_two_A4', '两张 A4 拼成 A3'],
] as const

/** The sheet for the wall, on whatever paper the printer takes. */
const NoticeKeys = ({ list }: { readonly list: Publicity }) => {
  const parts = Array.from({ length: list.noticeParts }, (_, at) => at + 1)
  const print = useAttempt(({ paper, part }: { paper: (typeof papers)[number][0]; part: number }) =>
    download(printPublicity, { params: { listId: list.listId }, query: { paper, part } }, `${list.title}.pdf`),
  )
  return (
    <>
      {parts.map((part) => (
        <View key={part} className="stack">
          {parts.length > 1 && <View className="soft">{`第 ${part} 份,共 ${parts.length} 份`}</View>}
          {papers.map(([paper, name]) => (
            <Button
              key={paper}
              kind="quiet"
              icon="printer"
              isBusy={print.isBusy}
              onPress={() => print.send({ paper, part })}
            >
              {`打印榜单(${name})`}
            </Button>
          ))}
        </View>
      ))}
      <WriteFailure of={print} />
    </>
  )
}

const RecordSheet = ({ listId, onClose }: { readonly listId: string; readonly onClose: () => void }) => {
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const [place, setPlace] = useState('村委会公开栏')
  const photos = usePhotos(photoIds, setPhotoIds)
  const record = useWrite(recordPostedSheet)
  const save = async () => {
    const arrived = await photos.settle()
    if (!arrived || !(await record.send({ params: { listId }, body: { place, photoIds: [...arrived] } }))) return
    notify('张贴的照片存好了')
    onClose()
  }
  return (
    <Sheet title="贴好了,拍张照" onClose={onClose}>
      <PhotoPicker
        of={photos}
        label="榜贴在墙上的照片"
        hint="拍清楚整张榜和贴的地方"
        error={record.error?.fields?.photoIds}
      />
      <Field label="贴在哪里" value={place} maxLength={40} error={record.error?.fields?.place} onChange={setPlace} />
      <WriteFailure of={record} />
      <Button icon="check" isBusy={record.isBusy} onPress={save}>
        存好照片
      </Button>
    </Sheet>
  )
}

/** For those who hang it up: print, then photograph it on the wall. */
export const HangingUp = ({ list }: { readonly list: Publicity }) => {
  const [isRecording, setRecording] = useState(false)
  if (!list.can.print && !list.can.record) return null
  return (
    <Card title="张贴">
      <View className="stack">
        {list.can.print && <NoticeKeys list={list} />}
        {list.can.record && (
          <Button kind="quiet" icon="camera" onPress={() => setRecording(true)}>
            贴好了,拍张照
          </Button>
        )}
      </View>
      {isRecording && <RecordSheet listId={list.listId} onClose={() => setRecording(false)} />}
    </Card>
  )
}

/** A photograph of the sheet on the wall. */
export const PostedPhoto = ({ listId, photoId, label }: { listId: string; photoId: string; label: string }) => {
  const { source } = usePrivatePicture(readPostedSheet, { params: { listId, photoId }, query: { size: 'large' } })
  return source ? <Picture className="photo-picture" src={source} label={label} mode="aspectFit" /> : null
}
