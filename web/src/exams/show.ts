// How what is kept of examinations is shown: which subjects there are (3.1), what a school enters itself, standings as
// colours.
import type { Questions } from '../api/generated'

export type Transcript = Questions['exam/transcript']['told']
export type Subject = Transcript['subjects'][number]['subject']
export type Class = Transcript['subjects'][number]['subject_class']
export type Component = Transcript['components'][number]['component']

const classes: Record<Class, readonly Subject[]> = {
  examined: ['chinese', 'mathematics', 'foreign_language', 'morality_law', 'physics', 'pe_health'],
  assessed: ['history', 'geography', 'chemistry', 'biology'],
  appraised: ['info_technology', 'arts', 'labour', 'comprehensive_practice'],
}
export const subjectsOf = (kind: Class): readonly Subject[] => classes[kind]
export const allSubjects: readonly Subject[] = [...classes.examined, ...classes.assessed, ...classes.appraised]
export const classOf = (subject: Subject): Class => (classes.examined.includes(subject) ? 'examined' : classes.assessed.includes(subject) ? 'assessed' : 'appraised')
export const components: readonly Component[] = ['written', 'listening_speaking', 'comprehensive_quality', 'experiment', 'onsite', 'process_g4', 'process_g6', 'process_g8']
// By which clause the points, the grade or the pass of a subject are told.
const pointClauses: Partial<Record<Subject, string>> = { foreign_language: 'exam/3.3.1c', morality_law: 'exam/3.3.1d', physics: 'exam/3.3.1e', pe_health: 'exam/3.3.1f' }
export const clauseOf = (subject: Subject): string => ({ examined: pointClauses[subject] ?? 'exam/3.3.1b', assessed: 'exam/3.3.2a', appraised: 'exam/3.3.3a' })[classOf(subject)]

const good = new Set(['published', 'confirmed', 'present', 'unchanged', 'changed', 'replied', 'used', 'sealed', 'genuine', 'complete', 'qualified'])
const bad = new Set(['annulled', 'absent', 'mismatch', 'not_qualified'])
const waits = new Set(['draft', 'requested', 'open', 'reviewed', 'incomplete', 'registered', 'corrected'])
export const standing = (state: string | null | undefined): string => (!state ? '' : good.has(state) ? 'good' : bad.has(state) ? 'bad' : waits.has(state) ? 'warn' : '')

// The exam year that a day belongs to: grade 9 ends in the summer after its September.
export const examYearOn = (day: string): number => Number(day.slice(0, 4)) + (day.slice(5) >= '09-01' ? 1 : 0)
export const yearsAround = (day: string): number[] => [examYearOn(day) - 1, examYearOn(day), examYearOn(day) + 1, examYearOn(day) + 2].filter((each) => each >= 2025)
