// What is typed into the one box of the public lookup: a filing number, a credit code, or part of a name.
export function lookupFilters(typed: string): { filing_number?: string; uscc?: string; name_contains?: string } {
  const q = typed.trim()
  if (/^BJYFK-/i.test(q)) return { filing_number: q.toUpperCase() }
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(q)) return { uscc: q.toUpperCase() }
  return { name_contains: q }
}
