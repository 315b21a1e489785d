// What the fields of one form know of it: whose command it is, about whom, and what is wrong where.
import type { InjectionKey } from 'vue'

export interface FormContext {
  command: string
  operator: number
  wrong: Map<string, string>
}
export const formContext: InjectionKey<FormContext> = Symbol('form')
