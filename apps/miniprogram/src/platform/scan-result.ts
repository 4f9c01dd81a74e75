/** What came of a scan: the text, or why there is none; typing the digits is always the other way. */
export type Scan =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly message: string }
