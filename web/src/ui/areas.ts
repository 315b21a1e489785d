// The areas of the city that a reader chooses from. Apart from the tables: the public lookups need nothing else of them.
import { i18n } from '../i18n'

// Areas differ by document: nurseries of Yanshan have an office of their own (spec/02), and an office is also known by the
// number of its area.
const numbers = ['110302', '110110']
const yanshan = 'YANSHAN'
export const areasOf = (document: string): string[] => Object.keys(i18n.global.tm('area') as Record<string, string>).filter((code) => !numbers.includes(code) && (code !== yanshan || ['childcare', 'exam', 'school-traffic'].includes(document)))
