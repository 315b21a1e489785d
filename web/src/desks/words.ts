// Words that only desks need, added to the public ones when the first desk is opened.
import { watch } from 'vue'
import { i18n } from '../i18n'
import zh from './words.zh'

const merge = i18n.global.mergeLocaleMessage as (language: string, words: unknown) => void
merge('zh', zh)
watch(
  i18n.global.locale,
  async (language) => {
    if (language === 'en') merge('en', (await import('./words.en')).default)
  },
  { immediate: true },
)
