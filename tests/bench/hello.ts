/** The yardstick: Koa answering a small JSON object, nothing else. */
import Koa from 'koa'

const app = new Koa()
app.use((ctx) => {
  ctx.body = { hello: 'world' }
})
app.listen(Number(process.env.PORT), '127.0.0.1')
