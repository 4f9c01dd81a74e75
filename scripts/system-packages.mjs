// What tests need beyond npm: a browser, a Chinese font, and a C compiler to count flushes with, from Debian.
import { existsSync } from 'node:fs'
import { run } from './steps.mjs'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const debianPackages = ['chromium', 'fonts-noto-cjk', 'gcc', 'libc6-dev']

const hasBrowser = () => existsSync(process.env.CHROMIUM ?? '') || browsers.some((path) => existsSync(path))
const hasChineseFont = async () => (await run('fc-list', [':lang=zh-cn', 'family'])).output.trim() !== ''
const hasCompiler = async () => (await run('gcc', ['--version'])).code === 0

/**
 * Brings Chromium, a Chinese font and a C compiler where that is possible without asking; says how where it is not.
 * @returns {Promise<{ code: number, output: string }>}
 */
export const bringSystemPackages = async () => {
  if (hasBrowser() && (await hasChineseFont()) && (await hasCompiler())) return { code: 0, output: '' }
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canInstall) {
    const how = `The tests need Chromium, a Chinese font and gcc. On Debian or Ubuntu: sudo apt-get install ${debianPackages.join(' ')}. Elsewhere: install Chromium, Noto Sans CJK and gcc, and give the browser's path as CHROMIUM.`
    return { code: 1, output: how }
  }
  console.log(`system packages: installing ${debianPackages.join(' ')} …`)
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { environment })
  if (update.code !== 0) return update
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages], { environment })
}
