/** Type in points for everything on paper: what is read standing before a wall, or at seventy (issue 4). */
export const BODY_TYPE = 14

/** A3 is A4 enlarged. `A3_on_two_A4`: each A3 page on two A4 sheets, for villages whose printer takes no A3. */
export type Paper = 'A4' | 'A3' | 'A3_on_two_A4'

export interface Column {
  readonly title: string
  /** Room for so many Chinese letters on a line, or a share of the room that is left. Longer words go on below. */
  readonly width: { readonly letters: number } | { readonly share: number }
  readonly isRight?: boolean
}

/** A part of a document, from top to bottom. Text is plain: nothing in it is ever read as structure. */
export type Block =
  /** Begins a new page with the title of another paper of the same print. */
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isStrong?: boolean }
  /** Name and value on a line each. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /** The header row comes again on each page; no row is broken over two. */
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** A QR code to a page of the web app, with blocks beside it. */
  | { readonly kind: 'code'; readonly route: string; readonly caption: string; readonly beside: readonly Block[] }
  /** Lines to sign on. */
  | { readonly kind: 'signatures'; readonly names: readonly string[] }

/** Something to print. `platform/printing` knows what it looks like; capabilities say what it says. */
export interface PrintedDocument {
  readonly paper: Paper
  /** Whose paper it is, above the title: the village. */
  readonly issuer: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Stands left of the page number on every page. */
  readonly foot: string
  /** `禾湾村公示.pdf` */
  readonly fileName: string
}
