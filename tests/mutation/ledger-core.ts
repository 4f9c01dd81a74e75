/** What decides over points, and what phones prove it by: tests run every branch of it, and notice when it is bent. */
export const ledgerCore = [
  'apps/api/src/ledger/{account,closing,funding,node-hashing,period,posting,posting-repository}.ts',
  'apps/api/src/ledger/{record,sealing,statement,subtree,totals-repository,transfer}.ts',
  'packages/shared/src/ledger/{cover,digest,entry-proof,merkle-tree,period,transfer-record,tree-head}.ts',
]
