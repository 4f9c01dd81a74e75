import type { Draft } from '../platform/draft'
import { Button } from './button'
import { Note } from './note'

/** Says that what was typed some other time is shown again, and offers to begin anew. */
export const RestoredNote = ({ of }: { readonly of: Pick<Draft<object>, 'isRestored' | 'clear'> }) =>
  of.isRestored ? (
    <Note>
      上次没存完的内容还在,接着填就行。
      <Button kind="plain" isCompact onPress={of.clear}>
        不要了,重新填
      </Button>
    </Note>
  ) : null
