// Written by scripts/api-types.mjs from /openapi.json. Do not edit: tests compare it with the program.
export interface Listed {
  filters: Record<string, 'text' | 'day' | 'yes' | 'number' | string[]>
  by: string
  sorts: string[]
}
export const listed: Record<string, Listed> = {
  "beauty-health/applications": {"filters":{"application":"number","kind":"text","state":["submitted","returned","in_review","refused","withdrawn","approved","publicised","paid","closed","clawed_back"],"award_year":"number","unit":"text"},"by":"order","sorts":["submitted_on","-submitted_on"]},
  "beauty-health/approval_times": {"filters":{"matter":["testing_body","special_registration"]},"by":"order","sorts":["-decided_on","decided_on"]},
  "beauty-health/awards": {"filters":{"application":"number","kind":"text","award_year":"number","name_contains":"text"},"by":"order","sorts":["-published_on","published_on"]},
  "beauty-health/bonded": {"filters":{"bonded":"number","state":["requested","released","returned","sold","closed"],"guarantee_to_from":"day","guarantee_to_to":"day"},"by":"order","sorts":["guarantee_to","-guarantee_to"]},
  "beauty-health/budgets": {"filters":{"budget":"number","kind":"text","unit":"text","open":"yes"},"by":"order","sorts":["-award_year","award_year"]},
  "beauty-health/certificates": {"filters":{"certificate_no":"text","holder":"text","kind":["new_ingredient","new_efficacy","product"]},"by":"order","sorts":["-first_day","first_day"]},
  "beauty-health/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "beauty-health/directory": {"filters":{"kind":["platform","ward","study","pilot","incubator","testing_body","patent_request","rights_case","conversion","brand","product_line","sales_point","supplier","first_store","substitute_request","exhibition","talent_case","space_offer","study_18d","high_tech","standard"],"measure":"number"},"by":"order","sorts":["-first_day","first_day"]},
  "beauty-health/enterprises": {"filters":{"operator_id":"number","uscc":"text","sector":"text","name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "beauty-health/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "beauty-health/green_filings": {"filters":{"filing_no":"text"},"by":"order","sorts":["-flagged_on","flagged_on"]},
  "beauty-health/issues": {"filters":{"issue":"number","answered":"yes","kind":"text"},"by":"order","sorts":["raised_on","-raised_on"]},
  "beauty-health/items": {"filters":{"item":"number","unit":"text","measure":"number","state":["planned","in_progress","done"],"due_on_from":"day","due_on_to":"day"},"by":"order","sorts":["due_on","-due_on"]},
  "beauty-health/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "beauty-health/own_applications": {"filters":{"application":"number","state":["submitted","returned","in_review","refused","withdrawn","approved","publicised","paid","closed","clawed_back"]},"by":"order","sorts":["-submitted_on","submitted_on"]},
  "beauty-health/own_issues": {"filters":{"answered":"yes"},"by":"order","sorts":["-raised_on","raised_on"]},
  "beauty-health/own_items": {"filters":{"item":"number","unit":"text","measure":"number","state":["planned","in_progress","done"],"due_on_from":"day","due_on_to":"day"},"by":"order","sorts":["due_on","-due_on"]},
  "beauty-health/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "beauty-health/payments": {"filters":{"application":"number","state":["submitted","returned","in_review","refused","withdrawn","approved","publicised","paid","closed","clawed_back"],"kind":"text"},"by":"order","sorts":["moved_on","-moved_on"]},
  "beauty-health/reaction_tables": {"filters":{},"by":"order","sorts":["-imported_on","imported_on"]},
  "beauty-health/reactions": {"filters":{"reaction":"number","product_no":"text","evaluated":"yes","severity":["ordinary","serious","major"]},"by":"order","sorts":["-month","month"]},
  "beauty-health/records": {"filters":{"record":"number","kind":["platform","ward","study","pilot","incubator","testing_body","patent_request","rights_case","conversion","brand","product_line","sales_point","supplier","first_store","substitute_request","exhibition","talent_case","space_offer","study_18d","high_tech","standard"],"measure":"number"},"by":"order","sorts":["-first_day","first_day"]},
  "beauty-health/rules": {"filters":{"kind":"text","unit":"text"},"by":"order","sorts":["-award_year","award_year"]},
  "beauty-health/samples": {"filters":{"sample":"number","state":["pre_checked","granted","declined","closed"]},"by":"order","sorts":["checked_on","-checked_on"]},
  "childcare/account_register": {"filters":{"operator_id":"number","event":["opened","changed","closed"],"bank_id":"number","registered_on_from":"day","registered_on_to":"day"},"by":"order","sorts":["-registered_on","registered_on"]},
  "childcare/account_totals": {"filters":{"operator_id":"number","area":"text","bank_id":"number","category":["other","demo"]},"by":"order","sorts":["name","-balance","-shortfall","-name","balance","shortfall"]},
  "childcare/area_figures": {"filters":{"day":"text","area":"text","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "childcare/bills": {"filters":{"operator_id":"number","contract_id":"number","paid":"yes"},"by":"order","sorts":["-registered_on","registered_on"]},
  "childcare/breaks": {"filters":{"account_no":"text","operator_id":"number","open":"yes","kind":["missing_in_ledger","missing_in_bank","amount_differs","direction_differs","date_differs","duplicate_in_bank","balance_break"],"opened_on_from":"day","opened_on_to":"day"},"by":"order","sorts":["opened_on","-opened_on"]},
  "childcare/categories": {"filters":{"operator_id":"number","area":"text","category":["other","demo"],"first_day_from":"day","first_day_to":"day"},"by":"order","sorts":["-first_day","first_day"]},
  "childcare/category_figures": {"filters":{"day":"text","category":["other","demo"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "childcare/complaints": {"filters":{"operator_id":"number","answered":"yes","due_on_from":"day","due_on_to":"day"},"by":"order","sorts":["due_on","-filed_on","-due_on","filed_on"]},
  "childcare/contracts": {"filters":{"operator_id":"number","contract_id":"number","acknowledged":"yes","registered_on_from":"day","registered_on_to":"day"},"by":"order","sorts":["-registered_on","service_end","registered_on","-service_end"]},
  "childcare/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "childcare/disputes": {"filters":{"operator_id":"number","contract_id":"number","open":"yes","path":["negotiation","mediation","complaint","arbitration","lawsuit"],"opened_on_from":"day","opened_on_to":"day"},"by":"order","sorts":["-opened_on","opened_on"]},
  "childcare/disqualifications": {"filters":{"operator_id":"number"},"by":"order","sorts":["-first_day","first_day"]},
  "childcare/duties_met": {"filters":{"area":"text","duty":["filing","payout","refund","complaint"],"month_from":"day","month_to":"day"},"by":"order","sorts":["-month","month"]},
  "childcare/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "childcare/fee_standards": {"filters":{"operator_id":"number"},"by":"order","sorts":["item","-first_day","-item","first_day"]},
  "childcare/filings": {"filters":{"operator_id":"number","area":"text","state":["none","due","filed","closed"],"kind":["mandatory","voluntary"],"due_on_from":"day","due_on_to":"day"},"by":"order","sorts":["-due_on","due_on"]},
  "childcare/inspections": {"filters":{"operator_id":"number","inspected_on_from":"day","inspected_on_to":"day"},"by":"order","sorts":["-inspected_on","inspected_on"]},
  "childcare/institutions": {"filters":{"operator_id":"number","uscc":"text","area":"text","filing_state":["none","due","filed","closed"],"category":["other","demo"],"name_contains":"text"},"by":"order","sorts":["name","-registered_on","-balance","-shortfall","-name","registered_on","balance","shortfall"]},
  "childcare/lookup": {"filters":{"operator_id":"number","uscc":"text","area":"text","category":["other","demo"],"name_prefix":"text","name_contains":"text"},"by":"order","sorts":["name","-registered_on","-name","registered_on"]},
  "childcare/lots": {"filters":{"operator_id":"number","contract_id":"number","lot_id":"number","state":["in_transit","live","refunded","reversed"],"paid_on_from":"day","paid_on_to":"day"},"by":"order","sorts":["-paid_on","paid_on"]},
  "childcare/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "childcare/orders_due": {"filters":{"operator_id":"number","kind":["free","consumption","initial","settlement","outcome","withdraw_funding"],"due_on_from":"day","due_on_to":"day"},"by":"order","sorts":["due_on","-due_on"]},
  "childcare/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "childcare/own_readings": {"filters":{"kind":["person","attachment","erasure"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "childcare/parameter_changes": {"filters":{"parameter":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "childcare/payout_orders": {"filters":{"operator_id":"number","state":["open","held","executed","cancelled","returned","suspended"],"kind":["free","consumption","initial","settlement","outcome","withdraw_funding"],"created_on_from":"day","created_on_to":"day"},"by":"order","sorts":["-created_on","due_on","created_on","-due_on"]},
  "childcare/penalties": {"filters":{"operator_id":"number"},"by":"order","sorts":["-decided_on","decided_on"]},
  "childcare/problems": {"filters":{"operator_id":"number"},"by":"order","sorts":["-reported_on","reported_on"]},
  "childcare/refunds": {"filters":{"operator_id":"number","contract_id":"number","state":["demanded","contested","accepted","paid","rejected","withdrawn"],"open":"yes","due_on_from":"day","due_on_to":"day"},"by":"order","sorts":["due_on","-demanded_on","-due_on","demanded_on"]},
  "childcare/service_items": {"filters":{"operator_id":"number","contract_id":"number","item":"text","state":["reported","awaiting","disputed","confirmed","deemed","resolved","withdrawn"],"reported_on_from":"day","reported_on_to":"day","window_end":"text"},"by":"order","sorts":["-reported_on","reported_on"]},
  "childcare/statements": {"filters":{"account_no":"text","operator_id":"number","statement_date_from":"day","statement_date_to":"day"},"by":"order","sorts":["-statement_date","statement_date"]},
  "childcare/supervision_orders": {"filters":{"operator_id":"number"},"by":"order","sorts":["-first_day","first_day"]},
  "city/account_changes": {"filters":{"account":"number","by_account":"number","change":["opened","opened_by_holder","appointed","dismissed","suspended","resumed","closed","substitute_appointed","substitution_ended","key_issued","key_revoked","webhook_registered","webhook_ended","operator_registered"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "city/batch_counts": {"filters":{"batch":"number","op":"text","code":"text"},"by":"order","sorts":["-batch","batch"]},
  "city/batches": {"filters":{"batch_id":"text","bank_id":"number","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "city/calendar_notices": {"filters":{},"by":"order","sorts":["-adopted_on","adopted_on"]},
  "city/clause_outcomes": {"filters":{"clause":"text","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "city/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "city/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "city/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "city/outcomes": {"filters":{"command":"text","code":"text","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "city/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "city/readings": {"filters":{"by_account":"number","person":"text","operator_id":"number","kind":["person","attachment","erasure"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "eldercare/applications": {"filters":{"application":"number","round":"number","department":"text","state":["submitted","accepted","refused","selected","reserve","not_selected","withdrawn"]},"by":"order","sorts":["submitted_on","-submitted_on"]},
  "eldercare/appraisals": {"filters":{"about":"number","given_on_from":"day","given_on_to":"day"},"by":"order","sorts":["-given_on","given_on"]},
  "eldercare/channels": {"filters":{"department":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "eldercare/city_run_ledger": {"filters":{"entry_id":"number","about":"number","state":["registered","ordered","rectification_reported","checked_ok","checked_not_ok","not_substantiated","transferred","fed_back","closed"]},"by":"order","sorts":["registered_on","-registered_on"]},
  "eldercare/city_run_reports": {"filters":{"report":"number","about":"number","state":["received","accepted","returned"]},"by":"order","sorts":["received_on","-received_on"]},
  "eldercare/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "eldercare/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "eldercare/institutions": {"filters":{"institution":"number","department":"text","kind":["institution","home_care_provider"],"name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "eldercare/interpretations": {"filters":{"clause":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "eldercare/ledger": {"filters":{"entry_id":"number","ledger_number":"text","department":"text","about":"number","state":["registered","ordered","rectification_reported","checked_ok","checked_not_ok","not_substantiated","transferred","fed_back","closed"],"registered_on_from":"day","registered_on_to":"day"},"by":"order","sorts":["registered_on","-registered_on"]},
  "eldercare/members": {"filters":{"supervisor":"number","department":"text","pool_year":"number","rating":["outstanding","normal"]},"by":"order","sorts":["-first_day","first_day"]},
  "eldercare/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "eldercare/orders": {"filters":{"entry_id":"number","state":["registered","ordered","rectification_reported","checked_ok","checked_not_ok","not_substantiated","transferred","fed_back","closed"]},"by":"order","sorts":["-registered_on","registered_on"]},
  "eldercare/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "eldercare/own_reports": {"filters":{"state":["received","accepted","returned"]},"by":"order","sorts":["-received_on","received_on"]},
  "eldercare/records": {"filters":{"department":"text","kind":["meeting","joint_visit","on_site_research","training","quality_management","satisfaction","appraisal_guidance","volunteer_visit","visitor_pass","materials","transport","reimbursement"],"held_on_from":"day","held_on_to":"day"},"by":"order","sorts":["-held_on","held_on"]},
  "eldercare/reports": {"filters":{"report":"number","department":"text","about":"number","state":["received","accepted","returned"],"category":["operation","quality","safety","home_care"],"received_on_from":"day","received_on_to":"day"},"by":"order","sorts":["received_on","-received_on"]},
  "eldercare/rounds": {"filters":{"round":"number","department":"text","pool_year":"number","opens_from":"day","opens_to":"day"},"by":"order","sorts":["-opens","opens"]},
  "exam/admission_exports": {"filters":{"exam_year":"number"},"by":"order","sorts":["-exported_on","exported_on"]},
  "exam/attempts": {"filters":{"exam_number":"text","session":"number","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"state":["registered","present","absent","annulled"],"held_on_from":"day","held_on_to":"day"},"by":"order","sorts":["-held_on","held_on"]},
  "exam/corrections": {"filters":{"exam_number":"text","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"corrected_on_from":"day","corrected_on_to":"day"},"by":"order","sorts":["-corrected_on","corrected_on"]},
  "exam/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "exam/desk": {"filters":{"case_id":"number","state":["open","replied"],"kind":["question","unified_test","early_end","other"],"filed_on_from":"day","filed_on_to":"day"},"by":"order","sorts":["filed_on","-filed_on"]},
  "exam/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "exam/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "exam/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "exam/own_rechecks": {"filters":{"state":["requested","unchanged","changed"]},"by":"order","sorts":["-requested_on","requested_on"]},
  "exam/own_scripts": {"filters":{"script_no":"text","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"marked":"yes"},"by":"order","sorts":["script_no","-script_no"]},
  "exam/own_students": {"filters":{"exam_year":"number"},"by":"order","sorts":["exam_number","-exam_number"]},
  "exam/papers": {"filters":{"exam_year":"number","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"state":["draft","reviewed","sealed","used"]},"by":"order","sorts":["-exam_year","exam_year"]},
  "exam/publications": {"filters":{"exam_year":"number","area":"text","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"]},"by":"order","sorts":["-published_on","published_on"]},
  "exam/rechecks": {"filters":{"recheck":"number","exam_number":"text","state":["requested","unchanged","changed"],"requested_on_from":"day","requested_on_to":"day"},"by":"order","sorts":["requested_on","-requested_on"]},
  "exam/results": {"filters":{"exam_number":"text","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"state":["draft","confirmed","published","corrected"],"changed_on_from":"day","changed_on_to":"day"},"by":"order","sorts":["-changed_on","changed_on"]},
  "exam/school_results": {"filters":{"exam_number":"text","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"state":["draft","confirmed","published","corrected"],"changed_on_from":"day","changed_on_to":"day"},"by":"order","sorts":["-changed_on","changed_on"]},
  "exam/schools": {"filters":{"school":"number","area":"text","name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "exam/scripts": {"filters":{"script_no":"text","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"marked":"yes"},"by":"order","sorts":["script_no","-script_no"]},
  "exam/sessions": {"filters":{"exam_year":"number","subject":["chinese","mathematics","foreign_language","morality_law","physics","pe_health","history","geography","chemistry","biology","info_technology","arts","labour","comprehensive_practice"],"held_on_from":"day","held_on_to":"day"},"by":"order","sorts":["-held_on","held_on"]},
  "exam/students": {"filters":{"exam_number":"text","school":"number","area":"text","exam_year":"number","state":["enrolled","suspended","transferred_out","finished"]},"by":"order","sorts":["exam_number","-exam_number"]},
  "gazette/copies": {"filters":{"issue":"text","place":"number","district":"text"},"by":"order","sorts":["-issue","issue"]},
  "gazette/copy_requests": {"filters":{"request":"number","issue":"text","collected":"yes"},"by":"order","sorts":["-asked_on","asked_on"]},
  "gazette/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "gazette/deliveries": {"filters":{"delivery":"number","issue":"text"},"by":"order","sorts":["-sent_on","sent_on"]},
  "gazette/departments": {"filters":{"name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "gazette/drafts": {"filters":{"issue":"text","published":"yes"},"by":"order","sorts":["-total_number","total_number"]},
  "gazette/errata": {"filters":{"document":"text","anchor":"text"},"by":"order","sorts":["-published_on","published_on"]},
  "gazette/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "gazette/interpretations": {"filters":{"document":"text","target":"text"},"by":"order","sorts":["-published_on","published_on"]},
  "gazette/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "gazette/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "gazette/places": {"filters":{"district":"text","kind":"text","name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "gazette/published_issues": {"filters":{"issue":"text","issue_year":"number"},"by":"order","sorts":["-total_number","total_number"]},
  "gazette/status_events": {"filters":{"target":"text","takes_effect_from":"day","takes_effect_to":"day"},"by":"order","sorts":["-takes_effect","takes_effect"]},
  "gazette/submissions": {"filters":{"document":"text","issue":"text","state":["received","typeset","proofed","published"],"doc_number_contains":"text"},"by":"order","sorts":["-date_issued","date_issued"]},
  "heating/applications": {"filters":{"household":"number","village":"number","state":["draft","submitted","returned","eligible","ineligible","purchase_submitted","purchase_returned","amount_confirmed","payment_ordered","payment_failed","paid","withdrawn","lapsed"],"kind":["renewal","new_household"],"area":"text","submitted_on_from":"day","submitted_on_to":"day"},"by":"order","sorts":["submitted_on","-changed_on","-submitted_on","changed_on"]},
  "heating/catalogue": {"filters":{"supplier":"text","category":"text","price_from":"number","price_to":"number"},"by":"order","sorts":["price","-listed_from","-price","listed_from"]},
  "heating/claims": {"filters":{"loan":"number","household":"number","state":["claimed","approved","refused"],"confirmed":"yes"},"by":"order","sorts":["claimed_on","-claimed_on"]},
  "heating/clawbacks": {"filters":{"application":"number","household":"number","state":["opened","decided","recovering","recovered","dismissed"],"area":"text"},"by":"order","sorts":["-opened_on","opened_on"]},
  "heating/complaints": {"filters":{"state":["received","accepted","investigating","decided","replied","closed"],"outcome":["upheld","not_upheld","referred"],"received_on_from":"day","received_on_to":"day"},"by":"order","sorts":["received_on","-received_on"]},
  "heating/criteria_months": {"filters":{"area":"text","criterion":"text","month_from":"day","month_to":"day"},"by":"order","sorts":["-month","month"]},
  "heating/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "heating/device_years": {"filters":{"area":"text","type":["ashp_hot_water","ashp_hot_air","gas_boiler","storage_heater","other_electric"],"first_day_from":"day","first_day_to":"day"},"by":"order","sorts":["first_day","-first_day"]},
  "heating/devices": {"filters":{"household":"number","village":"number","type":["ashp_hot_water","ashp_hot_air","gas_boiler","storage_heater","other_electric"],"state":["in_use","replaced","recycled"],"first_run_on_from":"day","first_run_on_to":"day"},"by":"order","sorts":["first_run_on","-first_run_on"]},
  "heating/district_months": {"filters":{"area":"text","month_from":"day","month_to":"day"},"by":"order","sorts":["-month","month"]},
  "heating/excluded_suppliers": {"filters":{"supplier":"text"},"by":"order","sorts":["supplier","-supplier"]},
  "heating/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "heating/households": {"filters":{"household":"number","village":"number","ref":"text"},"by":"order","sorts":["ref","-added_on","-ref","added_on"]},
  "heating/installs": {"filters":{"application":"number","household":"number","supplier":"text","category":"text","installed_on_from":"day","installed_on_to":"day"},"by":"order","sorts":["-installed_on","installed_on"]},
  "heating/loans": {"filters":{"application":"number","household":"number","product":"number"},"by":"order","sorts":["-start","start"]},
  "heating/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "heating/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "heating/own_readings": {"filters":{"kind":["person","attachment","erasure"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "heating/papers": {"filters":{"application":"number","device":"number","household":"number","kind":["application","repair","season","inspection","certificate","photo","statement","household_check","running_years","standard_proof","loan_consent","return_reasons"]},"by":"order","sorts":["-day","day"]},
  "heating/parameter_changes": {"filters":{"parameter":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "heating/payments": {"filters":{"application":"number","household":"number","state":["payable","ordered","paid","failed","reversed"],"area":"text","promised_on_from":"day","promised_on_to":"day"},"by":"order","sorts":["promised_on","-promised_on"]},
  "heating/postings": {"filters":{"ledger_account":"text","rule":"text","area":"text","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "heating/products": {"filters":{"bank_id":"number"},"by":"order","sorts":["-offered_from","offered_from"]},
  "heating/publicity": {"filters":{"topic":["standard","mode","financial_products","selection_guide","hotline_script"],"published_on_from":"day","published_on_to":"day"},"by":"order","sorts":["-published_on","published_on"]},
  "heating/samplings": {"filters":{"supplier":"text","result":["passed","failed"],"sampled_on_from":"day","sampled_on_to":"day"},"by":"order","sorts":["-sampled_on","sampled_on"]},
  "heating/statistics": {"filters":{"area":"text","first_day_from":"day","first_day_to":"day"},"by":"order","sorts":["-first_day","first_day"]},
  "heating/suppliers": {"filters":{"supplier":"text","excluded":"yes"},"by":"order","sorts":["supplier","-supplier"]},
  "heating/villages": {"filters":{"area":"text","conversion":["none","in_progress","complete"],"name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "legal-profession/assessments": {"filters":{"assessment":"number","firm":"number","state":["open","submitted","final"]},"by":"order","sorts":["-assessed_year","assessed_year"]},
  "legal-profession/brands": {"filters":{"kind":"text","area":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "legal-profession/clues": {"filters":{"clue":"number","state":["sent","accepted","returned","concluded","answered"]},"by":"order","sorts":["-sent_on","sent_on"]},
  "legal-profession/complaints": {"filters":{"complaint":"number","state":["received","handling","concluded","answered","transferred"],"kind":"text"},"by":"order","sorts":["-received_on","received_on"]},
  "legal-profession/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "legal-profession/disclosures": {"filters":{"firm":"number","lawyer":"number","area":"text","kind":["honour","assessment","penalty","industry_sanction","complaint_upheld","breach_of_promise"],"name_contains":"text"},"by":"order","sorts":["-decided_on","decided_on"]},
  "legal-profession/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "legal-profession/firms": {"filters":{"unit":"number","firm":"number","area":"text","unit_kind":["firm","branch","abroad"],"standing":["in_practice","suspended","cancelled","revoked"],"name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "legal-profession/integrity": {"filters":{"integrity":"number","firm":"number","lawyer":"number","kind":["honour","assessment","penalty","industry_sanction","complaint_upheld","breach_of_promise"]},"by":"order","sorts":["-decided_on","decided_on"]},
  "legal-profession/lawyers": {"filters":{"lawyer":"number","firm":"number","area":"text","standing":["in_practice","suspended","cancelled","revoked"],"lawyer_class":["full_time","part_time","public","company","legal_aid"]},"by":"order","sorts":["first_date","-first_date"]},
  "legal-profession/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "legal-profession/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "legal-profession/own_samples": {"filters":{"unit":"number"},"by":"order","sorts":["-sample_year","sample_year"]},
  "legal-profession/party_items": {"filters":{"item":"number"},"by":"order","sorts":["-due_on","due_on"]},
  "legal-profession/party_registers": {"filters":{"record":"number","kind":["party_standard","party_org","instructor","secretary_report","party_item_done","representative","candidate","party_term","leader","organ","organ_lawyer","company_lawyer","association_term","model_firm","first_class_firm","programme_person","adviser","cluster","training","committee","dispute","recommendation","event"]},"by":"order","sorts":["-first_day","first_day"]},
  "legal-profession/pro_bono": {"filters":{"claim":"number","lawyer":"number","firm":"number","state":["claimed","verified","rejected","reversed"],"served_on_from":"day","served_on_to":"day"},"by":"order","sorts":["-served_on","served_on"]},
  "legal-profession/registers": {"filters":{"record":"number","kind":["party_standard","party_org","instructor","secretary_report","party_item_done","representative","candidate","party_term","leader","organ","organ_lawyer","company_lawyer","association_term","model_firm","first_class_firm","programme_person","adviser","cluster","training","committee","dispute","recommendation","event"]},"by":"order","sorts":["-first_day","first_day"]},
  "legal-profession/returns": {"filters":{"annual_return":"number","firm":"number","area":"text"},"by":"order","sorts":["-submitted_on","submitted_on"]},
  "legal-profession/rights_requests": {"filters":{"rights_request":"number","lawyer":"number"},"by":"order","sorts":["-asked_on","asked_on"]},
  "legal-profession/spot_samples": {"filters":{"unit":"number","area":"text"},"by":"order","sorts":["-sample_year","sample_year"]},
  "legal-profession/talents": {"filters":{"lawyer":"number","tier":["leading","excellent","reserve"],"area":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "prepaid-card/account_register": {"filters":{"operator_id":"number","event":["opened","changed","closed"],"bank_id":"number","registered_on_from":"day","registered_on_to":"day","area":"text"},"by":"order","sorts":["-registered_on","registered_on"]},
  "prepaid-card/accounts": {"filters":{"account_no":"text","operator_id":"number","state":["opening","active","closing","closed"],"bank_id":"number","area":"text"},"by":"order","sorts":["-opened_on","opened_on"]},
  "prepaid-card/advertisements": {"filters":{"operator_id":"number","area":"text"},"by":"order","sorts":["-checked_on","checked_on"]},
  "prepaid-card/agreements": {"filters":{"operator_id":"number","state":["prepared","active","ended"],"bank_id":"number","area":"text"},"by":"order","sorts":["-signed_on","signed_on"]},
  "prepaid-card/area_figures": {"filters":{"day":"text","area":"text","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "prepaid-card/bank_reports": {"filters":{"operator_id":"number","period":"text","bank_id":"number","area":"text"},"by":"order","sorts":["-period","period"]},
  "prepaid-card/banks": {"filters":{"bank_id":"number","state":["known","keeping"]},"by":"order","sorts":["name","-name"]},
  "prepaid-card/breaks": {"filters":{"account_no":"text","operator_id":"number","open":"yes","kind":["missing_in_ledger","missing_in_bank","amount_differs","direction_differs","date_differs","duplicate_in_bank","balance_break"],"opened_on_from":"day","opened_on_to":"day","area":"text"},"by":"order","sorts":["opened_on","-opened_on"]},
  "prepaid-card/cards": {"filters":{"card_id":"text","operator_id":"number","product_id":"number","first_sale_from":"day","first_sale_to":"day"},"by":"order","sorts":["-first_sale","card_id","first_sale","-card_id"]},
  "prepaid-card/changes": {"filters":{"operator_id":"number","state":["submitted","applied","returned"],"late":"yes","submitted_on_from":"day","submitted_on_to":"day","due_on_from":"day","due_on_to":"day","area":"text"},"by":"order","sorts":["-submitted_on","due_on","submitted_on","-due_on"]},
  "prepaid-card/city_figures": {"filters":{"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "prepaid-card/closings": {"filters":{"operator_id":"number","day":"text","bank_id":"number","day_from":"day","day_to":"day","area":"text"},"by":"order","sorts":["-day","-balance","day","balance"]},
  "prepaid-card/complaints": {"filters":{"operator_id":"number","answered":"yes","due_on_from":"day","due_on_to":"day","filed_on_from":"day","filed_on_to":"day","area":"text"},"by":"order","sorts":["due_on","-filed_on","-due_on","filed_on"]},
  "prepaid-card/compliance_events": {"filters":{"operator_id":"number","code":"text","open":"yes","opened_on_from":"day","opened_on_to":"day","area":"text"},"by":"order","sorts":["-opened_on","opened_on"]},
  "prepaid-card/deadline_counts": {"filters":{"kind":["cash","objection","filing_confirm","change_handle","deregistration_handle","report_check","complaint"],"due_on_from":"day","due_on_to":"day","area":"text"},"by":"order","sorts":["due_on","-due_on"]},
  "prepaid-card/deadlines": {"filters":{"operator_id":"number","kind":["cash","objection","filing_confirm","change_handle","deregistration_handle","report_check","complaint"],"due_on_from":"day","due_on_to":"day","area":"text"},"by":"order","sorts":["due_on","-due_on"]},
  "prepaid-card/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "prepaid-card/declarations": {"filters":{"operator_id":"number","area":"text"},"by":"order","sorts":["-as_of","as_of"]},
  "prepaid-card/disputes": {"filters":{"operator_id":"number","state":["disputed","agreed"],"objected_on_from":"day","objected_on_to":"day","area":"text"},"by":"order","sorts":["-objected_on","objected_on"]},
  "prepaid-card/disqualifications": {"filters":{"operator_id":"number","kind":["dishonest_judgment_debtor","abnormal_operation","deregistering"],"area":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "prepaid-card/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "prepaid-card/filing_duties": {"filters":{"operator_id":"number","area":"text"},"by":"order","sorts":["opened_on","-opened_on"]},
  "prepaid-card/filings": {"filters":{"filing_id":"number","filing_number":"text","operator_id":"number","state":["submitted","returned","withdrawn","active","terminating","deregistering","deregistered"],"kind":["mandatory","voluntary"],"submitted_on_from":"day","submitted_on_to":"day","due_on_from":"day","due_on_to":"day","area":"text"},"by":"order","sorts":["-submitted_on","due_on","submitted_on","-due_on"]},
  "prepaid-card/holder_notices": {"filters":{"operator_id":"number","reason":["closure","move"],"area":"text"},"by":"order","sorts":["-told_on","told_on"]},
  "prepaid-card/holders": {"filters":{"card_id":"text"},"by":"order","sorts":["-bound_on","bound_on"]},
  "prepaid-card/industry_figures": {"filters":{"day":"text","industry":["retail","catering","resident_service"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "prepaid-card/inspections": {"filters":{"operator_id":"number","inspected_on_from":"day","inspected_on_to":"day","area":"text"},"by":"order","sorts":["-inspected_on","inspected_on"]},
  "prepaid-card/late_cash": {"filters":{"operator_id":"number","overdue_since_from":"day","overdue_since_to":"day","area":"text"},"by":"order","sorts":["-overdue_since","overdue_since"]},
  "prepaid-card/lookup": {"filters":{"uscc":"text","filing_number":"text","operator_id":"number","area":"text","industry":["retail","catering","resident_service"],"status":["submitted","returned","withdrawn","active","terminating","deregistering","deregistered"],"name_prefix":"text","name_contains":"text","address_contains":"text"},"by":"order","sorts":["name","-confirmed_on","-name","confirmed_on"]},
  "prepaid-card/named_outlets": {"filters":{"operator_id":"number"},"by":"order","sorts":["operator_id","-operator_id"]},
  "prepaid-card/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "prepaid-card/operator_figures": {"filters":{"operator_id":"number","uscc":"text","filing_state":["submitted","returned","withdrawn","active","terminating","deregistering","deregistered"],"industry":["retail","catering","resident_service"],"shortfall_from":"number","shortfall_to":"number","name_contains":"text","area":"text"},"by":"order","sorts":["name","-balance","-custody","-required","-shortfall","-name","balance","custody","required","shortfall"]},
  "prepaid-card/operators": {"filters":{"operator_id":"number","uscc":"text","filing_state":["submitted","returned","withdrawn","active","terminating","deregistering","deregistered"],"industry":["retail","catering","resident_service"],"name_prefix":"text","name_contains":"text","area":"text"},"by":"order","sorts":["name","-registered_on","-name","registered_on"]},
  "prepaid-card/orders_due": {"filters":{"operator_id":"number","kind":["free","consumption","initial","settlement","outcome","withdraw_funding"],"due_on_from":"day","due_on_to":"day","area":"text"},"by":"order","sorts":["due_on","-due_on"]},
  "prepaid-card/outlets": {"filters":{"operator_id":"number","located_in":"text","kind":["branch","redemption_site"],"address_contains":"text"},"by":"order","sorts":["address","-address"]},
  "prepaid-card/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "prepaid-card/parameter_changes": {"filters":{"parameter":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "prepaid-card/payout_orders": {"filters":{"operator_id":"number","state":["open","held","executed","cancelled","returned","suspended"],"kind":["free","consumption","initial","settlement","outcome","withdraw_funding"],"created_on_from":"day","created_on_to":"day","due_on_from":"day","due_on_to":"day","area":"text"},"by":"order","sorts":["-created_on","due_on","created_on","-due_on"]},
  "prepaid-card/penalties": {"filters":{"operator_id":"number","article":"number","decided_on_from":"day","decided_on_to":"day","area":"text"},"by":"order","sorts":["-decided_on","decided_on"]},
  "prepaid-card/products": {"filters":{"operator_id":"number","form":["physical","virtual"],"area":"text"},"by":"order","sorts":["-issued_on","issued_on"]},
  "prepaid-card/quarter_reports": {"filters":{"operator_id":"number","quarter":"text","checked":"yes","superseded":"yes","quarter_from":"text","quarter_to":"text","check_due_on_from":"day","check_due_on_to":"day","area":"text"},"by":"order","sorts":["-quarter","check_due_on","quarter","-check_due_on"]},
  "prepaid-card/record_versions": {"filters":{"operator_id":"number","cause":["confirmed","changed","corrected"],"area":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "prepaid-card/refunds": {"filters":{"operator_id":"number","state":["demanded","contested","accepted","paid","rejected","withdrawn"],"ground":["cooling_off","not_performed","agreed","lawful_rescission","below_minimum_item","operator_fault","termination"],"due_on_from":"day","due_on_to":"day","demanded_on_from":"day","demanded_on_to":"day","area":"text"},"by":"order","sorts":["due_on","-demanded_on","-due_on","demanded_on"]},
  "prepaid-card/release_applications": {"filters":{"operator_id":"number","state":["window_open","settled","cancelled"],"applied_on_from":"day","applied_on_to":"day","window_end_from":"day","window_end_to":"day","area":"text"},"by":"order","sorts":["-applied_on","window_end","applied_on","-window_end"]},
  "prepaid-card/risk_prompts": {"filters":{"operator_id":"number"},"by":"order","sorts":["-first_day","first_day"]},
  "prepaid-card/shortfalls": {"filters":{"operator_id":"number","open":"yes","area":"text"},"by":"order","sorts":["opened_on","-opened_on"]},
  "prepaid-card/statements": {"filters":{"account_no":"text","operator_id":"number","statement_date_from":"day","statement_date_to":"day","area":"text"},"by":"order","sorts":["-statement_date","statement_date"]},
  "prepaid-card/supervision_orders": {"filters":{"operator_id":"number","kind":["rectification","suspension"],"first_day_from":"day","first_day_to":"day","area":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "prepaid-card/terminations": {"filters":{"operator_id":"number","notice_on_from":"day","notice_on_to":"day","area":"text"},"by":"order","sorts":["-notice_on","notice_on"]},
  "prepaid-card/violations": {"filters":{"operator_id":"number","rule":"text","observed_on_from":"day","observed_on_to":"day","area":"text"},"by":"order","sorts":["-observed_on","observed_on"]},
  "school-traffic/checks": {"filters":{"check_id":"number","school":"number","state":["planned","started","finished","cancelled"],"area":"text"},"by":"order","sorts":["-planned_on","planned_on"]},
  "school-traffic/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "school-traffic/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "school-traffic/incidents": {"filters":{"incident":"number","school":"number","state":["reported","acknowledged","closed"],"area":"text"},"by":"order","sorts":["-occurred_on","occurred_on"]},
  "school-traffic/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "school-traffic/own_checks": {"filters":{"check_id":"number","school":"number","state":["planned","started","finished","cancelled"]},"by":"order","sorts":["-planned_on","planned_on"]},
  "school-traffic/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "school-traffic/plans": {"filters":{"plan":"number","school":"number","state":["submitted","filed","returned","superseded","withdrawn"],"area":"text"},"by":"order","sorts":["-first_day","first_day"]},
  "school-traffic/problems": {"filters":{"problem":"number","school":"number","state":["open","assigned","rectified","closed"],"area":"text","kind":"text","opened_on_from":"day","opened_on_to":"day"},"by":"order","sorts":["-opened_on","opened_on"]},
  "school-traffic/prompts": {"filters":{"area":"text","acknowledged":"yes"},"by":"order","sorts":["-due_on","due_on"]},
  "school-traffic/reports": {"filters":{"report":"number","school":"number","state":["submitted","accepted","returned","withdrawn"],"area":"text"},"by":"order","sorts":["-submitted_on","submitted_on"]},
  "school-traffic/rounds": {"filters":{"round":"number","state":["scoring","frozen","published","withdrawn"]},"by":"order","sorts":["-last_day","last_day"]},
  "school-traffic/schools": {"filters":{"school":"number","name_contains":"text","area":"text","kind":["kindergarten","primary","middle","nine_year","other"],"in_use":"yes"},"by":"order","sorts":["name","-name"]},
  "school-traffic/scoring": {"filters":{"round":"number","state":["scoring","frozen","published","withdrawn"]},"by":"order","sorts":["-last_day","last_day"]},
  "school-traffic/shifts": {"filters":{"school":"number","day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "school-traffic/tasks": {"filters":{"kind":["problem","whistle","incident"],"school":"number","done":"yes"},"by":"order","sorts":["-opened_on","opened_on"]},
  "school-traffic/violations": {"filters":{"school":"number","kind":"text","area":"text","happened_on_from":"day","happened_on_to":"day"},"by":"order","sorts":["-happened_on","happened_on"]},
  "school-traffic/whistles": {"filters":{"whistle":"number","school":"number","state":["blown","reported_in","resolved","confirmed"],"area":"text"},"by":"order","sorts":["-blown_on","blown_on"]},
  "used-vehicle/cases": {"filters":{"operator_id":"number","state":["detected","listed","rectified_claimed","lifted","dismissed"]},"by":"order","sorts":["-found_on","found_on"]},
  "used-vehicle/complaints": {"filters":{"state":["received","accepted","decided","replied","closed"],"kind":["reissue_demand","obstruction","fake_trade","other"],"received_on_from":"day","received_on_to":"day"},"by":"order","sorts":["received_on","-received_on"]},
  "used-vehicle/dealers": {"filters":{"name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "used-vehicle/decisions": {"filters":{"operator_id":"number","code":"text","command":"text","outcome":["accepted","refused","duplicate"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "used-vehicle/facts": {"filters":{"operator_id":"number","fact":"text","day_from":"day","day_to":"day","entry_from":"number","entry_to":"number"},"by":"order","sorts":["-day","day","entry","-entry"]},
  "used-vehicle/invoices": {"filters":{"operator_id":"number","invoice_no":"text","vin":"text","state":["valid","used","voided","red_lettered"],"kind":["reverse","own_sale","market_agent"],"invoice_date_from":"day","invoice_date_to":"day"},"by":"order","sorts":["-invoice_date","invoice_date"]},
  "used-vehicle/loss_claims": {"filters":{"state":["filed","answered","closed"]},"by":"order","sorts":["submitted_on","-submitted_on"]},
  "used-vehicle/news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "used-vehicle/operators": {"filters":{"operator_id":"number","uscc":"text","filing":["active","ended"],"name_contains":"text"},"by":"order","sorts":["name","-registered_on","-name","registered_on"]},
  "used-vehicle/own_news": {"filters":{"operator_id":"number","entry_from":"number","entry_to":"number"},"by":"order","sorts":["entry","-entry"]},
  "used-vehicle/own_transactions": {"filters":{"transaction_id":"number","vin":"text","state":["open","invoiced","registered","cancelled"],"opened_on_from":"day","opened_on_to":"day"},"by":"order","sorts":["-opened_on","opened_on"]},
  "used-vehicle/patterns": {"filters":{"vin":"text","broker_id":"number","pattern":["resold","broker_deals","price_far"],"day_from":"day","day_to":"day"},"by":"order","sorts":["-day","day"]},
  "used-vehicle/pushes": {"filters":{"operator_id":"number","batch":"number"},"by":"order","sorts":["-batch","batch"]},
  "used-vehicle/quotas": {"filters":{"operator_id":"number","state":["allocated","used","released","expired","cancelled"]},"by":"order","sorts":["-allocated_on","allocated_on"]},
  "used-vehicle/registrations": {"filters":{"operator_id":"number","station":"number","vin":"text","registered_on_from":"day","registered_on_to":"day"},"by":"order","sorts":["-registered_on","registered_on"]},
  "used-vehicle/reviews": {"filters":{"operator_id":"number","state":["submitted","verified","rejected","withdrawn"]},"by":"order","sorts":["submitted_on","-submitted_on"]},
  "used-vehicle/stations": {"filters":{"station":"number","operator_id":"number","state":["applied","active","stopped"]},"by":"order","sorts":["-applied_on","applied_on"]},
  "used-vehicle/suspended_markets": {"filters":{"name_contains":"text"},"by":"order","sorts":["name","-name"]},
  "used-vehicle/trade_groups": {"filters":{"facet":["stage","market","brand_class"],"month_from":"day","month_to":"day"},"by":"order","sorts":["-month","month"]},
  "used-vehicle/trade_months": {"filters":{"month_from":"day","month_to":"day"},"by":"order","sorts":["-month","month"]},
  "used-vehicle/transactions": {"filters":{"transaction_id":"number","vin":"text","state":["open","invoiced","registered","cancelled"],"stage":["purchase","sale","other"],"opened_on_from":"day","opened_on_to":"day"},"by":"order","sorts":["-opened_on","opened_on"]},
  "used-vehicle/vehicles": {"filters":{"operator_id":"number","vin":"text","plate":"text","owner_since_from":"day","owner_since_to":"day"},"by":"order","sorts":["-owner_since","owner_since"]},
}

// What a remark on an accepted command rests on.
export const clausesOfCode: Record<string, readonly string[]> = {
  "childcare.account_not_dedicated": [
    "childcare/10f",
    "childcare/10g"
  ],
  "childcare.account_not_unique": [
    "childcare/10c"
  ],
  "childcare.agreement_missing": [
    "childcare/10d"
  ],
  "childcare.balance_not_below_minimum": [
    "childcare/16e"
  ],
  "childcare.bank_not_in_beijing": [
    "childcare/10b"
  ],
  "childcare.bank_not_unique": [
    "childcare/10b"
  ],
  "childcare.beyond_lease": [
    "childcare/12b"
  ],
  "childcare.cash_deposit_late": [
    "childcare/10i"
  ],
  "childcare.category_not_by_district": [
    "childcare/19b"
  ],
  "childcare.child_over_three": [
    "childcare/2b"
  ],
  "childcare.complaint_late": [
    "reg/25",
    "childcare/22a"
  ],
  "childcare.confirm_window_closed": [
    "childcare/2-14c"
  ],
  "childcare.cooling_off_expired": [
    "childcare/15a"
  ],
  "childcare.custody_fee_prohibited": [
    "childcare/18d"
  ],
  "childcare.custody_insufficient_for_refund": [
    "childcare/15b",
    "childcare/16a",
    "childcare/18b"
  ],
  "childcare.custody_not_set_up": [
    "childcare/10a"
  ],
  "childcare.custody_shortfall": [
    "childcare/13b",
    "childcare/18b"
  ],
  "childcare.cycle_already_reported": [
    "childcare/14b"
  ],
  "childcare.cycle_not_allowed": [
    "childcare/14c",
    "childcare/14d"
  ],
  "childcare.cycle_not_confirmed": [
    "childcare/14c",
    "childcare/14d"
  ],
  "childcare.cycle_not_finished": [
    "childcare/14b"
  ],
  "childcare.disclosure_missing": [
    "childcare/9a",
    "childcare/17a"
  ],
  "childcare.dispute_split_wrong": [
    "childcare/2-14d"
  ],
  "childcare.enrolment_not_updated": [
    "childcare/7f"
  ],
  "childcare.fee_above_published": [
    "childcare/9c"
  ],
  "childcare.fee_hours_exceeded": [
    "childcare/12c"
  ],
  "childcare.fee_item_not_published": [
    "childcare/9c"
  ],
  "childcare.fee_span_exceeded": [
    "childcare/12d"
  ],
  "childcare.fee_too_early": [
    "childcare/12e"
  ],
  "childcare.filing_due": [
    "childcare/6a"
  ],
  "childcare.filing_incomplete": [
    "childcare/7a",
    "childcare/7b",
    "childcare/7c",
    "childcare/7d",
    "childcare/7e"
  ],
  "childcare.filing_overdue": [
    "childcare/6a"
  ],
  "childcare.fine_out_of_range": [
    "reg/28",
    "childcare/22a"
  ],
  "childcare.gift_price_not_agreed": [
    "childcare/15d"
  ],
  "childcare.institution_exists": [
    "childcare/7a"
  ],
  "childcare.issuer_disqualified": [
    "reg/11",
    "childcare/22a"
  ],
  "childcare.issuing_suspended": [
    "reg/28",
    "childcare/22a"
  ],
  "childcare.item_disputed": [
    "childcare/2-14d"
  ],
  "childcare.levy_prohibited": [
    "childcare/9d"
  ],
  "childcare.lot_balance_insufficient": [
    "childcare/2-14d"
  ],
  "childcare.missing_in_ledger": [
    "childcare/10h",
    "childcare/18b"
  ],
  "childcare.not_confirmed": [
    "childcare/2-14a"
  ],
  "childcare.not_in_force": [
    "childcare/23a"
  ],
  "childcare.out_of_scope": [
    "childcare/2a",
    "childcare/2b"
  ],
  "childcare.outcome_not_proven": [
    "childcare/2-14d"
  ],
  "childcare.outflow_not_named": [
    "childcare/18b"
  ],
  "childcare.payee_mismatch": [
    "childcare/10e"
  ],
  "childcare.payout_late": [
    "childcare/13c",
    "childcare/2-14b"
  ],
  "childcare.period_outside_service": [
    "childcare/12a"
  ],
  "childcare.period_overlap": [
    "childcare/12a"
  ],
  "childcare.ratio_mismatch": [
    "childcare/7c",
    "childcare/13d",
    "childcare/13e"
  ],
  "childcare.refund_channel_not_agreed": [
    "childcare/15c"
  ],
  "childcare.refund_ground_missing": [
    "childcare/15a",
    "childcare/16b",
    "childcare/16c",
    "childcare/16d",
    "childcare/16e"
  ],
  "childcare.refund_not_in_full": [
    "childcare/15b",
    "childcare/16a"
  ],
  "childcare.refund_overdue": [
    "childcare/15b",
    "childcare/16a"
  ],
  "childcare.release_below_floor": [
    "childcare/13b",
    "childcare/18b"
  ],
  "childcare.risk_prompt_not_acknowledged": [
    "childcare/9b",
    "childcare/5g"
  ],
  "childcare.service_already_received": [
    "childcare/15a"
  ],
  "childcare.unfair_term": [
    "childcare/5q"
  ],
  "childcare.units_exceed_lot": [
    "childcare/5e"
  ],
  "childcare.uscc_invalid": [
    "childcare/7a"
  ],
  "childcare.voucher_item_missing": [
    "childcare/5b",
    "childcare/7d"
  ],
  "prepaid_card.account_not_dedicated": [
    "prepaid-card/9e",
    "prepaid-card/9g"
  ],
  "prepaid_card.account_not_unique": [
    "prepaid-card/9d"
  ],
  "prepaid_card.ad_mismatch": [
    "prepaid-card/6d",
    "prepaid-card/6e"
  ],
  "prepaid_card.agreement_missing": [
    "prepaid-card/9c"
  ],
  "prepaid_card.agreement_not_confirmed": [
    "prepaid-card/9m"
  ],
  "prepaid_card.balance_not_below_minimum": [
    "reg/17b",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.bank_not_in_beijing": [
    "prepaid-card/9b"
  ],
  "prepaid_card.bank_not_unique": [
    "prepaid-card/9b"
  ],
  "prepaid_card.bank_report_missing": [
    "prepaid-card/12e"
  ],
  "prepaid_card.branch_cannot_file": [
    "prepaid-card/4d"
  ],
  "prepaid_card.branch_cannot_issue": [
    "prepaid-card/4d"
  ],
  "prepaid_card.card_balance_insufficient": [
    "prepaid-card/2e",
    "prepaid-card/9h"
  ],
  "prepaid_card.cash_deposit_late": [
    "prepaid-card/9q"
  ],
  "prepaid_card.change_handle_late": [
    "prepaid-card/7b"
  ],
  "prepaid_card.change_late": [
    "prepaid-card/7a"
  ],
  "prepaid_card.checklist_open": [
    "prepaid-card/8e"
  ],
  "prepaid_card.clearing_fund_insufficient": [
    "prepaid-card/8d"
  ],
  "prepaid_card.complaint_late": [
    "reg/25",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.contract_item_missing": [
    "prepaid-card/5e",
    "reg/13",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.cooling_off_expired": [
    "reg/16",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.cooling_off_redeemed": [
    "reg/16",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.custody_insufficient_for_refund": [
    "prepaid-card/9i",
    "prepaid-card/9p"
  ],
  "prepaid_card.custody_not_set_up": [
    "prepaid-card/9a"
  ],
  "prepaid_card.custody_shortfall": [
    "prepaid-card/9i",
    "prepaid-card/9o",
    "prepaid-card/9p"
  ],
  "prepaid_card.deregistration_late": [
    "prepaid-card/8f"
  ],
  "prepaid_card.fee_not_agreed": [
    "prepaid-card/9c"
  ],
  "prepaid_card.filing_confirm_late": [
    "prepaid-card/6a"
  ],
  "prepaid_card.filing_due": [
    "prepaid-card/4a",
    "prepaid-card/4c"
  ],
  "prepaid_card.filing_incomplete": [
    "prepaid-card/5b",
    "prepaid-card/5c",
    "prepaid-card/5d",
    "prepaid-card/annex-a",
    "prepaid-card/annex-b"
  ],
  "prepaid_card.fine_out_of_range": [
    "reg/28",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.holders_not_told": [
    "reg/18",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.industry_not_listed": [
    "prepaid-card/2c"
  ],
  "prepaid_card.issuer_disqualified": [
    "reg/11",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.issuing_stopped": [
    "prepaid-card/8b"
  ],
  "prepaid_card.issuing_suspended": [
    "reg/28",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.missing_in_ledger": [
    "prepaid-card/9h",
    "prepaid-card/12c"
  ],
  "prepaid_card.not_in_force": [
    "prepaid-card/16a"
  ],
  "prepaid_card.notice_period_not_over": [
    "prepaid-card/8c"
  ],
  "prepaid_card.objection_window_closed": [
    "prepaid-card/9l"
  ],
  "prepaid_card.open_items": [
    "prepaid-card/8a",
    "prepaid-card/8e"
  ],
  "prepaid_card.operator_exists": [
    "prepaid-card/4d"
  ],
  "prepaid_card.out_of_scope": [
    "prepaid-card/2a",
    "prepaid-card/2b"
  ],
  "prepaid_card.outlet_not_listed": [
    "prepaid-card/4i"
  ],
  "prepaid_card.parameter_invalid": [
    "prepaid-card/3a"
  ],
  "prepaid_card.payout_late": [
    "prepaid-card/9k",
    "prepaid-card/9n"
  ],
  "prepaid_card.product_exists": [
    "prepaid-card/4h"
  ],
  "prepaid_card.product_not_head_office": [
    "prepaid-card/4h"
  ],
  "prepaid_card.redemption_disputed": [
    "prepaid-card/9m"
  ],
  "prepaid_card.refund_not_in_full": [
    "reg/16",
    "reg/17a",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.refund_overdue": [
    "reg/16",
    "reg/17a",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.release_below_floor": [
    "prepaid-card/9i",
    "prepaid-card/9o",
    "prepaid-card/9p"
  ],
  "prepaid_card.report_check_late": [
    "prepaid-card/12b"
  ],
  "prepaid_card.report_late": [
    "prepaid-card/12a"
  ],
  "prepaid_card.report_mismatch": [
    "prepaid-card/12a"
  ],
  "prepaid_card.retention_period": [
    "reg/19",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.unfair_term": [
    "prepaid-card/5e",
    "reg/15",
    "prepaid-card/2-15a"
  ],
  "prepaid_card.uscc_invalid": [
    "prepaid-card/5b"
  ],
  "prepaid_card.use_prohibited": [
    "prepaid-card/9j",
    "prepaid-card/10b"
  ],
  "prepaid_card.window_open": [
    "prepaid-card/9l"
  ]
}
