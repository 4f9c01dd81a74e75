/** Tables above the villages: places and people. Every other table belongs to one village. */
export const globalTables: ReadonlySet<string> = new Set([
  'villages_places',
  'identity_users',
  'identity_sessions',
  'identity_demo_accounts',
])
