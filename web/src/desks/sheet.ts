// The one form that is open over the page. It does not hang on the row that opened it: what is decided there changes the
// row, or takes it away, and the answer must stay to be read.
import { shallowRef } from 'vue'
import type { Values } from './forms'

export interface Asked {
  name: string
  about?: string
  preset?: Values
  // Asked when it is shown: a page may learn it after the form was opened.
  initial: () => Values | undefined
  without?: string[]
  draft?: string
  // When the form is closed after something was decided.
  done: () => void
}
export const sheet = shallowRef<Asked | null>(null)
