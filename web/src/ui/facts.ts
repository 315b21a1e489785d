// The figures of an answer, as far as they say something: a verdict on an instruction has one, whose meaning is its code's,
// and nought says nothing.
export const telling = (facts: Record<string, unknown> = {}): [string, unknown][] => Object.entries(facts).filter(([name, value]) => name !== 'detail_fen' || value !== 0)
