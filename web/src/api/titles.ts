// What refusals are called in the other language: an answer brings its title in the language in which it was asked for,
// and the reader may have changed it since. All of them are fetched once, when the first is needed.
import { reactive } from 'vue'
import { send, speaking, type Problem } from './client'

interface Named {
  code: string
  title_zh: string
  title_en: string
}
const names = reactive(new Map<string, Named>())
let asked = false

async function fetchNames(): Promise<void> {
  asked = true
  const told = await send<{ codes: Named[] }>('GET', '/v1/gazette/words')
  if (told.ok) for (const each of told.value.codes) names.set(each.code, each)
  else asked = false
}

// As the program called it, until the other name is here and where there is none.
export function titleOf({ code, title, language }: Problem): string {
  if (!language || language === speaking.language) return title
  if (!asked) void fetchNames()
  const named = names.get(code)
  return (speaking.language === 'en' ? named?.title_en : named?.title_zh) || title
}
