import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { prepare } from './platform/launch'
import { watchMissingPages } from './platform/navigation'
import { queryClient } from './platform/query-client'
import { notifyTrouble } from './ui/notices'
import './ui/look/tokens.css'
import './ui/look/frame.css'
import './ui/look/controls.css'
import './ui/look/fields.css'
import './ui/look/content.css'
import './ui/look/rows.css'
import './ui/look/states.css'
import './ui/look/icons.css'

// Only one of the two is built in.
if (process.env.TARO_ENV === 'h5') require('./ui/look/browser.css')
else require('./ui/look/wechat.css')

prepare()
watchMissingPages(notifyTrouble)

const App = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
)

export default App
