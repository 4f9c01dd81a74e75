/** The card's code in what a camera read: the bare code, or an address that carries it (a mini-program's scene). */
export const cardCodeIn = (scanned: string): string => {
  const named = /[?&](?:card|scene)=([^&#]+)/.exec(scanned)
  return (named?.[1] ? decodeURIComponent(named[1]) : scanned).trim().slice(0, 64)
}

/** Typed characters that can only be a whole card code, `7K3M-9QXT-2HFA`: nobody's name or initials are that long. */
export const isWholeCardCode = (typed: string): boolean =>
  /^[0-9A-Z]{12}$/i.test(typed.normalize('NFKC').replace(/[\s—–-]/g, ''))
