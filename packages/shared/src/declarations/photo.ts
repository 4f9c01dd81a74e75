/** Photographs as evidence: sent one by one, before the declaration that they belong to. */
import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Id } from '../platform/page.ts'
import { some } from './errors.ts'

/** Days after which a photograph that belongs to no declaration is deleted. */
export const UNATTACHED_DAYS = 7

/** Photographs one person may have that belong to nothing yet: five declarations' worth. */
export const MOST_UNATTACHED = 45

/** Only those see a photograph who may see its declaration; before that, only who sent it. */
export const Photo = z.object({
  photoId: Id,
  /** SHA-256 of the kept picture, hexadecimal: shows later that it has not been changed. */
  digest: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
export type Photo = z.infer<typeof Photo>

export const uploadPhoto = endpoint({
  name: 'upload-photo',
  method: 'POST',
  path: '/declarations/photos',
  summary: 'A photograph as evidence. It is re-encoded: location data and all other metadata are dropped.',
  permission: 'declaration.upload_photo',
  body: z.object({}),
  upload: { field: 'file', maxBytes: 10 * 1024 * 1024 },
  response: Photo,
  errors: some(
    'declaration.photo_not_a_photo',
    'declaration.photo_heic',
    'declaration.photo_damaged',
    'declaration.photo_swells',
    'declaration.photo_carries_more',
    'declaration.too_many_photos',
  ),
})

export const readPhoto = endpoint({
  name: 'read-photo',
  method: 'GET',
  path: '/declarations/photos/:photoId',
  summary: 'A photograph (JPEG), for those who may see its declaration; one that is not yet attached, for its sender.',
  permission: 'declaration.read_photo',
  params: z.object({ photoId: Id }),
  query: z.object({ size: z.enum(['large', 'small']).default('large') }),
  download: true,
  response: z.unknown(),
  errors: some('declaration.photo_not_found'),
})
