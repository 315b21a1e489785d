// Words that only the pages of the gazette itself need.
import { addWords } from '../i18n'
import zh from './words.zh'

addWords(zh, () => import('./words.en'))
