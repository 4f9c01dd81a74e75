import { MOST_PHOTOS, uploadPhoto } from '@village-points/shared/declarations/contract.ts'
import { useEffect, useRef, useState } from 'react'
import { CallError, unexpectedAnswer } from '../platform/call-error'
import { upload } from '../platform/files'
import { useNetwork } from '../platform/network'
import { type PickedPhoto, pickPhotos } from '../platform/photos'

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

/** What the sending needs to know beyond one painting of the page. */
interface Held {
  photoIds: readonly string[]
  onChange: (photoIds: readonly string[]) => void
  onWaiting: (count: number) => void
  waiting: readonly WaitingPhoto[]
  show: (waiting: readonly WaitingPhoto[]) => void
  sending: Promise<void> | undefined
  readonly previews: Map<string, string>
}

const keepWaiting = (held: Held, waiting: readonly WaitingPhoto[]): void => {
  if (waiting.length !== held.waiting.length) held.onWaiting(waiting.length)
  held.waiting = waiting
  held.show(waiting)
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

const drop = (held: Held, photo: PickedPhoto): void =>
  keepWaiting(
    held,
    held.waiting.filter((one) => one.photo !== photo),
  )

const sendOne = async (held: Held, photo: PickedPhoto): Promise<void> => {
  try {
    const { photoId } = await upload(uploadPhoto, { body: {} }, photo, (share) => note(held, photo, { share }))
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

/** Sends again what did not arrive for the network's sake. */
const sendAgain = (held: Held): Promise<void> => {
  for (const { photo, error } of held.waiting) if (error?.isPassing) note(held, photo, { error: undefined })
  return send(held)
}

/**
 * Photos that are sent while the person goes on filling the page; those that have arrived are told to `onChange`, how
 * many have not to `onWaiting`.
 */
export const usePhotos = (
  photoIds: readonly string[],
  onChange: (photoIds: readonly string[]) => void,
  onWaiting: (count: number) => void = () => undefined,
): Photos => {
  const [waiting, setWaiting] = useState<readonly WaitingPhoto[]>([])
  const [problem, setProblem] = useState<string>()
  const { current: held } = useRef<Held>({
    photoIds,
    onChange,
    onWaiting,
    waiting,
    show: setWaiting,
    sending: undefined,
    previews: new Map(),
  })
  held.photoIds = photoIds
  held.onChange = onChange
  held.onWaiting = onWaiting
  const isOnline = useNetwork((network) => network.isOnline)
  useEffect(() => {
    if (isOnline) void sendAgain(held)
  }, [isOnline, held])
  const pick = async () => {
    const room = MOST_PHOTOS - held.photoIds.length - held.waiting.length
    const picked = await pickPhotos(room)
    const fitting = picked.filter(({ bytes }) => bytes <= MOST_BYTES).slice(0, room)
    setProblem(problemWith(picked, room))
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
