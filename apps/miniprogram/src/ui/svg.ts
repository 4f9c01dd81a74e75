/** A drawing as the address of a picture, which both WeChat and a browser show. */
export const svgAddress = (width: number, height: number, content: string, attributes = ''): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${attributes}>${content}</svg>`,
  )}`
