import type { Host } from '@village-points/weapp-host'

/** The page in front: the host keeps the windows of pages behind it. */
const WINDOW = '.weapp-window:not([hidden])'

export interface Screen {
  readonly words: string
  readonly isWaiting: boolean
}

/** What the page in front says, and whether it still shows bones in place of an answer. */
export const readScreen = ({ page }: Host): Promise<Screen> =>
  page.evaluate((selector) => {
    const shown = document.querySelector<HTMLElement>(selector)
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not said
    return { words: (shown?.innerText ?? '').trim(), isWaiting: Boolean(shown?.querySelector('.bone')) }
  }, WINDOW)

function findOverflow(selector: string): string[] {
  const nameOf = (element: Element) => `${element.className} “${(element.textContent ?? '').trim().slice(0, 20)}”`
  const shown = [...document.querySelectorAll<HTMLElement>(`${selector} *`)].filter(
    (element) => !element.closest('.hidden-words') && element.getBoundingClientRect().width > 1,
  )
  // What lies in a strip that scrolls sideways is meant to run off the screen.
  const isInStrip = (element: Element): boolean =>
    element.parentElement !== null &&
    !element.parentElement.matches('.weapp-scroller') &&
    (/auto|scroll/.test(getComputedStyle(element.parentElement).overflowX) || isInStrip(element.parentElement))
  const wide = shown.filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !isInStrip(element),
  )
  const cut = shown.filter((element) => {
    const style = getComputedStyle(element)
    const isText = [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim())
    const isClipping = /hidden|clip/.test(style.overflowX + style.overflowY)
    const isLarger = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
    return isText && isClipping && isLarger
  })
  return [...wide.map((one) => `wider than the screen: ${nameOf(one)}`), ...cut.map((one) => `cut: ${nameOf(one)}`)]
}

/** Everything on the page in front that runs off the screen, and every text of which a part is cut away. */
export const overflowOf = ({ page }: Host): Promise<string[]> => page.evaluate(findOverflow, WINDOW)

/** The paths of the API that the app asks from now on, read from what it hands to the host's relay. */
export const noteRequests = ({ page }: Host): string[] => {
  const paths: string[] = []
  page.on('request', (request) => {
    const wanted = request.headers()['x-weapp-request']
    if (!wanted) return
    const { method, url } = JSON.parse(Buffer.from(wanted, 'base64').toString('utf8')) as Record<string, string>
    paths.push(`${method} ${new URL(url!).pathname}`)
  })
  return paths
}

/** Holds the API's answers back until the returned function is called; what was asked waits meanwhile. */
export const holdAnswers = async ({ page }: Host): Promise<() => void> => {
  const { promise: isReleased, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/relay', async (route) => {
    await isReleased
    await route.continue()
  })
  return release
}

const BURST_MS = 50

/** Groups moments that lie within fifty milliseconds of the one before. */
export const burstsOf = (moments: readonly number[]): number =>
  moments.filter((at, index) => index === 0 || at - moments[index - 1]! > BURST_MS).length
