// What a row is shown with beyond what its list says: asked once for each row that is shown, a few at a time, and again
// when something happens.
import { reactive } from 'vue'
import { whenSomethingHappens } from '../api/live'

const atOnce = 4

export function useEach<T>(ask: (key: string) => Promise<T | undefined>) {
  const told = reactive(new Map<string, T>())
  const asked = new Set<string>()
  let waiting: string[] = []
  let asking = 0
  function work(): void {
    while (asking < atOnce) {
      const key = waiting.shift()
      if (key === undefined) return
      ++asking
      void ask(key).then((value) => {
        if (value !== undefined) told.set(key, value as never)
        --asking
        work()
      })
    }
  }
  whenSomethingHappens(() => {
    waiting = [...asked]
    work()
  })
  return (key: string): T | undefined => {
    if (!asked.has(key)) {
      asked.add(key)
      waiting.push(key)
      work()
    }
    return told.get(key) as T | undefined
  }
}
