// Chinese first. The other language is fetched when it is asked for.
import { watch } from 'vue'
import { createI18n, type MessageCompiler, type MessageContext } from 'vue-i18n'
import { speaking } from '../api/client'
import { keep } from '../api/kept'
import zh from './zh'

// What is said has names in braces, and forms for one and for more between bars, chosen by the number n; and nothing else
// of vue-i18n's notation: its compiler is left out (vite.config.ts).
const messageCompiler: MessageCompiler = (message) => {
  const forms = String(message).split(' | ').map((form) => form.split(/\{(\w+)\}/))
  return (context: MessageContext) => {
    const pieces = forms.length > 1 ? (context.plural(forms as never) as unknown as string[]) : forms[0]!
    return pieces.map((piece, i) => (i % 2 ? String(context.named(piece) ?? '') : piece)).join('')
  }
}

export const i18n = createI18n({ legacy: false, messageCompiler, locale: 'zh', fallbackLocale: 'zh', messages: { zh } as Record<string, typeof zh>, missingWarn: false, fallbackWarn: false })

export async function speak(language: string): Promise<void> {
  if (language === 'en' && !i18n.global.availableLocales.includes('en')) i18n.global.setLocaleMessage('en', (await import('./en')).default as typeof zh)
  i18n.global.locale.value = language
  speaking.language = language === 'en' ? 'en' : 'zh-CN'
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  keep('language', language)
}

// Words that only some pages need, added when the first of them is opened; the other language when it is spoken.
export function addWords(words: object, inEnglish: () => Promise<{ default: object }>): void {
  const merge = i18n.global.mergeLocaleMessage as (language: string, words: unknown) => void
  merge('zh', words)
  watch(
    i18n.global.locale,
    async (language) => {
      if (language === 'en') merge('en', (await inEnglish()).default)
    },
    { immediate: true },
  )
}
