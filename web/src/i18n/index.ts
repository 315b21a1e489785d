// Chinese first. The other language is fetched when it is asked for.
import { createI18n } from 'vue-i18n'
import { speaking } from '../api/client'
import { keep } from '../api/kept'
import zh from './zh'

export const i18n = createI18n({ legacy: false, locale: 'zh', fallbackLocale: 'zh', messages: { zh } as Record<string, typeof zh>, missingWarn: false, fallbackWarn: false })

export async function speak(language: string): Promise<void> {
  if (language === 'en' && !i18n.global.availableLocales.includes('en')) i18n.global.setLocaleMessage('en', (await import('./en')).default as typeof zh)
  i18n.global.locale.value = language
  speaking.language = language === 'en' ? 'en' : 'zh-CN'
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  keep('language', language)
}
