export type SetDataStats = Record<string, { calls: number; bytes: number; entries: { at: number; bytes: number }[] }>
export type Recording = { api: string; options: unknown }
