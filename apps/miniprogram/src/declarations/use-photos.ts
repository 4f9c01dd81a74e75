import { MOST_PHOTOS, uploadPhoto } from '@village-points/shared/declarations/contract.ts'
import { useEffect, useRef, useState } from 'react'
import { CallError, unexpectedAnswer } from '../platform/call-error'
import { upload } from '../platform/files'
import { useNetwork } from '../platform/network'
import { type PickedPhoto, pickPhotos } from '../platform/photos'
import { forgetUnsent, keepUnsent, readUnsent, sweepUnsent } from '../platform/unsent-photos'

/** A photo on its way to the village. */
export interface WaitingPhoto {
  readonly photo: PickedPhoto
  /** From 0 to 1. */
  readonly share: number
  /** Why it has not arrived; it stays on the page and can be sent again. */
  readonly error?: CallError | undefined
}

/** The photos of one deed as its page holds them. */
export interface Photos {
  /** Those that have arrived. */
  readonly photoIds: readonly string[]
  readonly waiting: readonly WaitingPhoto[]
  /** What an arrived photo looks like, while this page still holds it. */
  readonly previewOf: (photoId: string) => string | undefined
  /** Photographs of the draft that neither arrived nor were kept; none any more once somebody chooses again. */
  readonly lostCount: number
  /** Why some of what was chosen was not taken. */
  readonly problem: string | undefined
  readonly pick: () => Promise<void>
  readonly retry: (photo: PickedPhoto) => void
  readonly drop: (photo: PickedPhoto) => void
  readonly remove: (photoId: string) => void
  /** Waits for those on their way; undefined when one did not arrive. */
  readonly settle: () => Promise<readonly string[] | undefined>
}

const MOST_BYTES = uploadPhoto.upload?.maxBytes ?? 0

const problemWith = (picked: readonly PickedPhoto[], room: number): string | undefined => {
  const large = picked.filter(({ bytes }) => bytes > MOST_BYTES).length
  const beyond = picked.length - large - room
  const words = [
    large > 0 && `有 ${large} 张照片太大了(一张最多 10 兆),没有加。请换一张,或者用手机重新拍。`,
    beyond > 0 && `一件事最多 ${MOST_PHOTOS} 张照片,多出来的 ${beyond} 张没有加。`,
  ]
  return words.filter(Boolean).join('') || undefined
}

/** Where the names of what has not arrived are written down, so that the page finds it again after a reload. */
interface Unsent {
  readonly names: readonly string[]
  readonly onChange: (names: readonly string[]) => void
}

/** What the sending needs to know beyond one painting of the page. */
interface Held {
  photoIds: readonly string[]
  onChange: (photoIds: readonly string[]) => void
  unsent: Unsent | undefined
  /** Names of the draft that the phone is still being asked for. */
  asked: readonly string[]
  waiting: readonly WaitingPhoto[]
  show: (waiting: readonly WaitingPhoto[]) => void
  sending: Promise<void> | undefined
  readonly previews: Map<string, string>
}

const keepWaiting = (held: Held, waiting: readonly WaitingPhoto[]): void => {
  const hasChanged = waiting.length !== held.waiting.length
  held.waiting = waiting
  held.show(waiting)
  if (hasChanged) held.unsent?.onChange([...held.asked, ...waiting.map(({ photo }) => photo.name)])
}

const keepIds = (held: Held, photoIds: readonly string[]): void => {
  held.photoIds = photoIds
  held.onChange(photoIds)
}

const note = (held: Held, photo: PickedPhoto, part: Partial<WaitingPhoto>): void =>
  keepWaiting(
    held,
    held.waiting.map((one) => (one.photo === photo ? { ...one, ...part } : one)),
  )

const drop = (held: Held, photo: PickedPhoto): void => {
  if (held.unsent) void forgetUnsent(photo.name)
  keepWaiting(
    held,
    held.waiting.filter((one) => one.photo !== photo),
  )
}

const underway = new Map<string, ReturnType<typeof upload<typeof uploadPhoto>>>()

/** The page may have been left and opened again while a photograph is on its way: it joins that. */
const uploadOnce = (photo: PickedPhoto, onProgress: (share: number) => void) => {
  const sending =
    underway.get(photo.name) ??
    upload(uploadPhoto, { body: {} }, photo, onProgress).finally(() => underway.delete(photo.name))
  underway.set(photo.name, sending)
  return sending
}

