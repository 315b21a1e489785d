// What codes and commands are called, fetched once with the first page that names any.
import { reactive } from 'vue'
import { send } from '../api/client'
import { i18n } from '../i18n'
import { word } from '../ui/format'

const codes = reactive(new Map<string, { title_zh: string; title_en: string }>())
const commands = reactive(new Map<string, string>())
let asked = false
export async function readNames(): Promise<void> {
  if (asked) return
  asked = true
  const told = await send<{ codes: { code: string; title_zh: string; title_en: string }[]; commands: { command: string; title_zh: string }[] }>('GET', '/v1/gazette/words')
  if (!told.ok) return void (asked = false)
  for (const each of told.value.codes) codes.set(each.code, each)
  for (const each of told.value.commands) commands.set(each.command, each.title_zh)
}

const chinese = () => i18n.global.locale.value === 'zh'
export const codeTitle = (code: string): string => {
  const named = codes.get(code)
  return (chinese() ? named?.title_zh : named?.title_en) || code
}
// "command verify_hardship" → 命令 核实困难户.
export function implementerWord(implementer: string): string {
  const [kind = '', name = ''] = implementer.split(' ')
  const plain = name.replaceAll('_', ' ')
  return `${word('implementer', kind)} ${kind === 'command' && chinese() ? commands.get(name) || plain : plain}`
}
