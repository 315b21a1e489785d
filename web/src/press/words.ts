// Words that only the pages of the gazette's own office need, added to the others when the first of them is opened.
import { addWords } from '../i18n'
import zh from './words.zh'

addWords(zh, () => import('./words.en'))
