import { sql } from 'drizzle-orm'
import { engine } from '../platform/database/columns.ts'
import type { Tx } from '../platform/database/store.ts'

/** Triggers are laws wherever they are; tables hold keys and checks in their own text. */
const inSqlite = sql`
  select type || ' ' || name as name, sql as text from sqlite_master
  where type = 'trigger' or (substr(tbl_name, 1, 7) = 'ledger_' and (type = 'table' or sql like 'create unique%'))`

/** What the app's role may do, which rows it may do it to, and who seals: see the migration of the ledger's laws. */
const inPostgres = sql`
  with own as (
    select oid, relname, relrowsecurity from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and starts_with(relname, 'ledger_'))
  select 'table ' || relname as name, concat_ws(' ', relrowsecurity,
      (select string_agg(verb, ' ') from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as verb
        where has_table_privilege('village_points_app', own.oid, verb)),
      (select string_agg(attname, ' ' order by attname) from pg_attribute
        where attrelid = own.oid and attnum > 0 and has_column_privilege('village_points_app', own.oid, attnum, 'UPDATE'))
    ) as text from own
  union all
  select 'constraint ' || conname, pg_get_constraintdef(pg_constraint.oid)
    from pg_constraint join own on own.oid = conrelid where contype in ('p', 'u', 'f', 'c')
  union all
  select concat('index ', indexrelid::regclass), concat_ws(' ', indisvalid, pg_get_indexdef(indexrelid))
    from pg_index join own on own.oid = indrelid where indisunique and not indisprimary
  union all
  select 'policy ' || polname, concat_ws(' ', relname, polcmd, polpermissive, polroles,
      pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid))
    from pg_policy join own on own.oid = polrelid
  union all
  select 'trigger ' || tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(pg_trigger.oid))
    from pg_trigger join own on own.oid = tgrelid where not tgisinternal
  union all
  select 'function ' || proname, concat_ws(' ', prosecdef, proconfig,
      has_function_privilege('village_points_app', oid, 'EXECUTE'), prosrc)
    from pg_proc where pronamespace = 'public'::regnamespace and starts_with(proname, 'ledger_')
  union all
  select 'role ' || rolname, concat_ws(' ', rolsuper, rolbypassrls) from pg_roles where rolname = 'village_points_app'`

/** What stands in the database so that the ledger's laws hold, by name, as the engine writes it. */
export const standingLaws = async ({ tx }: { tx: Tx }): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx
    .select({ name: sql<string>`name`, text: sql<string>`text` })
    .from(sql`(${engine === 'sqlite' ? inSqlite : inPostgres}) as laws`)
  return new Map(rows.map(({ name, text }) => [name, text]))
}
