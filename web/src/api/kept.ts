// What this browser keeps from one visit to the next. A browser that keeps nothing is no hindrance: then nothing was kept.
const prefix = 'gongbao.'

export function kept(name: string): string {
  try {
    return localStorage.getItem(prefix + name) ?? ''
  } catch {
    return ''
  }
}
// Nothing to keep: what was kept is forgotten.
export function keep(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(prefix + name, value)
    else localStorage.removeItem(prefix + name)
  } catch {
    // Shown so for this visit only.
  }
}
// All whose names begin so.
export function forget(beginning: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + beginning)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
