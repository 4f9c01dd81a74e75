import { type Import, type ImportKind, uploadSpreadsheet } from '@village-points/shared/imports/contract.ts'
import { useState } from 'react'
import { type Attempt, useAttempt } from '../platform/attempt'
import { CallError } from '../platform/call-error'
import { type PickedFile, upload } from '../platform/files'

const MEGABYTE = 1024 * 1024
const MOST_BYTES = uploadSpreadsheet.upload?.maxBytes ?? 10 * MEGABYTE

interface Sent {
  readonly kind: ImportKind
  readonly file: PickedFile
}

/** A file on its way to the server. */
export interface Upload extends Pick<Attempt<Sent, Import>, 'isBusy' | 'error'> {
  /** From 0 to 1 while it travels. */
  readonly share: number
  /** The last file chosen: it stays, so that a broken connection needs no second search. */
  readonly file: PickedFile | undefined
  readonly start: (kind: ImportKind, file: PickedFile) => Promise<void>
}

/** Sends a spreadsheet; one that is too large is refused before anybody waits for it. */
export const useUpload = (onDone: (received: Import) => void): Upload => {
  const [share, setShare] = useState(0)
  const [file, setFile] = useState<PickedFile>()
  const attempt = useAttempt(async (sent: Sent) => {
    if (sent.file.bytes > MOST_BYTES) {
      throw new CallError({
        code: 'client.file_too_large',
        message: `这个文件有 ${Math.ceil(sent.file.bytes / MEGABYTE)} MB,最多 ${MOST_BYTES / MEGABYTE} MB。请删掉表里的图片和用不着的工作表,另存一份再来。`,
      })
    }
    return upload(uploadSpreadsheet, { body: { kind: sent.kind } }, sent.file, setShare)
  })
  const start = async (kind: ImportKind, picked: PickedFile) => {
    setShare(0)
    setFile(picked)
    const received = await attempt.send({ kind, file: picked })
    if (received) onDone(received)
  }
  return { isBusy: attempt.isBusy, error: attempt.error, share, file, start }
}
