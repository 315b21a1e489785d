// What is typed into the one box of the public lookup: a filing number, a credit code, or part of a name.
export function lookupFilters(typed: string): { filing_number?: string; uscc?: string; name_contains?: string } {
  const q = typed.trim()
  return /^BJYFK-/i.test(q) ? { filing_number: q.toUpperCase() } : nurseryFilters(q)
}
// Filings of nurseries have no number.
export function nurseryFilters(typed: string): { uscc?: string; name_contains?: string } {
  const q = typed.trim()
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(q) ? { uscc: q.toUpperCase() } : { name_contains: q }
}
