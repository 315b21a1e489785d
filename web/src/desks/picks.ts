// Numbers that a form asks for and a reader should not have to know: taken from a list, told by what they stand for.
import type { Lists } from '../api/generated'
import { role } from '../api/session'
import { operatorName, readsOperators } from '../ui/names'
import { word, yuan } from '../ui/format'

type Row = Record<string, unknown>
export interface Pick {
  // Others than those of the list may be meant: it suggests.
  open?: boolean
  list: keyof Lists
  value: string
  // What is asked for, each by itself: a filter of the program takes one value.
  filters: readonly Record<string, string | boolean>[]
  // Without it the list is asked for whoever is signed in; with it, of one operator.
  ofOperator: boolean
  text: (row: Row) => string
}
const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const nameOf = (person: unknown) => text((person as { name?: string } | null)?.name)
const pick = (list: keyof Lists, value: string, show: (row: Row) => string, more: Partial<Pick> = {}): Pick => ({ list, value, text: show, filters: [{}], ofOperator: true, ...more })

const operators = pick('prepaid-card/operators', 'operator_id', (row) => text(row.name), { ofOperator: false })
const outlets = pick('prepaid-card/outlets', 'outlet_id', (row) => `${text(row.outlet_id)} · ${text(row.address)}`)
const refunds = (...states: string[]) => pick('prepaid-card/refunds', 'refund_id', (row) => `${text(row.demanded_on)} · ${word('ground', row.ground)} · ${word('status', row.state)}`, { filters: states.map((state) => ({ state })) })
const orders = (state: string) => pick('prepaid-card/payout_orders', 'order_id', (row) => `${text(row.created_on)} · ${yuan(row.amount_fen as number)}`, { filters: [{ state }] })

