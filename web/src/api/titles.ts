// What codes and commands are called: an answer brings its title in the language in which it was asked for, and the
// reader may have changed it since. All of them are fetched once, when the first is needed.
import { reactive } from 'vue'
import { send, speaking, type Problem } from './client'

interface Named {
  code: string
  title_zh: string
  title_en: string
}
const names = reactive(new Map<string, Named>())
const commands = reactive(new Map<string, string>())
let asked = false

export async function fetchNames(): Promise<void> {
  if (asked) return
  asked = true
  const told = await send<{ codes: Named[]; commands: { command: string; title_zh: string }[] }>('GET', '/v1/gazette/words')
  if (!told.ok) return void (asked = false)
  for (const each of told.value.codes) names.set(each.code, each)
  for (const each of told.value.commands) commands.set(each.command, each.title_zh)
}

const named = (code: string) => (speaking.language === 'en' ? names.get(code)?.title_en : names.get(code)?.title_zh)
// Once they are fetched; the name itself until then.
export const titleOfCode = (code: string): string => named(code) || code
// Commands are named by the law's words, which are Chinese.
export const titleOfCommand = (command: string): string => (speaking.language === 'en' ? '' : commands.get(command)) || command.replaceAll('_', ' ')

// As the program called it, until the other name is here and where there is none.
export function titleOf({ code, title, language }: Problem): string {
  if (!language || language === speaking.language) return title
  void fetchNames()
  return named(code) || title
}
