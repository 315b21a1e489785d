// What the pages of the gazette's own office show alike: where an issue stands, and a text with its digest.
import type { Questions } from '../api/generated'

export type IssueTold = Questions['gazette/issue_text']['told']
export type PrintedTold = IssueTold['documents'][number]

export const issuePage = (issue: string): string => `/gazette/${issue.replace('-', '/')}`
export const standing = (state: string | null): string => ({ proofed: 'good', published: 'good', typeset: 'warn' })[state ?? ''] ?? ''

// What a form of publication begins with: copies are free (query.4a), and the number is the imprint's.
export const usualImprint = { price_fen: '0', issn: '1009-2862' }

// Hex, of the bytes that are sent; '' where the page came over no safe line and the browser makes none.
export async function digestOf(text: string): Promise<string> {
  if (!globalThis.crypto?.subtle) return ''
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('')
}

// What an issue in the making still lacks, in the order in which it is made; nothing: it may come out.
export function lacks(told: IssueTold): string[] {
  const proofed = told.documents.filter((each) => each.state === 'proofed').length
  const steps: [string, boolean][] = [['hasText', !!told.text_sha256], ['hasCut', told.documents.length > 0], ['hasProof', told.documents.length > 0 && proofed === told.documents.length], ['hasContents', told.documents.length > 0 && told.documents.every((each) => each.page !== null && each.number_en !== '')]]
  return steps.filter(([, done]) => !done).map(([name]) => name)
}
