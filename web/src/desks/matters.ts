// What each office may give a command about, in the groups in which it thinks of it. Tests hold this against x-roles of
// /openapi.json: no command that a role may give is without a place.
import { i18n } from '../i18n'
import { word } from '../ui/format'

export interface Group {
  title: string
  names: string[]
}
const of = (system: string, names: string) => names.split(' ').map((name) => `${system}/${name}`)
const card = (names: string) => of('prepaid-card', names)
const nursery = (names: string) => of('childcare', names)
const heat = (names: string) => of('heating', names)
const car = (names: string) => of('used-vehicle', names)
const exam = (names: string) => of('exam', names)
const care = (names: string) => of('eldercare', names)
const bar = (names: string) => of('legal-profession', names)
const road = (names: string) => of('school-traffic', names)
const custody = (names: string) => of('custody', names)

const carDeal: Group = { title: 'carDeal', names: car('open_transaction cancel_transaction verify_parties verify_vehicle_papers') }
const carInvoices: Group = { title: 'carInvoices', names: car('issue_invoice void_invoice') }
const examQuestions: Group = { title: 'examQuestions', names: exam('file_question file_complaint') }
const examPapers: Group = { title: 'examPapers', names: exam('create_paper review_paper seal_paper') }
const ownPersons: Group = { title: 'persons', names: of('persons', 'read_person read_attachment erase_person') }
const sits: Group[] = [{ title: 'examResults', names: exam('request_recheck') }, examQuestions, ownPersons]
const roadRecords: Group = { title: 'roadRecords', names: road('hold_meeting issue_prompt ack_prompt open_campaign close_campaign record_entry correct_record attach_file') }
const roadChecks: Group = { title: 'roadChecks', names: road('plan_check start_check finish_check cancel_check') }
// What departments of a district do with problems and whistles.
const roadCalled: Group = { title: 'roadLedger', names: road('open_problem submit_rectification verify_problem report_in resolve') }
const roadDuty: Group = { title: 'roadTeams', names: road('set_duty') }
const roadTold: Group = { title: 'roadIncidents', names: road('ack_incident') }
const roadCity: Group[] = [
  { title: 'roadPlans', names: road('sign_overall_plan') },
  { title: 'roadLedger', names: road('open_problem verify_problem') },
  roadChecks,
]
const careDeclared: Group[] = [
  { title: 'careFollow', names: care('order_rectification check_rectification decide_not_substantiated transfer_entry close_entry') },
  { title: 'careRecruit', names: care('open_round review_application select') },
  { title: 'carePool', names: care('rate_supervisor renew_pool remove_member') },
  { title: 'careOffice', names: care('designate_contact_staff set_department_policy import_institutions') },
]
const barIntegrity = (own: string): Group => ({ title: 'barIntegrity', names: bar(`enter_integrity ${own}disclose reverse_integrity`) })
const barHours: Group = { title: 'barHours', names: bar('verify_pro_bono reject_pro_bono reverse_pro_bono') }
const barTalents: Group = { title: 'barHours', names: bar('verify_pro_bono reject_pro_bono reverse_pro_bono admit_talent promote_talent remove_talent import_pool') }
const barCases: Group = { title: 'barCases', names: bar('receive_complaint handle_complaint conclude_complaint answer_complaint transfer_complaint send_clue accept_clue return_clue conclude_clue answer_clue') }
const barEvaluate: Group = { title: 'barEvaluate', names: bar('define_scheme score_scheme open_evaluation evaluate_service close_evaluation') }
const barKept = 'record_entry correct_record attach_file withdraw'
const barBureau: Group[] = [
  { title: 'barRegister', names: bar('register_firm open_branch open_foreign_office confirm_opening change_form register_lawyer transfer_lawyer') },
  { title: 'barStanding', names: bar('suspend restore cancel revoke') },
  barIntegrity('decide_penalty '),
  { title: 'barAssess', names: bar('open_assessment finalise_assessment publish_seed draw_sample finish_spot_check accept_return') },
  barHours,
  { title: 'barRegisters', names: bar(`${barKept} register_brand record_quality_measure pair_firms end_pair set_contact`) },
  barEvaluate,
  barCases,
  { title: 'barPlan', names: bar('report_task') },
]
const barAssociation: Group[] = [
  barIntegrity(''),
  barTalents,
  { title: 'barRegisters', names: bar(`${barKept} register_brand record_quality_measure pair_firms end_pair answer_rights`) },
  barEvaluate,
  barCases,
  { title: 'barPlan', names: bar('report_task') },
]
const beauty = (names: string) => of('beauty-health', names)
const beautyItems: Group = { title: 'beautyItems', names: beauty('plan_item report_item finish_item') }
const beautyDecides: Group = { title: 'beautyAwards', names: beauty('give_opinion accept return approve refuse publicise withdraw_approval close_application set_kind_rule') }
const beautyKeeps: Group = { title: 'beautyRegisters', names: beauty('record_entry confirm_record correct_record attach_file') }
const beautySpeaks: Group = { title: 'beautyConference', names: beauty('raise_issue answer_issue') }
const staff: Group = { title: 'staff', names: of('accounts', 'open_account appoint dismiss') }
const stand: Group = { title: 'stand', names: of('accounts', 'appoint_substitute end_substitution') }
const keys: Group = { title: 'keys', names: of('accounts', 'issue_key revoke_key register_webhook end_webhook') }
const readers: Group = { title: 'persons', names: of('persons', 'read_person read_attachment') }
const papers: Group = { title: 'persons', names: of('persons', 'read_attachment') }
const parameters: Group = { title: 'parameter', names: of('city', 'set_parameter') }

