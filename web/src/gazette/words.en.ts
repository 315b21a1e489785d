// The same keys as words.zh.ts.
export default {
  gazette: {
    name: "Gazette of the People's Government of Beijing Municipality", sponsor: 'Sponsored by the General Office of the Municipal Government', issue: '{year} No. {number} (total {total})', numbered: '({n})', column: 'Documents of Government Departments', contents: 'Contents', official: 'Contents are in Chinese and English, the Chinese version being official.', page: 'p. {n}',
    search: 'Search the gazette', searchHint: 'words, a document number, a clause id', go: 'Search', found: '“{q}”: {n} place | “{q}”: {n} places', none: 'Nothing was found for “{q}”.', documents: 'Documents', places: 'Clauses', onDay: 'In force on', only: 'Only in', more: 'Show more',
    serves: 'Services', runs: '{running} of {clauses} clauses run in the program', notYet: 'Its clauses do not run in the program yet', download: 'Download', text: 'Text', web: 'Page', json: 'JSON', xml: 'Akoma Ntoso', pdf: 'PDF', csv: 'Contents as a table', hashes: 'Sizes and SHA-256', bytes: '{n} B', feed: 'Subscribe (Atom)', statusFeed: 'Subscribe to its status (Atom)', coverage: 'Clause table',
    article: 'Article', words: 'Printed words', standing: 'On {day}', source: 'By', note: 'Note', clauses: 'What runs under this article', clause: 'Clause', norm: 'Norm', state: 'State', runsBy: 'Run by', testedBy: 'Examples', examples: '{n}', others: '{n} more', refuses: 'Answered when it is not so', reason: 'Reason',
    params: 'Parameters', param: 'Parameter', value: 'In force', since: 'Since', history: 'Earlier and later values', changed: 'Reason', noParams: 'This article has no parameters.',
    decisions: 'Decisions that rest on it', today: 'Today', month: 'This month', accepted: 'Accepted', refused: 'Refused', noDecisions: 'None in the last day. | None in the last {n} days.', notBegun: 'No day has begun yet.', each: 'decisions',
    cite: 'Cite', citation: '{title} ({number}), {place}', copy: 'Copy the link', copied: 'Copied', code: 'QR code of this link', before: 'Before', after: 'After', above: 'Part of', whole: 'Whole document', sha: 'SHA-256 of the text',
    resolving: 'Looking for it…', several: 'This citation may mean several places:', missing: '“{c}” is not found in this issue.', external: '“{c}” is not printed in this issue.',
    table: 'Clause table', tableLead: 'Which part of the program carries out each clause, and which examples check it; of organisational clauses, why no program does.', computable: 'Computable', running: 'Running', rate: 'Share', showAll: 'Each clause', hide: 'Fold', mark: 'Mark the words of this clause',
  },
  legal: { not_issued: 'not issued yet', not_yet_effective: 'not in force yet', in_force: 'in force', partially_repealed: 'partially repealed', repealed: 'repealed', expired: 'expired' },
  clauseState: { running: 'running', untested: 'untested', recorded: 'recorded', explained: 'explained', missing: 'missing' },
  implementer: { command: 'command', computed: 'computed', timer: 'timer', report: 'report', record: 'record', page: 'page' },
}
