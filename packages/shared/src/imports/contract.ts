import { z } from 'zod'
import { adoptionErrors } from '../adoption/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page } from '../platform/page.ts'
import { rulesErrors } from '../rules/contract.ts'
import { Import, ImportBrief, ImportKind, ImportProblem, RulebookDecision } from './import.ts'

export * from './import.ts'

export const importsErrors = {
  'import.not_found': { status: 404, message: '没有找到这次导入,请重新选文件。' },
  'import.file_empty': { status: 422, message: '这个文件是空的,请重新选。' },
  'import.not_a_spreadsheet': { status: 415, message: '这不是表格,请选 Excel 表(.xlsx)或者 CSV 文件。' },
  'import.old_format': {
    status: 415,
    message: '这是旧版 Excel 的文件(.xls)。请在 Excel 或 WPS 里打开,点“文件”“另存为”,类型选“.xlsx”,再来导入。',
  },
  'import.other_format': {
    status: 415,
    message: '这种表格读不了。请在 Excel 或 WPS 里打开,点“文件”“另存为”,类型选“.xlsx”,再来导入。',
  },
  'import.encrypted': { status: 415, message: '这个文件加了密码。请在 Excel 里打开,去掉密码另存一份,再来导入。' },
  'import.damaged': { status: 415, message: '文件坏了,读不出来。请在 Excel 里打开,另存一份,再来导入。' },
  'import.swells_too_much': { status: 413, message: '这个文件展开以后太大,不像平常的表格。请只留要用的表,另存一份。' },
  'import.too_many_rows': { status: 413, message: '行数太多了,一次最多 {most} 行。请分成几个文件。' },
  'import.not_ready': { status: 409, message: '还在看表,请稍等几秒。' },
  'import.problem_unknown': { status: 422, message: '选的那一处已经变了,请刷新再选。' },
  'import.has_open_problems': { status: 422, message: '还有 {count} 处要您看一下。也可以先导入其余的。' },
  'import.nothing_to_import': { status: 422, message: '和村里现有的一样,没有要导入的。什么也没有改。' },
  'import.decision_needed': { status: 422, message: '请填上村民代表会议哪天通过、到会几人、同意几人。' },
  'import.village_changed': { status: 409, message: '村里的资料刚刚变了,正在重新比对,请看过再导入。' },
  'import.already_committed': { status: 409, message: '这张表已经导入过了,没有重复导入。' },
  'import.not_committed': { status: 409, message: '这张表还没有导入,不用撤回。' },
  'import.already_undone': { status: 409, message: '这次导入已经撤回过了,不用再撤。' },
  'import.undo_too_late': { status: 409, message: '过了 24 小时,不能整批撤回了。请一户一户、一笔一笔地改。' },
  'import.undo_blocked': { status: 409, message: '撤不回来:{reason}。什么也没有改。' },
  'import.sheet_forgotten': { status: 409, message: '过了 30 天,表的底稿已经删掉了。' },
} as const satisfies ErrorTable
const all = { ...rulesErrors, ...adoptionErrors, ...importsErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const ImportParams = z.object({ importId: Id })

export const uploadSpreadsheet = endpoint({
  name: 'upload-spreadsheet',
  method: 'POST',
  path: '/imports',
  summary:
    'Reads a spreadsheet and starts a dry run; nothing of the village changes. The same sheet again is the same import.',
  permission: 'import.manage',
  body: z.object({ kind: ImportKind }),
  upload: { field: 'file', maxBytes: 10 * 1024 * 1024 },
  response: Import,
  errors: some(
    'import.file_empty',
    'import.old_format',
    'import.encrypted',
    'import.other_format',
    'import.not_a_spreadsheet',
    'import.damaged',
    'import.swells_too_much',
    'import.too_many_rows',
  ),
})

export const listImports = endpoint({
  name: 'list-imports',
  method: 'GET',
  path: '/imports',
  summary: 'Imports, newest first.',
  permission: 'import.manage',
  query: PageQuery,
  response: page(ImportBrief),
  errors: {},
})

export const readImport = endpoint({
  name: 'read-import',
  method: 'GET',
  path: '/imports/:importId',
  summary: 'Progress, counts and the difference from the village; ask again while the status is `reading`.',
  permission: 'import.manage',
  params: ImportParams,
  response: Import,
  errors: some('import.not_found'),
})

export const listProblems = endpoint({
  name: 'list-problems',
  method: 'GET',
  path: '/imports/:importId/problems',
  summary: 'What to look at, open problems first, then in the order of the sheet.',
  permission: 'import.manage',
  params: ImportParams,
  query: PageQuery.extend({ show: z.enum(['open', 'all']).default('all') }),
  response: page(ImportProblem).extend({ total: z.number().int() }),
  errors: some('import.not_found'),
})

export const answerProblems = endpoint({
  name: 'answer-problems',
  method: 'PUT',
  path: '/imports/:importId/answers',
  summary: 'Answers problems and repeats the dry run. `alike` gives the same answer to every problem of that mark.',
  permission: 'import.manage',
  params: ImportParams,
  body: z.object({
    answers: z
      .array(
        z.object({
          problemId: z.string().max(100),
          /** Left out, the answer is taken back. */
          option: z.string().max(100).optional(),
          typed: z.string().trim().max(100, '最多 100 个字').optional(),
          alike: z.boolean().default(false),
        }),
      )
      .min(1, '请至少选一处')
      .max(500, '一次最多 500 处'),
  }),
  response: Import,
  errors: some(
    'import.not_found',
    'import.already_committed',
    'import.sheet_forgotten',
    'import.not_ready',
    'import.problem_unknown',
  ),
})

export const commitImport = endpoint({
  name: 'commit-import',
  method: 'POST',
  path: '/imports/:importId/commit',
  summary:
    'Writes everything in one transaction or nothing. `withoutWaiting` leaves out the rows that wait for an answer.',
  permission: 'import.manage',
  params: ImportParams,
  body: z.object({
    withoutWaiting: z.boolean().default(false),
    decision: RulebookDecision.optional(),
    /** A rulebook that the assembly has yet to adopt becomes a draft under this title. */
    draftTitle: Line('细则名称', 60).optional(),
  }),
  response: Import,
  errors: some(
    'import.not_found',
    'import.already_committed',
    'import.not_ready',
    'import.village_changed',
    'import.has_open_problems',
    'import.nothing_to_import',
    'import.decision_needed',
    'rule.in_force_before_assembly',
    'rule.unlawful',
    'rule.in_force_on_taken',
    'adoption.draft_open',
  ),
})

export const undoImport = endpoint({
  name: 'undo-import',
  method: 'POST',
  path: '/imports/:importId/undo',
  summary: 'Within 24 hours takes the whole batch back, or refuses with the reason and changes nothing.',
  permission: 'import.manage',
  params: ImportParams,
  body: z.object({}),
  response: Import,
  errors: some(
    'import.not_found',
    'import.not_committed',
    'import.already_undone',
    'import.undo_too_late',
    'import.undo_blocked',
  ),
})

export const downloadAnnotatedFile = endpoint({
  name: 'download-annotated-file',
  method: 'GET',
  path: '/imports/:importId/annotated-file',
  summary: 'The same workbook with a column 请看这里 that says what to look at; identity numbers are gone from it.',
  permission: 'import.manage',
  params: ImportParams,
  download: true,
  response: z.unknown(),
  errors: some('import.not_found', 'import.not_ready', 'import.sheet_forgotten'),
})
