import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { scopeToPage, stylesheetToCss } from './stylesheet.ts'

// The compiler is CommonJS around wasm; a named ES import of it is not seen by Node.
const { TmplGroup } = createRequire(import.meta.url)(
  'glass-easel-template-compiler',
) as typeof import('glass-easel-template-compiler')

export type AppConfig = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
  window?: Record<string, unknown>
  tabBar?: { custom?: boolean; list: { pagePath: string; text: string }[] }
}

/** Everything the browser needs to run one compiled mini-program. */
export type Manifest = {
  app: AppConfig
  pages: string[]
  /** What the wxml compiler complained about, by file. */
  warnings: string[]
  /** Attribute names (camelCase) each tag is given anywhere in the wxml. */
  attributes: Record<string, string[]>
  /** JavaScript expression yielding the compiled templates by path. */
  templates: string
  scripts: Record<string, string>
  configs: Record<string, Record<string, unknown>>
  styles: Record<string, string>
}

const NOT_CONFIG = new Set(['app.json', 'project.config.json', 'project.private.config.json', 'sitemap.json'])
const NOT_COMPONENTS = new Set(['template', 'import', 'include', 'wxs', 'block', 'slot'])
const NOT_PROPERTIES = /^(class|style|id|slot|wx:|bind|catch|data-|mark:|mut-|capture-|generic:)/

/** Reads a compiled mini-program folder and compiles its wxml with WeChat's own compiler. */
export function pack(folder: string): Manifest {
  const files = listFiles(folder)
  const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8')
  const readStyle = (file: string) => (files.includes(file) ? read(file) : '')
  const app = JSON.parse(read('app.json')) as AppConfig
  const pages = listPages(app)
  const byExtension = (extension: string) =>
    files.filter((file) => file.endsWith(extension)).map((file) => [file, file.slice(0, -extension.length)] as const)
  const { templates, attributes, warnings } = compileTemplates(byExtension('.wxml'), byExtension('.wxs'), read)
  const styles = byExtension('.wxss').map(([file, name]) => {
    const css = stylesheetToCss(read(file), file, readStyle)
    return [name, pages.includes(name) ? scopeToPage(css, name) : css] as const
  })
  return {
    app,
    pages,
    warnings,
    attributes,
    templates,
    scripts: Object.fromEntries(byExtension('.js').map(([file, name]) => [name, read(file)])),
    configs: readConfigs(app, byExtension('.json'), read),
    styles: Object.fromEntries(styles),
  }
}

function listFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

function listPages(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  const inPackages = packages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))
  return [...app.pages, ...inPackages]
}

type NamedFiles = (readonly [file: string, name: string])[]

function readConfigs(app: AppConfig, files: NamedFiles, read: (file: string) => string): Manifest['configs'] {
  const appComponents = Object.entries(app.usingComponents ?? {}).map(([tag, target]) => [
    tag,
    target.startsWith('/') || target.includes('://') ? target : `/${target.replace(/^\.\//, '')}`,
  ])
  const configs: Manifest['configs'] = {}
  for (const [file, name] of files) {
    if (NOT_CONFIG.has(file)) continue
    const config = JSON.parse(read(file)) as Record<string, unknown>
    const own = config.usingComponents as Record<string, string> | undefined
    configs[name] = { ...config, usingComponents: { ...Object.fromEntries(appComponents), ...own } }
  }
  return configs
}

function compileTemplates(wxml: NamedFiles, wxs: NamedFiles, read: (file: string) => string) {
  const group = new TmplGroup()
  const warnings: string[] = []
  const attributes = new Map<string, Set<string>>()
  for (const [file, name] of wxs) group.addScript(name, read(file))
  for (const [file, name] of wxml) {
    const source = read(file)
    for (const warning of (group.addTmpl(name, source) ?? []) as { message?: string }[]) {
      warnings.push(`${file}: ${warning.message ?? JSON.stringify(warning)}`)
    }
    collectAttributes(source, attributes)
  }
  // Bodies of the host's own built-in components: with and without children.
  group.addTmpl('host/slot', '<slot/>')
  group.addTmpl('host/empty', '')
  const templates = group.getTmplGenObjectGroups()
  group.free()
  const plain = Object.fromEntries([...attributes].map(([tag, names]) => [tag, [...names]]))
  return { templates, attributes: plain, warnings }
}

// glass-easel wants a component's properties declared; built-ins declare whatever the app's wxml passes.
function collectAttributes(source: string, attributes: Map<string, Set<string>>): void {
  for (const [, tag, body] of source.matchAll(/<([a-z][a-z0-9-]*)\s([^<>]*?(?:"[^"]*"[^<>]*?)*)\/?>/g)) {
    if (!tag || !body || NOT_COMPONENTS.has(tag)) continue
    const names = attributes.get(tag) ?? new Set<string>()
    attributes.set(tag, names)
    for (const [, name] of body.replace(/"[^"]*"/g, '""').matchAll(/(?:^|\s)([A-Za-z][\w:-]*)(?==|\s|$)/g)) {
      if (name && !NOT_PROPERTIES.test(name))
        names.add(name.replace(/-([a-z])/g, (_dash, letter) => letter.toUpperCase()))
    }
  }
}