// By the field's name, or by command and name where one name means several things.
export const picks: Record<string, Pick> = {
  operator_id: operators,
  outlet_id: outlets,
  'prepaid-card/designate_branch.outlet_id': { ...outlets, list: 'prepaid-card/named_outlets', value: '' },
  'prepaid-card/list_outlet.outlet_id': { ...outlets, list: 'prepaid-card/named_outlets', value: '' },
  refund_id: refunds('demanded', 'contested', 'accepted'),
  'custody/accept_refund.refund_id': refunds('demanded', 'contested'),
  'prepaid-card/contest_refund.refund_id': refunds('demanded'),
  'prepaid-card/resolve_contested_refund.refund_id': refunds('contested'),
  'custody/pay_refund.refund_id': refunds('accepted'),
  'custody/refund_by_operator.refund_id': refunds('demanded', 'contested'),
  change_id: pick('prepaid-card/changes', 'change_id', (row) => `${text(row.submitted_on)} · ${word('status', row.state)}`, { filters: [{ state: 'submitted' }] }),
  complaint_id: pick('prepaid-card/complaints', 'complaint_id', (row) => `${text(row.filed_on)} · ${operatorName(row.operator_id as number)}`, { filters: [{ answered: false }] }),
  disqualification_id: pick('prepaid-card/disqualifications', 'disqualification_id', (row) => `${text(row.first_day)} · ${word('choice', row.kind)}`),
  'prepaid-card/lift_order.order_id': pick('prepaid-card/supervision_orders', 'order_id', (row) => `${text(row.first_day)} · ${word('choice', row.kind)}`),
  'custody/execute_payout.order_id': orders('open'),
  'custody/payout_returned.order_id': orders('executed'),
  order: orders('open'),
  application: pick('prepaid-card/release_applications', 'application_id', (row) => `${text(row.applied_on)} → ${text(row.window_end)}`, { filters: [{ state: 'window_open' }] }),
  product_id: pick('prepaid-card/products', 'product_id', (row) => `${text(row.product_id)} · ${word('choice', row.form)} ${row.price_fen ? yuan(row.price_fen as number) : ''}`),
  'prepaid-card/issue_product.product_id': pick('prepaid-card/products', '', () => ''),
}
// Of the commands about nurseries.
const nurseries = pick('childcare/institutions', 'operator_id', (row) => text(row.name), { ofOperator: false })
const contracts = pick('childcare/contracts', 'contract_id', (row) => `${text(row.contract_id)} · ${word('serviceType', row.service_type)} · ${text(row.service_start)}`)
const lots = pick('childcare/lots', 'lot_id', (row) => `${text(row.period_start)} – ${text(row.period_end)} · ${yuan(row.amount_fen as number)}`)
const items = (...states: string[]) => pick('childcare/service_items', 'item', (row) => `${text(row.reported_on)} · ${yuan(row.amount_fen as number)}`, { filters: states.map((state) => ({ state })) })
const feeRefunds = (...states: string[]) => pick('childcare/refunds', 'refund_id', (row) => `${text(row.demanded_on)} · ${word('feeGround', row.ground)}`, { filters: states.map((state) => ({ state })) })
const feeOrders = (state: string) => pick('childcare/payout_orders', 'order_id', (row) => `${text(row.due_on)} · ${yuan(row.amount_fen as number)}`, { filters: [{ state }] })
const disputes = pick('childcare/disputes', 'dispute_id', (row) => `${text(row.opened_on)} · ${word('disputePath', row.path)}`, { filters: [{ open: true }] })
const ofNurseries: Record<string, Pick> = {
  operator_id: nurseries,
  contract_id: contracts,
  bill_id: pick('childcare/bills', 'bill_id', (row) => `${text(row.period_start)} – ${text(row.period_end)} · ${yuan(row.amount_fen as number)}`, { filters: [{ paid: false }] }),
  to_lot_id: lots,
  lot_id: lots,
  item: items('awaiting', 'reported', 'disputed'),
  'childcare/notify_family.item': items('reported'),
  'childcare/resolve_dispute.item': items('disputed'),
  refund_id: feeRefunds('demanded', 'contested', 'accepted'),
  'childcare/pay_refund.refund_id': feeRefunds('accepted'),
  'childcare/refund_by_operator.refund_id': feeRefunds('demanded', 'contested'),
  'childcare/accept_refund.refund_id': feeRefunds('demanded'),
  'childcare/contest_refund.refund_id': feeRefunds('demanded'),
  dispute_id: disputes,
  complaint_id: pick('childcare/complaints', 'complaint_id', (row) => `${text(row.filed_on)} · ${operatorName(row.operator_id as number)}`, { filters: [{ answered: false }] }),
  'childcare/execute_payout.order_id': feeOrders('open'),
  'childcare/payout_returned.order_id': feeOrders('executed'),
  'childcare/lift_order.order_id': pick('childcare/supervision_orders', 'order_id', (row) => text(row.first_day)),
}
// Of the commands about heating devices.
const heatCases = (...states: string[]) => pick('heating/applications', 'application', (row) => `${text(row.ref)} ${nameOf(row.head)} · ${word('heatState', row.state)}`, { filters: states.length ? states.map((state) => ({ state })) : [{}], ofOperator: false })
const heatDevices = pick('heating/devices', 'device', (row) => `${text(row.ref)} · ${word('heatType', row.type)} ${text(row.brand)} ${text(row.model)} · ${text(row.serial)}`, { ofOperator: false })
const heatPayments = (...states: string[]) => pick('heating/payments', 'payment', (row) => `${text(row.promised_on)} · ${yuan(row.total_fen as number)} · ${word('heatPayment', row.state)}`, { filters: states.map((state) => ({ state })), ofOperator: false })
const heatComplaints = (state: string) => pick('heating/complaints', 'complaint', (row) => `${text(row.received_on)} · ${text(row.complaint)}`, { filters: [{ state }], ofOperator: false })
const heatClawbacks = (...states: string[]) => pick('heating/clawbacks', 'clawback', (row) => `${text(row.opened_on)} · ${yuan(row.due_fen as number)} · ${word('heatClawback', row.state)}`, { filters: states.map((state) => ({ state })), ofOperator: false })
const heatClaims = (filter: Record<string, string | boolean>) => pick('heating/claims', 'claim', (row) => `${text(row.claimed_on)} · ${yuan(row.interest_paid_fen as number)}`, { filters: [filter], ofOperator: false })
const ofHeating: Record<string, Pick> = {
  household: pick('heating/households', 'household', (row) => `${text(row.ref)} ${nameOf(row.head)}`, { ofOperator: false }),
  village: pick('heating/villages', 'village', (row) => `${word('area', row.area)} ${text(row.township)} ${text(row.name)}`, { ofOperator: false }),
  device: heatDevices,
  old_device: heatDevices,
  application: heatCases(),
  'heating/return_application.application': heatCases('submitted'),
  'heating/check_new_household.application': heatCases('submitted'),
  'heating/decide_eligibility.application': heatCases('submitted'),
  'heating/submit_purchase.application': heatCases('eligible', 'purchase_returned'),
  'heating/return_purchase.application': heatCases('purchase_submitted'),
  'heating/confirm_amount.application': heatCases('purchase_submitted'),
  'heating/open_clawback.application': heatCases('paid'),
  // A bank knows the number from the household's papers.
  'heating/register_loan.application': { ...heatCases(), value: '' },
  catalogue_entry: pick('heating/catalogue', 'catalogue_entry', (row) => `${word('heatType', row.category)} · ${text(row.model)} · ${yuan(row.price_fen as number)}`, { ofOperator: false }),
  supplier: pick('heating/catalogue', 'supplier', (row) => text(row.model), { ofOperator: false, open: true }),
  product: pick('heating/products', 'product', (row) => text(row.terms), { ofOperator: false }),
  'heating/order_payment.payment': heatPayments('payable', 'failed'),
  'heating/reverse_posting.payment': heatPayments('payable', 'failed'),
  'heating/record_payment_result.payment': heatPayments('ordered', 'paid'),
  'heating/accept_complaint.complaint': heatComplaints('received'),
  'heating/investigate_complaint.complaint': heatComplaints('accepted'),
  'heating/decide_complaint.complaint': heatComplaints('investigating'),
  'heating/reply_complaint.complaint': heatComplaints('decided'),
  'heating/close_complaint.complaint': heatComplaints('replied'),
  clawback: heatClawbacks('opened', 'decided', 'recovering'),
  'heating/decide_clawback.clawback': heatClawbacks('opened'),
  'heating/dismiss_clawback.clawback': heatClawbacks('opened'),
  'heating/record_recovery.clawback': heatClawbacks('decided', 'recovering'),
  loan: pick('heating/loans', 'loan', (row) => `${text(row.start)} · ${yuan(row.principal_fen as number)}`, { ofOperator: false }),
  'heating/confirm_interest.claim': heatClaims({ confirmed: false }),
  'heating/decide_interest.claim': heatClaims({ state: 'claimed' }),
}
// Of the commands about used vehicles.
const cars = (list: keyof Lists, value: string, show: (row: Row) => string, state?: string | readonly string[], more: Partial<Pick> = {}) => pick(list, value, show, { ofOperator: false, filters: state ? [state].flat().map((each) => ({ state: each })) : [{}], ...more })
const houses = cars('used-vehicle/operators', 'operator_id', (row) => text(row.name))
const carCases = (...states: string[]) => cars('used-vehicle/cases', 'case_id', (row) => `${text(row.found_on)} · ${text(row.name)}`, states)
const carComplaints = (state: string) => cars('used-vehicle/complaints', 'complaint', (row) => `${text(row.received_on)} · ${word('carAbout', row.kind)}`, state)
const deals = (...states: string[]) => cars('used-vehicle/own_transactions', 'transaction_id', (row) => `${text(row.opened_on)} · ${text(row.plate)} · ${yuan(row.price_fen as number)}`, states, { open: true })
const ofVehicles: Record<string, Pick> = {
  operator_id: houses,
  market: houses,
  dealer: cars('used-vehicle/dealers', 'operator_id', (row) => text(row.name)),
  'used-vehicle/decide_review.dealer': cars('used-vehicle/reviews', 'operator_id', (row) => text(row.name), 'submitted'),
  'used-vehicle/withdraw_review.dealer': cars('used-vehicle/reviews', 'operator_id', (row) => text(row.name), 'verified'),
  station: cars('used-vehicle/stations', 'station', (row) => text(row.name), ['applied', 'active']),
  'used-vehicle/approve_station.station': cars('used-vehicle/stations', 'station', (row) => text(row.name), 'applied'),
  'used-vehicle/stop_station.station': cars('used-vehicle/stations', 'station', (row) => text(row.name), 'active'),
  transaction: deals('open', 'invoiced'),
  'used-vehicle/cancel_transaction.transaction': deals('open'),
  invoice: cars('used-vehicle/invoices', 'invoice', (row) => `${text(row.invoice_no)} · ${yuan(row.price_fen as number)}`, 'valid'),
  'used-vehicle/file_loss_claim.registration': cars('used-vehicle/own_transactions', 'registration', (row) => `${text(row.opened_on)} · ${text(row.plate)} · ${yuan(row.price_fen as number)}`, 'registered', { open: true }),
  registration: cars('used-vehicle/registrations', 'registration', (row) => `${text(row.registered_on)} · ${text(row.plate)}`),
  case_id: carCases('detected', 'listed', 'rectified_claimed'),
  'used-vehicle/confirm_case.case_id': carCases('detected'),
  'used-vehicle/dismiss_case.case_id': carCases('detected'),
  'used-vehicle/claim_rectified.case_id': carCases('listed'),
  'used-vehicle/refuse_claim.case_id': carCases('rectified_claimed'),
  'used-vehicle/lift_case.case_id': carCases('rectified_claimed'),
  'used-vehicle/accept_complaint.complaint': carComplaints('received'),
  'used-vehicle/decide_complaint.complaint': carComplaints('accepted'),
  'used-vehicle/reply_complaint.complaint': carComplaints('decided'),
  'used-vehicle/close_complaint.complaint': carComplaints('replied'),
  claim: cars('used-vehicle/loss_claims', 'loss_claim', (row) => text(row.submitted_on), ['filed', 'answered']),
  quota: cars('used-vehicle/quotas', 'quota', (row) => `${text(row.quota)} · ${text(row.allocated_on)}`, 'allocated'),
}
// Of those about examinations and eldercare; a student is typed, and those there are suggest themselves.
const rowsOf = cars
const sessions = rowsOf('exam/sessions', 'session', (row) => `${text(row.held_on)} · ${word('examSubject', row.subject)}${row.round_no ? ` ${text(row.round_no)}` : ''}`)
const papersOf = (...states: string[]) => rowsOf('exam/papers', 'paper', (row) => `${text(row.exam_year)} · ${word('examSubject', row.subject)} · ${word('examPaper', row.state)}`, states.length ? states : undefined)
const schools = rowsOf('exam/schools', 'school', (row) => text(row.name))
const ofExams: Record<string, Pick> = {
  session: sessions,
  paper: papersOf(),
  'exam/review_paper.paper': papersOf('draft'),
  'exam/seal_paper.paper': papersOf('reviewed'),
  school: schools,
  student: rowsOf('exam/students', 'exam_number', (row) => `${text(row.exam_number)} · ${nameOf(row.person)}`, undefined, { open: true }),
  recheck: rowsOf('exam/rechecks', 'recheck', (row) => `${text(row.requested_on)} · ${text(row.exam_number)} · ${word('examSubject', row.subject)}`, 'requested'),
  case_id: rowsOf('exam/desk', 'case_id', (row) => `${text(row.filed_on)} · ${word('examCase', row.kind)}`, 'open'),
  attempt: rowsOf('exam/attempts', 'attempt', (row) => `${text(row.exam_number)} · ${word('examSubject', row.subject)} · ${text(row.held_on)}`, 'present', { open: true }),
}
const careReports = (...states: string[]) => rowsOf('eldercare/reports', 'report', (row) => `${text(row.received_on)} · ${text(row.name)} · ${word('careCategory', row.category)}`, states)
const careEntries = (...states: string[]) => rowsOf('eldercare/ledger', 'entry_id', (row) => `${text(row.ledger_number)} · ${text(row.name)}`, states)
const ofEldercare: Record<string, Pick> = {
  round: rowsOf('eldercare/rounds', 'round', (row) => `${word('area', row.department)} · ${text(row.pool_year)} · ${text(row.opens)} – ${text(row.closes)}`),
  application: rowsOf('eldercare/applications', 'application', (row) => `${text(row.submitted_on)} · ${nameOf(row.person)}`, ['submitted', 'accepted']),
  'eldercare/review_application.application': rowsOf('eldercare/applications', 'application', (row) => `${text(row.submitted_on)} · ${nameOf(row.person)}`, 'submitted'),
  supervisor: rowsOf('eldercare/members', 'supervisor', (row) => `${text(row.pool_year)} · ${nameOf(row.person)}`),
  institution: rowsOf('eldercare/institutions', 'institution', (row) => text(row.name)),
  report: careReports('received'),
  entry_id: careEntries('registered', 'ordered', 'rectification_reported', 'checked_ok', 'checked_not_ok', 'not_substantiated', 'transferred', 'fed_back'),
  'eldercare/order_rectification.entry_id': careEntries('registered', 'checked_not_ok'),
  'eldercare/check_rectification.entry_id': careEntries('rectification_reported'),
  'eldercare/decide_not_substantiated.entry_id': careEntries('registered'),
  'eldercare/transfer_entry.entry_id': careEntries('registered', 'ordered'),
  'eldercare/give_feedback.entry_id': careEntries('checked_ok', 'not_substantiated', 'transferred'),
  'eldercare/close_entry.entry_id': careEntries('fed_back'),
  'eldercare/report_rectification.entry_id': rowsOf('eldercare/orders', 'entry_id', (row) => `${text(row.ledger_number)} · ${text(row.name)}`, 'ordered'),
}
// Of the legal profession: firms are everybody's to read, lawyers those one sees.
const barLawyers = (...standings: string[]) => rowsOf('legal-profession/lawyers', 'lawyer', (row) => `${text(row.lawyer)} · ${text(row.name)}`, standings.length ? standings : undefined)
const ofLawyers: Record<string, Pick> = {
  firm: rowsOf('legal-profession/firms', 'unit', (row) => `${text(row.name)} ${text(row.place)}`),
  other: rowsOf('legal-profession/firms', 'unit', (row) => text(row.name)),
  branch: rowsOf('legal-profession/firms', 'unit', (row) => `${text(row.name)} ${text(row.place)}`),
  lawyer: barLawyers(),
  head: barLawyers(),
  assessment: rowsOf('legal-profession/assessments', 'assessment', (row) => `${text(row.assessed_year)} · ${text(row.name)}`),
  integrity: rowsOf('legal-profession/integrity', 'integrity', (row) => `${text(row.decided_on)} · ${text(row.name)} · ${text(row.decision_no)}`),
  annual_return: rowsOf('legal-profession/returns', 'annual_return', (row) => `${text(row.return_year)} · ${text(row.name)}`),
  complaint: rowsOf('legal-profession/complaints', 'complaint', (row) => `${text(row.received_on)} · ${text(row.name)}`),
  clue: rowsOf('legal-profession/clues', 'clue', (row) => `${text(row.sent_on)} · ${text(row.name)}`),
}
const roadRows = (list: keyof Lists, value: string, ...states: string[]) => rowsOf(list, value, (row) => `${text(row.opened_on ?? row.blown_on ?? row.occurred_on ?? row.planned_on ?? row.last_day)} · ${text(row.name)}`, states.length ? states : undefined)
const roadSchools = rowsOf('school-traffic/schools', 'school', (row) => text(row.name))
const ofRoads: Record<string, Pick> = {
  school: roadSchools,
  'school-traffic/assign_problem.problem': roadRows('school-traffic/problems', 'problem', 'open'),
  'school-traffic/escalate_problem.problem': roadRows('school-traffic/problems', 'problem', 'open', 'assigned'),
  'school-traffic/blow_whistle.problem': roadRows('school-traffic/problems', 'problem', 'open', 'assigned'),
  'school-traffic/confirm_whistle.whistle': roadRows('school-traffic/whistles', 'whistle', 'resolved'),
  'school-traffic/close_incident.incident': roadRows('school-traffic/incidents', 'incident', 'acknowledged'),
  'school-traffic/file_plan.plan': roadRows('school-traffic/plans', 'plan', 'submitted'),
  'school-traffic/return_plan.plan': roadRows('school-traffic/plans', 'plan', 'submitted'),
  'school-traffic/accept_report.report': roadRows('school-traffic/reports', 'report', 'submitted'),
  'school-traffic/return_report.report': roadRows('school-traffic/reports', 'report', 'submitted'),
  'school-traffic/ack_prompt.prompt': rowsOf('school-traffic/prompts', 'prompt', (row) => `${text(row.due_on)} · ${word('area', row.area)}`),
  round: rowsOf('school-traffic/scoring', 'round', (row) => `${text(row.first_day)} – ${text(row.last_day)}`),
}
// Of those about the beauty and health industry; an applicant picks among its own.
const funded = (...states: string[]) => rowsOf('beauty-health/applications', 'application', (row) => `${text(row.name)} · ${word('beautyKind', row.kind)} · ${word('beautyState', row.state)}`, states.length ? states : undefined)
const toPay = (...states: string[]) => rowsOf('beauty-health/payments', 'application', (row) => `${text(row.name)} · ${word('beautyKind', row.kind)} · ${yuan(row.amount_fen as number)}`, states)
const ownItems = (...states: string[]) => rowsOf('beauty-health/own_items', 'item', (row) => `${text(row.measure)} ${word('beautyMeasure', row.measure)} · ${text(row.due_on)}`, states)
const beautyBudgets = pick('beauty-health/budgets', 'budget', (row) => `${word('beautyKind', row.kind)} · ${text(row.award_year)} · ${text(row.unit)}`, { ofOperator: false, filters: [{ open: true }] })
const ofBeauty: Record<string, Pick> = {
  application: funded(),
  'beauty-health/accept.application': funded('submitted'),
  'beauty-health/return.application': funded('submitted'),
  'beauty-health/give_opinion.application': funded('in_review'),
  'beauty-health/approve.application': funded('in_review'),
  'beauty-health/refuse.application': funded('in_review'),
  'beauty-health/publicise.application': funded('approved'),
  'beauty-health/withdraw_approval.application': funded('approved', 'publicised'),
  'beauty-health/close_application.application': funded('paid'),
  'beauty-health/withdraw.application': { ...funded('submitted', 'returned', 'in_review'), list: 'beauty-health/own_applications' },
  'beauty-health/pay.application': toPay('publicised'),
  'beauty-health/claw_back.application': toPay('paid', 'closed'),
  item: ownItems('planned', 'in_progress'),
  'beauty-health/finish_item.item': ownItems('in_progress'),
  'beauty-health/reopen_item.item': { ...ownItems('done'), list: 'beauty-health/items' },
  budget: beautyBudgets,
  sample: rowsOf('beauty-health/samples', 'sample', (row) => `${text(row.checked_on)} · ${text(row.name)} · ${word('beautyPurpose', row.purpose)}`, ['pre_checked', 'granted']),
  bonded: rowsOf('beauty-health/bonded', 'bonded', (row) => `${text(row.name)} · ${text(row.guarantee_no)}`, ['requested', 'released']),
  reaction: pick('beauty-health/reactions', 'reaction', (row) => `${text(row.month).slice(0, 7)} · ${text(row.product_no)} · ${text(row.kind)}`, { ofOperator: false, filters: [{ evaluated: false }] }),
  record: rowsOf('beauty-health/records', 'record', (row) => `${text(row.first_day)} · ${word('beautyRecord', row.kind)} · ${text(row.name)}`),
  issue: pick('beauty-health/issues', 'issue', (row) => `${text(row.raised_on)} · ${word('beautyIssue', row.kind)}`, { ofOperator: false, filters: [{ answered: false }] }),
  certificate_no: rowsOf('beauty-health/certificates', 'certificate_no', (row) => `${text(row.certificate_no)} · ${word('beautyCertificate', row.kind)}`, undefined, { open: true }),
  product_no: rowsOf('beauty-health/certificates', 'certificate_no', (row) => `${text(row.certificate_no)} · ${text(row.category)}`, undefined, { open: true }),
}
// What is registered for the first time has no number yet, and of a resubmission the page says it.
const freshOfBeauty = ['beauty-health/register_certificate.certificate_no', 'beauty-health/submit_application.application', 'beauty-health/hold_conference.application']
// The welfare centre has lists of its own.
const ofCentre: Record<string, keyof Lists> = { 'eldercare/reports': 'eldercare/city_run_reports', 'eldercare/ledger': 'eldercare/city_run_ledger' }
const careOf = (found: Pick | undefined) => (found && role.value === 'welfare_centre' && ofCentre[found.list] ? { ...found, list: ofCentre[found.list]! } : found)
// Of the gazette: issues are named by year and number, documents by their short ids.
const pressIssues = (published: boolean) => pick('gazette/drafts', 'issue', (row) => text(row.issue), { ofOperator: false, filters: [{ published }] })
const pressDocuments = (...states: string[]) => rowsOf('gazette/submissions', 'document', (row) => `${text(row.document)} · ${text(row.title_zh)}`, states.length ? states : undefined)
const ofPress: Record<string, Pick> = {
  issue: pressIssues(false),
  'gazette/send_copies.issue': pressIssues(true),
  'gazette/request_copy.issue': rowsOf('gazette/copies', 'issue', (row) => `${text(row.issue)} · ${text(row.name)}`),
  'gazette/publish_erratum.issue': rowsOf('gazette/published_issues', 'issue', (row) => text(row.issue), undefined, { open: true }),
  'gazette/correct_metadata.document': pressDocuments('received'),
  'gazette/proof_document.document': pressDocuments('typeset'),
  'gazette/import_text.document': pressDocuments('received', 'typeset'),
  place: rowsOf('gazette/places', 'place', (row) => `${text(row.name)} ${text(row.address)}`),
  delivery: pick('gazette/deliveries', 'delivery', (row) => `${text(row.sent_on)} · ${text(row.issue)} × ${text(row.copies)}`, { ofOperator: false }),
  request: pick('gazette/copy_requests', 'request', (row) => `${text(row.asked_on)} · ${text(row.issue)}`, { ofOperator: false, filters: [{ collected: false }] }),
  interpretation: rowsOf('gazette/interpretations', 'interpretation', (row) => text(row.title)),
}
export const pickOf = (command: string, field: string): Pick | undefined => {
  if (command.startsWith('heating/')) {
    const found = ofHeating[`${command}.${field}`] ?? ofHeating[field]
    return found?.value ? found : undefined
  }
  if (command.startsWith('exam/')) return ofExams[`${command}.${field}`] ?? ofExams[field]
  if (command.startsWith('gazette/')) return ofPress[`${command}.${field}`] ?? ofPress[field]
  if (command.startsWith('school-traffic/')) return ofRoads[`${command}.${field}`] ?? ofRoads[field]
  if (command.startsWith('beauty-health/')) return freshOfBeauty.includes(`${command}.${field}`) ? undefined : (ofBeauty[`${command}.${field}`] ?? ofBeauty[field])
  if (command.startsWith('eldercare/')) return careOf(ofEldercare[`${command}.${field}`] ?? ofEldercare[field])
  if (command.startsWith('legal-profession/')) {
    const found = ofLawyers[field]
    // Who sees no lawyers types the number.
    return field === 'lawyer' && ['partner', 'public_office', 'party_body'].includes(role.value) ? undefined : found
  }
  if (command.startsWith('used-vehicle/')) {
    const found = ofVehicles[`${command}.${field}`]
    // A person and a dealer may not read the lists of others: they type the number.
    return found ?? (['registration', 'market'].includes(field) && ['party', 'dealer'].includes(role.value) ? undefined : ofVehicles[field])
  }
  if (command.startsWith('childcare/')) return ofNurseries[`${command}.${field}`] ?? ofNurseries[field]
  const found = picks[`${command}.${field}`] ?? picks[field]
  if (!found?.value) return undefined
  // Who may not read all operators chooses from those that are published.
  return found === operators && !readsOperators.has(role.value) ? { ...operators, list: 'prepaid-card/lookup' } : found
}
