// One field of what is published, and how somebody may have said it.
export interface Compared {
  name: string
  label: string
  published: string
  // As it is shown, where that is not as it is written.
  shown?: string
  choices?: readonly (readonly [value: string, word: string])[]
  digits?: number
}
