/** A WeChat selector as the browser understands it: there is no shadow tree to cross with >>>. */
export function toCss(selector) {
  return String(selector).replace(/>>>/g, ' ')
}

/** Elements under a root by XPath; an absolute path starts at the root. */
export function findByXpath(root, expression) {
  const relative = expression.startsWith('/') ? `.${expression}` : expression
  const found = document.evaluate(relative, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null)
  return Array.from({ length: found.snapshotLength }, (_item, index) => found.snapshotItem(index))
}