const sendOne = async (held: Held, photo: PickedPhoto): Promise<void> => {
  try {
    const { photoId } = await uploadOnce(photo, (share) => note(held, photo, { share }))
    // Taken off the page meanwhile: the village forgets a photo that belongs to nothing.
    if (!held.waiting.some((one) => one.photo === photo)) return
    held.previews.set(photoId, photo.preview)
    drop(held, photo)
    keepIds(held, [...held.photoIds, photoId])
  } catch (error) {
    note(held, photo, { share: 0, error: error instanceof CallError ? error : unexpectedAnswer(0) })
  }
}

// One at a time: nine at once on a village's network would all time out.
const sendAll = async (held: Held): Promise<void> => {
  for (;;) {
    const next = held.waiting.find(({ error }) => !error)
    if (!next) return
    await sendOne(held, next.photo)
  }
}

const send = (held: Held): Promise<void> => {
  held.sending ??= sendAll(held).finally(() => {
    held.sending = undefined
  })
  return held.sending
}

/** Brings back what was kept of the draft and sends it; how many are nowhere any more. */
const restore = async (held: Held): Promise<number> => {
  void sweepUnsent()
  let lost = 0
  while (held.asked.length > 0) {
    const photo = await readUnsent(held.asked[0] ?? '')
    held.asked = held.asked.slice(1)
    if (photo) keepWaiting(held, [...held.waiting, { photo, share: 0 }])
    else lost++
  }
  if (lost > 0) held.unsent?.onChange(held.waiting.map(({ photo }) => photo.name))
  void send(held)
  return lost
}

/** Sends again what did not arrive for the network's sake. */
const sendAgain = (held: Held): Promise<void> => {
  for (const { photo, error } of held.waiting) if (error?.isPassing) note(held, photo, { error: undefined })
  return send(held)
}

interface Told {
  readonly photoIds: readonly string[]
  readonly onChange: (photoIds: readonly string[]) => void
  readonly unsent: Unsent | undefined
}

/** What is held of the photos as long as the page lives: brought back when it opens, sent again when there is a network. */
const useHeld = ({ photoIds, onChange, unsent }: Told) => {
  const [waiting, setWaiting] = useState<readonly WaitingPhoto[]>([])
  const [lostCount, setLostCount] = useState(0)
  const { current: held } = useRef<Held>({
    photoIds,
    onChange,
    unsent,
    asked: unsent?.names ?? [],
    waiting,
    show: setWaiting,
    sending: undefined,
    previews: new Map(),
  })
  held.photoIds = photoIds
  held.onChange = onChange
  held.unsent = unsent
  const isOnline = useNetwork((network) => network.isOnline)
  useEffect(() => {
    if (isOnline) void sendAgain(held)
  }, [isOnline, held])
  useEffect(() => {
    if (held.unsent) void restore(held).then(setLostCount)
  }, [held])
  return { held, waiting, lostCount, forgetLost: () => setLostCount(0) }
}

/**
 * Photos that are sent while the person goes on filling the page; those that have arrived are told to `onChange`, the
 * names of those that have not to `unsent`, where the page has a draft to write them into.
 */
export const usePhotos = (
  photoIds: readonly string[],
  onChange: (photoIds: readonly string[]) => void,
  unsent?: Unsent,
): Photos => {
  const { held, waiting, lostCount, forgetLost } = useHeld({ photoIds, onChange, unsent })
  const [problem, setProblem] = useState<string>()
  const pick = async () => {
    const room = MOST_PHOTOS - held.photoIds.length - held.waiting.length
    const picked = await pickPhotos(room)
    if (picked.length > 0) forgetLost()
    const fitting = picked.filter(({ bytes }) => bytes <= MOST_BYTES).slice(0, room)
    setProblem(problemWith(picked, room))
    if (held.unsent) for (const photo of fitting) void keepUnsent(photo)
    keepWaiting(held, [...held.waiting, ...fitting.map((photo) => ({ photo, share: 0 }))])
    void send(held)
  }
  const retry = (photo: PickedPhoto) => {
    note(held, photo, { error: undefined })
    void send(held)
  }
  const settle = async () => {
    await sendAgain(held)
    return held.waiting.length > 0 ? undefined : held.photoIds
  }
  return {
    photoIds,
    waiting,
    previewOf: (photoId) => held.previews.get(photoId),
    lostCount,
    problem,
    pick,
    retry,
    drop: (photo) => drop(held, photo),
    remove: (photoId) =>
      keepIds(
        held,
        held.photoIds.filter((id) => id !== photoId),
      ),
    settle,
  }
}
