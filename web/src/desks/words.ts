// Words that only desks need, added to the public ones when the first desk is opened.
import { addWords } from '../i18n'
import zh from './words.zh'

addWords(zh, () => import('./words.en'))