const press = (names: string) => of('gazette', names)
const pressNotes: Group = { title: 'pressNotes', names: press('publish_interpretation withdraw_interpretation record_status_event') }
export const matters: Record<string, Group[]> = {
  operator: [
    { title: 'filing', names: card('submit_filing withdraw_filing submit_change correct_record declare_balance check_advertisement') },
    { title: 'shops', names: card('issue_product designate_branch list_outlet') },
    { title: 'custody', names: card('sign_custody_agreement change_bank request_close_account load_opening_balances') },
    { title: 'counter', names: [...custody('purchase topup sale_in_transit cash_deposit redeem transfer'), ...card('bind_card_holder reissue_card')] },
    { title: 'release', names: [...card('request_free_release'), ...custody('apply_consumption_release record_agreement'), ...card('withdraw_release_application cancel_order')] },
    { title: 'refund', names: [...card('demand_refund'), ...custody('accept_refund'), ...card('contest_refund'), ...custody('refund_by_operator')] },
    { title: 'report', names: card('submit_quarter_report') },
    { title: 'end', names: card('announce_termination notify_holders cancel_termination submit_deregistration') },
  ],
  branch: [{ title: 'counter', names: [...custody('purchase topup sale_in_transit redeem refund_by_operator'), ...card('demand_refund')] }],
  custody_bank: [
    { title: 'account', names: card('open_custody_account close_custody_account change_bank') },
    { title: 'counter', names: [...custody('purchase topup sale_in_transit cash_deposit redeem transfer'), ...card('bind_card_holder report_loss unfreeze_card')] },
    { title: 'receipt', names: custody('fund_custody unidentified_receipt identify_receipt interest bank_fee') },
    { title: 'release', names: custody('apply_consumption_release raise_objection record_agreement release_free execute_payout payout_returned') },
    { title: 'refund', names: [...card('demand_refund'), ...custody('accept_refund pay_refund refund_by_operator'), ...card('withdraw_refund')] },
    { title: 'correct', names: [...custody('reverse chargeback'), ...card('correct_instruction')] },
    { title: 'report', names: card('upload_statement resolve_break submit_bank_report') },
  ],
  district_commerce: [
    { title: 'filing', names: card('confirm_filing return_filing apply_change return_change correct_record') },
    { title: 'report', names: card('check_quarter_report reopen_quarter') },
    { title: 'end', names: card('set_checklist tick_checklist handle_deregistration') },
    { title: 'supervision', names: card('record_inspection record_violation order_rectification order_suspend_issuing lift_order record_penalty record_disqualification lift_disqualification') },
    { title: 'public', names: card('check_advertisement publish_risk_prompt') },
    { title: 'dispute', names: card('resolve_contested_refund answer_complaint') },
  ],
  city_commerce: [
    parameters,
    { title: 'public', names: card('publish_risk_prompt') },
  ],
  market_regulation: [
    { title: 'system', names: of('city', 'adopt_calendar_notice') },
    { title: 'persons', names: of('persons', 'erase_person') },
  ],
  institution: [
    { title: 'custody', names: nursery('sign_custody_agreement withdraw_funding') },
    { title: 'public', names: nursery('publish_fee_standard publish_disclosure') },
    { title: 'filing', names: nursery('submit_filing update_filing update_enrolment withdraw_filing') },
    { title: 'contract', names: nursery('register_contract register_bill collect_cash') },
    { title: 'service', names: nursery('log_attendance report_service notify_family') },
    { title: 'refund', names: nursery('accept_refund contest_refund refund_by_operator') },
    { title: 'dispute', names: nursery('open_dispute add_dispute_step record_outcome confirm_outcome resolve_dispute') },
  ],
  family: [
    { title: 'mine', names: nursery('acknowledge_contract confirm_service dispute_service demand_refund withdraw_refund file_complaint') },
    { title: 'dispute', names: nursery('open_dispute add_dispute_step record_outcome confirm_outcome') },
    { title: 'persons', names: of('persons', 'read_person read_attachment erase_person') },
  ],
  // What a bank does for nurseries, beside what it does for cards.
  nursery_bank: [
    { title: 'account', names: nursery('open_custody_account') },
    { title: 'receipt', names: nursery('pay_fee deposit_cash fund_custody unidentified_receipt identify_receipt interest bank_fee') },
    { title: 'release', names: nursery('execute_payout payout_returned release_free resolve_dispute') },
    { title: 'refund', names: nursery('pay_refund') },
    { title: 'correct', names: nursery('transfer reverse chargeback') },
    { title: 'report', names: nursery('upload_statement resolve_break') },
  ],
  district_health: [
    { title: 'supervision', names: nursery('set_category record_inspection record_disqualification order_suspend_issuing lift_order record_penalty report_problem') },
    { title: 'dispute', names: nursery('answer_complaint add_dispute_step record_outcome resolve_dispute') },
  ],
  city_health: [parameters],
  mediator: [{ title: 'dispute', names: nursery('add_dispute_step record_outcome resolve_dispute') }],
  household: [{ title: 'renewal', names: heat('save_draft file_application withdraw_application submit_purchase claim_interest file_complaint') }],
  village_agent: [{ title: 'renewal', names: heat('bind_household save_draft file_application submit_purchase file_complaint') }],
  inspector: [{ title: 'verify', names: heat('assess_device record_repair record_season_reading') }],
  district_reviewer: [
    { title: 'verify', names: heat('import_first_install_records bind_household correct_record check_new_household record_repair record_season_reading') },
    { title: 'decide', names: heat('decide_eligibility return_application confirm_amount return_purchase approve_topup record_recycling') },
    { title: 'complaints', names: heat('accept_complaint investigate_complaint decide_complaint reply_complaint close_complaint') },
    { title: 'clawback', names: heat('open_clawback decide_clawback dismiss_clawback record_referral') },
  ],
  district_civil_affairs: [{ title: 'verify', names: heat('verify_hardship') }],
  district_finance: [{ title: 'pay', names: heat('allocate_funds order_payment record_payment_result reverse_posting decide_interest record_recovery') }],
  district_admin: [
    { title: 'villages', names: heat('set_district_policy') },
    { title: 'clawback', names: heat('open_clawback decide_clawback dismiss_clawback record_referral') },
  ],
  city_agri: [
    { title: 'catalogue', names: heat('publish_catalogue_entry withdraw_catalogue_entry record_sampling exclude_supplier') },
    { title: 'villages', names: heat('set_village_status approve_category open_programme publish_publicity_item') },
  ],
  city_finance: [{ title: 'pay', names: heat('allocate_funds') }],
  city_fin_supervision: [{ title: 'loans', names: heat('register_financial_product') }],
  bank: [{ title: 'loans', names: heat('register_financial_product register_loan claim_interest confirm_interest file_complaint') }],
  supplier: [{ title: 'complaints', names: heat('file_complaint') }],
  dealer: [
    carDeal,
    carInvoices,
    { title: 'carFiling', names: car('record_connection apply_station submit_review') },
    { title: 'carClaims', names: car('file_complaint answer_loss_claim') },
  ],
  market: [
    carDeal,
    carInvoices,
    { title: 'carFiling', names: car('record_connection apply_station') },
    { title: 'carCases', names: car('claim_rectified answer_loss_claim') },
  ],
  broker: [{ title: 'carDeal', names: car('open_transaction cancel_transaction') }],
  // What commerce does for used vehicles, beside what it does for cards.
  car_commerce: [
    { title: 'carFiling', names: car('register_operator end_filing') },
    { title: 'carReview', names: car('decide_review withdraw_review push_dealers') },
    { title: 'carCases', names: car('confirm_case dismiss_case lift_case refuse_claim') },
    { title: 'carClaims', names: car('accept_complaint decide_complaint reply_complaint close_complaint cancel_transaction') },
    papers,
  ],
  quota_body: [{ title: 'carQuotas', names: car('acknowledge_push allocate_quota cancel_quota') }],
  traffic_police: [{ title: 'carStations', names: car('approve_station stop_station import_owner_register reverse_registration') }],
  tax: [{ title: 'carInvoices', names: car('import_invoices') }],
  party: [
    { title: 'carClaims', names: car('file_complaint file_loss_claim close_loss_claim cancel_transaction') },
    { title: 'persons', names: of('persons', 'read_person read_attachment erase_person') },
  ],
  school: [
    { title: 'examStudents', names: exam('import_students') },
    { title: 'examCourses', names: exam('record_course_plan record_course_end') },
    { title: 'examSessions', names: exam('create_session register_attempt close_session annul_attempt') },
    { title: 'examResults', names: exam('enter_component enter_pass') },
    examQuestions,
  ],
  district_edu: [
    { title: 'examStudents', names: exam('import_schools import_students transfer_student') },
    examPapers,
    { title: 'examSessions', names: exam('create_session close_session assign_scripts annul_attempt') },
    { title: 'examResults', names: exam('set_grade_cuts enter_grade confirm_scores confirm_pass publish_results') },
    { title: 'examCorrections', names: exam('decide_recheck correct_result') },
    { title: 'examAnswers', names: exam('reply set_graduation_rule') },
  ],
  city_edu: [
    examPapers,
    { title: 'examSessions', names: exam('create_session close_session annul_attempt') },
    { title: 'examCorrections', names: exam('correct_result') },
    { title: 'examAnswers', names: exam('reply set_graduation_rule export_admission') },
  ],
  marker: [{ title: 'examResults', names: exam('enter_component') }, examQuestions],
  student: sits,
  guardian: sits,
  applicant: [{ title: 'careRecruit', names: care('apply withdraw_application') }, ownPersons],
  supervisor: [{ title: 'careMine', names: care('receive_report record_appraisal state_will leave') }, ownPersons],
  contact_staff: [
    { title: 'careReports', names: care('receive_report accept_report return_report') },
    { title: 'careFollow', names: care('check_rectification give_feedback') },
    { title: 'careRecords', names: care('record_activity record_participation record_convenience') },
    { title: 'careOffice', names: care('publish_channels') },
  ],
  civil_affairs: careDeclared,
  city_civil_affairs: [...careDeclared, { title: 'careCity', names: care('add_interpretation') }],
  welfare_centre: [
    { title: 'careReports', names: care('receive_report accept_report return_report') },
    { title: 'careFollow', names: care('check_rectification give_feedback') },
  ],
  eldercare_institution: [{ title: 'careFollow', names: care('report_rectification') }],
  city_justice: [...barBureau, { title: 'barPlan', names: bar('assign_task finish_task reopen_task evaluate_plan set_population set_exemption_policy import_lawyers') }],
  district_justice: barBureau,
  city_association: barAssociation,
  district_association: barAssociation,
  party_body: [{ title: 'barRegisters', names: bar(barKept) }, { title: 'barPlan', names: bar('report_task') }],
  public_office: [{ title: 'barRegisters', names: bar(barKept) }],
  partner: [{ title: 'barCases', names: bar('send_clue accept_clue return_clue conclude_clue answer_clue answer_rights') }, { title: 'barEvaluate', names: bar('register_case mutual_evaluate') }],
  assessor: [{ title: 'barAssess', names: bar('enter_spot_result') }],
  firm: [{ title: 'barFirm', names: bar('submit_assessment submit_return open_branch open_foreign_office claim_pro_bono') }, { title: 'barEvaluate', names: bar('evaluate_service') }],
  lawyer: [{ title: 'barOwn', names: bar('claim_pro_bono request_rights evaluate_service mutual_evaluate') }, ownPersons],
  // What offices of other documents, too, do for the roads around schools.
  road_school: [
    { title: 'roadTeams', names: road('roster_team set_bell_schedule appoint_vice_principal end_vice_principal set_duty') },
    { title: 'roadLedger', names: road('open_problem escalate_problem submit_rectification verify_problem') },
    { title: 'roadIncidents', names: road('report_incident close_incident') },
    { title: 'roadPlans', names: road('submit_plan submit_report withdraw_submission') },
    { title: 'roadGates', names: road('record_facility record_parked_vehicle') },
    { title: 'roadCampus', names: road('set_separation permit_campus_vehicle permit_campus_use') },
    { title: 'roadRecords', names: road('record_activity record_entry correct_record attach_file') },
  ],
  road_district_edu: [
    { title: 'roadSchools', names: road('register_school register_gate close_gate close_school configure_unit') },
    { title: 'roadLedger', names: road('open_problem assign_problem escalate_problem submit_rectification verify_problem report_in resolve') },
    { title: 'roadPlans', names: road('submit_plan file_plan return_plan submit_report accept_report return_report withdraw_submission') },
    { title: 'roadCampus', names: road('set_separation report_campus_use review_project') },
    { title: 'roadTeams', names: road('set_duty record_activity') },
    roadTold,
    roadChecks,
    { title: 'roadRecords', names: road('hold_meeting issue_prompt ack_prompt record_entry correct_record attach_file') },
  ],
  road_city_edu: [
    { title: 'roadSchools', names: road('configure_unit') },
    { title: 'roadPlans', names: road('submit_plan file_plan return_plan sign_overall_plan accept_report return_report withdraw_submission') },
    { title: 'roadLedger', names: road('open_problem verify_problem') },
    roadChecks,
    { title: 'roadRecords', names: road('hold_meeting issue_prompt ack_prompt record_entry correct_record attach_file') },
  ],
  road_subdistrict: [
    { title: 'roadWhistles', names: road('blow_whistle confirm_whistle') },
    { title: 'roadLedger', names: road('open_problem assign_problem submit_rectification verify_problem') },
    { title: 'roadGates', names: road('record_facility propose_marking') },
    roadDuty,
    { title: 'roadRecords', names: road('record_entry correct_record attach_file') },
  ],
  road_traffic_police: [
    roadCalled,
    { title: 'roadGates', names: road('record_facility propose_marking record_parked_vehicle record_violation') },
    { title: 'roadTeams', names: road('appoint_vice_principal end_vice_principal set_duty') },
    roadTold,
    roadChecks,
    roadRecords,
  ],
  road_district_health: [{ title: 'roadLedger', names: road('submit_rectification report_in resolve') }, roadTold],
  road_emergency: [{ title: 'roadLedger', names: road('submit_rectification report_in resolve') }, roadTold],
  road_district_public_security: [
    roadCalled,
    { title: 'roadGates', names: road('record_parked_vehicle record_violation set_alarm') },
    roadDuty,
    roadTold,
    roadChecks,
    roadRecords,
  ],
  road_district_transport: [roadCalled, roadDuty, roadTold, roadChecks, roadRecords],
  road_urban_management: [
    roadCalled,
    { title: 'roadGates', names: road('record_violation') },
    roadDuty,
    roadChecks,
    { title: 'roadRecords', names: road('hold_meeting issue_prompt ack_prompt open_campaign close_campaign') },
  ],
  road_city_police: [...roadCity, { title: 'roadGates', names: road('record_parked_vehicle record_violation') }, roadRecords],
  road_city_transport: [...roadCity, roadRecords],
  road_school_inspector: [{ title: 'roadLedger', names: road('open_problem verify_problem report_campus_use') }, roadChecks],
  leading_office: [{ title: 'roadRounds', names: road('open_round freeze_round publish_round withdraw_round') }],
  third_party: [{ title: 'roadRounds', names: road('enter_score') }],
  team_member: [{ title: 'roadTeams', names: road('check_in') }],
  coordinator: [
    { title: 'beautyConference', names: beauty('hold_conference name_districts reopen_item') },
    parameters,
  ],
  responsible_unit: [beautyItems, beautyDecides, { ...beautyKeeps, names: [...beautyKeeps.names, ...beauty('record_approval_time')] }, beautySpeaks],
  district: [beautyItems, beautyDecides, { ...beautyKeeps, names: [...beautyKeeps.names, ...beauty('open_window flag_green_filing')] }, beautySpeaks],
  customs: [beautyItems, { title: 'beautyCustoms', names: beauty('decide_sample release_bonded close_bonded') }, { title: 'beautyAwards', names: beauty('give_opinion') }, beautyKeeps, beautySpeaks],
  drug_admin: [
    beautyItems,
    { title: 'beautyReactions', names: beauty('report_reaction evaluate_reaction import_reaction_table') },
    { title: 'beautyCertificates', names: beauty('register_certificate transfer_certificate cancel_certificate flag_green_filing record_approval_time') },
    beautyDecides,
    beautyKeeps,
    beautySpeaks,
  ],
  enterprise: [
    { title: 'beautyProfile', names: beauty('register_enterprise') },
    { title: 'beautyAwards', names: beauty('submit_application withdraw') },
    { title: 'beautyCustoms', names: beauty('precheck_sample account_sample request_bonded') },
    { title: 'beautyReactions', names: beauty('report_reaction query_reactions') },
    { title: 'beautyRegisters', names: beauty('register_platform register_ward register_study register_pilot record_entry correct_record attach_file book_window') },
    { title: 'beautyConference', names: beauty('raise_issue') },
  ],
  research_institution: [
    { title: 'beautyProfile', names: beauty('register_enterprise') },
    { title: 'beautyAwards', names: beauty('submit_application withdraw') },
    { title: 'beautyReactions', names: beauty('report_reaction') },
    { title: 'beautyRegisters', names: beauty('register_platform register_ward register_study register_pilot record_entry correct_record attach_file') },
    { title: 'beautyConference', names: beauty('raise_issue') },
  ],
  // What finance does for the industry, beside what it does for heating devices.
  beauty_finance: [{ title: 'beautyFunds', names: beauty('open_budget change_budget close_budget pay claw_back') }],
  editor: [
    { title: 'pressIssues', names: press('open_issue attach_file import_text edit_text list_slip withdraw_slip set_contents') },
    { title: 'pressDocuments', names: press('register_department correct_metadata set_label') },
    pressNotes,
    { title: 'pressPlaces', names: press('register_place send_copies') },
  ],
  proofreader: [{ title: 'pressDocuments', names: press('proof_document') }],
  publisher: [{ title: 'pressIssues', names: press('publish_issue publish_erratum') }],
  department: [{ title: 'pressDocuments', names: press('submit_document') }, pressNotes],
  place_keeper: [{ title: 'pressPlaces', names: press('confirm_receipt request_copy hand_over_copy') }],
  association: [{ title: 'public', names: card('publish_risk_prompt') }],
  consumer: [
    { title: 'mine', names: [...card('file_complaint report_loss unfreeze_card demand_refund withdraw_refund'), ...custody('raise_objection')] },
    { title: 'persons', names: of('persons', 'read_person read_attachment erase_person') },
  ],
}

