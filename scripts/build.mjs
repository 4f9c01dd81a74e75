// `pnpm build [h5] [weapp]` builds the mini-program for the web, for WeChat, or both, when stale.
import { buildWhenStale } from './builds.mjs'

const targets = process.argv.slice(2)
for (const target of targets.length > 0 ? targets : ['h5', 'weapp']) {
  const { code, output } = await buildWhenStale(target)
  if (code !== 0) {
    console.error(output)
    process.exit(code)
  }
}
