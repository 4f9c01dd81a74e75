import {
  foreignKey,
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** One uploaded sheet with its dry run and what became of it. Identity numbers were dropped before a row is written. */
export const imports = table(
  'imports_imports',
  {
    villageId: villageId(),
    importId: text('import_id').notNull(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of what the sheet says, not of its bytes: saved again, it is the same sheet. */
    contentHash: text('content_hash').notNull(),
    /** Cells, packed; forgotten after a month. */
    content: text('content'),
    /** Answers by problem id, JSON. */
    answers: text('answers').notNull(),
    /** Counts up with every answer, so that a slow dry run never overwrites a newer one. */
    revision: integer('revision').notNull(),
    status: text('status').notNull(),
    percent: integer('percent').notNull(),
    doing: text('doing').notNull(),
    /** What was understood, packed; forgotten with the content. */
    reading: text('reading'),
    /** Digest of what the village knew when the dry run was made. */
    factsHash: text('facts_hash').notNull(),
    /** The workbook with the column 请看这里, base64. */
    annotated: text('annotated'),
    /** Counts, difference and adoption, JSON. */
    outcome: text('outcome').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedById: text('uploaded_by_id').notNull(),
    uploadedByName: text('uploaded_by_name').notNull(),
    committedAt: instant('committed_at'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.importId] }),
    index('imports_imports_newest').on(t.villageId, t.uploadedAt, t.importId),
    index('imports_imports_content').on(t.villageId, t.kind, t.contentHash),
  ],
)

/** What a commit changed, line by line, so that it can be taken back. */
export const changes = table(
  'imports_changes',
  {
    villageId: villageId(),
    importId: text('import_id').notNull(),
    position: integer('position').notNull(),
    /** `household`, `rulebook`, `draft`, `goods`, `entry`. */
    subject: text('subject').notNull(),
    subjectId: text('subject_id').notNull(),
    change: text('change').notNull(),
    /** A line of the paper book by what it says: it goes in once. Empty after it was taken back. */
    lineKey: text('line_key'),
    /** As it was, JSON; of a new thing nothing. */
    before: text('before'),
    /** As the import left it, JSON: taken back only when it is still so. */
    after: text('after'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.importId, t.position] }),
    uniqueIndex('imports_changes_line').on(t.villageId, t.lineKey),
    foreignKey({
      columns: [t.villageId, t.importId],
      foreignColumns: [imports.villageId, imports.importId],
      name: 'imports_changes_of_import',
    }),
  ],
)