// What stands on the page of one's own account: employees, substitutes, keys of programs.
export const accountMatters: Record<string, Group[]> = {
  operator: [staff, stand, keys, readers],
  custody_bank: [staff, stand, keys, { title: 'persons', names: of('persons', 'read_person') }],
  district_commerce: [stand, keys, readers, parameters],
  institution: [staff, stand, keys, readers],
  district_health: [stand, keys, readers],
  city_health: [stand, keys],
  subdistrict: [stand, keys, papers],
  mediator: [stand, keys],
  city_commerce: [stand, keys],
  market_regulation: [stand, keys],
  financial_regulator: [stand, keys],
  pboc: [stand, keys],
  nfra: [stand, keys],
  association: [stand, keys],
  household: [{ title: 'persons', names: of('persons', 'read_person read_attachment erase_person') }],
  village_agent: [stand, keys, readers],
  inspector: [stand, keys, readers],
  district_reviewer: [stand, keys, readers],
  district_civil_affairs: [stand, keys, { title: 'persons', names: of('persons', 'read_person') }],
  district_finance: [stand, keys, readers],
  district_admin: [stand, keys],
  city_agri: [stand, keys, parameters],
  city_finance: [stand, keys],
  city_fin_supervision: [stand, keys],
  bank: [stand, keys],
  supplier: [stand, keys],
  auditor: [stand, keys],
  dealer: [stand, keys, readers],
  market: [stand, keys, readers],
  broker: [stand, keys],
  station_officer: [stand, keys, readers],
  quota_body: [stand, keys, parameters],
  traffic_police: [stand, keys, readers, parameters],
  tax: [stand, keys, parameters],
  school: [stand, keys, readers],
  district_edu: [stand, keys, readers],
  city_edu: [stand, keys, papers, parameters],
  marker: [stand, keys],
  contact_staff: [stand, keys, readers],
  civil_affairs: [stand, keys, readers],
  city_civil_affairs: [stand, keys, readers, parameters],
  welfare_centre: [stand, keys, papers],
  eldercare_institution: [stand, keys, papers],
  city_justice: [stand, keys, readers, parameters],
  district_justice: [stand, keys, readers],
  city_association: [stand, keys, papers],
  district_association: [stand, keys, papers],
  party_body: [stand, keys, papers],
  firm: [stand, keys, readers],
  public_office: [stand, keys],
  partner: [stand, keys, papers],
  assessor: [stand, keys],
  city_police: [stand, keys],
  city_transport: [stand, keys],
  school_inspector: [stand, keys],
  district_public_security: [stand, keys, papers],
  district_transport: [stand, keys, papers],
  urban_management: [stand, keys, papers],
  emergency: [stand, keys, papers],
  leading_office: [stand, keys],
  third_party: [stand, keys],
  coordinator: [stand, keys, papers, parameters],
  responsible_unit: [stand, keys, papers],
  district: [stand, keys, papers],
  customs: [stand, keys, papers],
  drug_admin: [stand, keys, papers],
  enterprise: [stand, keys, papers],
  research_institution: [stand, keys, papers],
  editor: [stand, keys, parameters],
  proofreader: [stand, keys],
  publisher: [stand, keys],
  department: [stand, keys],
  place_keeper: [stand, keys],
  system_administrator: [{ title: 'accounts', names: of('accounts', 'open_account appoint dismiss close_account') }],
  security_administrator: [{ title: 'accounts', names: of('accounts', 'appoint dismiss suspend_account resume_account') }, stand, keys],
}

export function matterWord(name: string): string {
  const [system, act] = name.split('/')
  // What both documents have may be called otherwise of nurseries.
  if (system === 'school-traffic' && i18n.global.te(`roadAct.${act}`)) return word('roadAct', act)
  if (system === 'childcare' && i18n.global.te(`nurseryAct.${act}`)) return word('nurseryAct', act)
  if (system === 'beauty-health') return word('beautyAct', act)
  if (system === 'gazette') return word('pressAct', act)
  return word('act', act)
}
