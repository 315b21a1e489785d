// Every key that may stand somewhere in a scenario file; docs/scenarios.md explains each.
#pragma once

#include <string>
#include <vector>

namespace gongbao::cli::scenario::keys {

inline const std::vector<std::string> scenario{"scenario",   "system", "example", "clauses",
                                               "parameters", "given",  "steps",   "note"};
// Beside the one thing that a step, or a record of a batch, does.
inline const std::vector<std::string> manner{"on", "at", "by", "id", "same_id", "id_day", "expect", "note"};
inline const std::vector<std::string> record_manner{"id", "same_id", "id_day", "expect", "note"};
inline const std::vector<std::string> batch{"records", "batch_id", "bank", "account_no", "business_date", "control"};

inline const std::vector<std::string> given{"on", "operator", "operators"};
// Passed on to register_operator and to sign_custody_agreement as they are.
inline const std::vector<std::string> registration{"kind",     "operator_name", "uscc",      "district",
                                                   "industry", "sub_industry",  "legal_rep", "settlement_account"};
inline const std::vector<std::string> agreement{"bank", "bank_district", "payout_cycle", "payout_weekday",
                                                "fee_agreed"};
inline const std::vector<std::string> given_childcare{"on", "institution", "institutions"};
// Passed on to register_institution and to sign_custody_agreement as they are.
inline const std::vector<std::string> institution_registration{
    "uscc",     "registration_no", "institution_name", "area",    "domicile",          "site_address",
    "premises", "lease_from",      "lease_end",        "contact", "settlement_account"};
inline const std::vector<std::string> institution_agreement{"bank", "bank_district"};
inline const std::vector<std::string> institution_own{"demo",     "account",   "fees", "disclosure", "filed",
                                                      "contract", "contracts", "lots", "C"};
inline const std::vector<std::string> lot{"amount",     "price_lines", "contract",   "period_start",
                                          "period_end", "units",       "gift_units", "paid_out"};

inline const std::vector<std::string> operator_own{"filed", "account",       "product", "products", "B_q",
                                                   "B",     "opening_cards", "C",       "cards",    "drawn"};

inline const std::vector<std::string> given_heating{"on", "districts", "catalogue", "household", "households"};
inline const std::vector<std::string> heating_district{
    "detail_standard", "topup",        "interest", "extra_criteria", "complaint_ack_working_days",
    "city_fund",       "district_fund"};
inline const std::vector<std::string> heating_household{"district", "mountain", "conversion", "area",    "device",
                                                        "devices",  "prior",    "repairs",    "seasons", "hardship",
                                                        "reached",  "assessed", "lines",      "topup",   "loan"};

inline const std::vector<std::string> given_vehicles{"on", "operators", "vehicles", "deals"};
inline const std::vector<std::string> vehicle_operator{"uscc",      "kinds",    "filing_no", "market",
                                                       "connected", "station",  "review",    "pushed",
                                                       "quotas",    "detected", "suspended"};
inline const std::vector<std::string> vehicle{"vin", "plate", "engine_no", "type", "owner", "owner_since"};
inline const std::vector<std::string> given_exam{"on",        "exam_year", "schools",    "students", "sat",
                                                 "completed", "results",   "results_on", "reached"};
inline const std::vector<std::string> exam_student{"school", "exam_year", "grades"};

inline const std::vector<std::string> deal{"vehicle", "seller",   "buyer",   "broker",
                                           "price",   "verified", "reached", "issue"};

inline const std::vector<std::string> given_traffic{"on", "units", "schools", "problems"};
inline const std::vector<std::string> traffic_school{"unit",       "township",   "kind",     "compulsory", "gates",
                                                     "facilities", "separation", "evidence", "bells",      "duties"};
inline const std::vector<std::string> traffic_problem{"school", "kind", "nature", "lead", "due", "reached"};
inline const std::vector<std::string> given_eldercare{"on", "departments", "institutions", "supervisors", "reports"};
inline const std::vector<std::string> eldercare_department{"staff",
                                                           "channels",
                                                           "pool_size",
                                                           "ack_working_days",
                                                           "order_working_days",
                                                           "rectify_working_days",
                                                           "feedback_working_days"};
inline const std::vector<std::string> eldercare_institution{"department", "kind", "city_run"};
inline const std::vector<std::string> eldercare_supervisor{"department", "year", "class", "rating", "will"};
inline const std::vector<std::string> eldercare_report{"supervisor",  "channel",  "received_at",
                                                       "institution", "category", "reached"};

inline const std::vector<std::string> given_beauty{"on",        "enterprises", "certificates",
                                                   "districts", "funds",       "applications"};
inline const std::vector<std::string> given_legal{"on",       "firms",           "lawyers", "leaders",
                                                  "trainees", "representatives", "spot"};
// Passed on to register_firm, or to record_entry, submit_return and import_lawyers.
inline const std::vector<std::string> legal_firm{"uscc",   "district",  "founded_on", "members", "org", "form",
                                                 "worker", "compliant", "lawyers",    "income",  "tax"};
inline const std::vector<std::string> legal_lawyer{"firm",       "kind",      "member", "foreign_related",
                                                   "first_date", "licence_no"};

}  // namespace gongbao::cli::scenario::keys
