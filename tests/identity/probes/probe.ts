import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import type { CallOptions } from '../../village/client.ts'
import type { Aim, Scene } from '../scene.ts'

/** How one endpoint is called at an aim, and how one sees that it was reached. */
export interface Probe {
  readonly endpoint: Endpoint
  /** `household`: every household is tried. `village`: something of the whole village. `nothing`: no object at all. */
  readonly aimedAt: 'household' | 'village' | 'nothing'
  prepare(scene: Scene, aim: Aim): Promise<{ input: never; options?: CallOptions }>
  /** True when the answer shows the thing aimed at; lists answer 200 with nothing in them. */
  isShown(answer: unknown, aim: Aim): boolean
  /** Undoes what would be in the way of the next probe. */
  tidyUp(scene: Scene, aim: Aim): Promise<unknown>
}

type Input<E> = EndpointInput<E> | Promise<EndpointInput<E>>

interface Extras<E> {
  readonly isShown?: (answer: EndpointOutput<E>, aim: Aim) => boolean
  readonly options?: CallOptions
  readonly tidyUp?: (aim: Aim, scene: Scene) => Promise<unknown>
}

const probeOf =
  (aimedAt: Probe['aimedAt']) =>
  <E extends Endpoint>(endpoint: E, input: (aim: Aim, scene: Scene) => Input<E>, extras: Extras<E> = {}): Probe => ({
    endpoint,
    aimedAt,
    prepare: async (scene, aim) => ({
      input: (await input(aim, scene)) as never,
      ...(extras.options ? { options: extras.options } : {}),
    }),
    isShown: (answer, aim) => extras.isShown?.(answer as EndpointOutput<E>, aim) ?? true,
    tidyUp: async (scene, aim) => extras.tidyUp?.(aim, scene),
  })

/** A probe of one household's data. */
export const atHousehold = probeOf('household')
/** A probe of an object that belongs to the village as a whole. */
export const atVillage = probeOf('village')
/** A probe of an endpoint that names no object. */
export const atNothing = probeOf('nothing')
