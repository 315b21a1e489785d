// Inputs of the commands on the legal profession: firms and people by name, papers that a rule asks for, days that are
// today.
#include "cli/scenario/inputs_legal.h"

#include "base/identifiers.h"
#include "cli/scenario/members.h"
#include "policies/legal_profession/target.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Role;

constexpr law::AreaCode usual_district = 110105;

std::string padded(std::uint64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

}  // namespace

std::string firm_uscc(std::size_t number) {
  constexpr std::string_view digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr std::size_t first = 1'000'000, length = 7;
  const std::string text = "31110000MD" + padded(first + number, length);
  for (const char last : digits) {
    if (check_credit_code(text + last).verdict != IdVerdict::invalid) return text + last;
  }
  return text + "0";
}

// --- names -----------------------------------------------------------------------------------------------------------

std::uint64_t LegalInputs::named(const char* kind, const std::string& name) {
  return inputs_.number_in_use(kind, json::value(name), kind).value_or(0);
}

std::uint64_t LegalInputs::account_of(const std::string& name) {
  constexpr std::uint64_t first_officer = 3'000;
  return first_officer + inputs_.number("officer", json::value(name), "officer").value_or(0);
}

void LegalInputs::name_accounts(Members& inputs) {
  const auto name = [&](json::value& value) {
    if (value.is_string()) value = account_of(std::string(std::string_view(value.get_string())));
  };
  for (const char* key : {"account", "handler_account", "rated_account"}) {
    if (json::value* value = inputs.if_contains(key)) name(*value);
  }
  if (json::value* value = inputs.if_contains("assessors"); value != nullptr && value->is_array()) {
    for (json::value& each : value->get_array()) name(each);
  }
  if (json::value* value = inputs.if_contains("participants"); value != nullptr && value->is_array()) {
    for (json::value& each : value->get_array()) {
      json::object* row = each.if_object();
      if (row != nullptr && row->contains("account")) name((*row)["account"]);
    }
  }
}

// A name of what it is in the state, where the field is called otherwise.
Result<void> LegalInputs::name_rows(std::string_view command, Members& inputs, const std::string& path) {
  constexpr std::pair<const char*, const char*> kinds[] = {
      {"other", "firm"}, {"head", "lawyer"}, {"merged_into", "firm"}, {"leader", "record"}};
  for (const auto& [key, kind] : kinds) {
    json::value* value = inputs.if_contains(key);
    if (value == nullptr || !value->is_string()) continue;
    const auto id = inputs_.number(kind, *value, inside(path, key));
    if (!id) return std::unexpected(id.error());
    *value = *id;
  }
  json::value* of = inputs.if_contains("of");
  if (command != "record_entry" || of == nullptr || !of->is_string()) return {};
  const bool item = text_at(inputs, "kind") == "party_item_done";
  const auto id = inputs_.number(item ? "item" : "record", *of, inside(path, "of"));
  if (!id) return std::unexpected(id.error());
  *of = *id;
  return {};
}

// --- commands --------------------------------------------------------------------------------------------------------

void LegalInputs::complete_firm(Members& inputs) const {
  put_new(inputs, "uscc", json::value(firm_uscc(state().firms.size())));
  put_new(inputs, "firm_name", "某律师事务所");
  put_new(inputs, "form", "general_partnership");
  put_new(inputs, "district", "110105");
  put_new(inputs, "founded_on", "2010-01-01");
  put_new(inputs, "members", 0);
  put_new(inputs, "org", "none");
}

void LegalInputs::complete_lawyer(Members& inputs, std::size_t nth) {
  constexpr std::size_t serial_digits = 6;
  const std::string serial = padded(state().lawyers.size() + nth + 1, serial_digits);
  put_new(inputs, "licence_no", json::value("11101201511" + serial));
  put_new(inputs, "person", json::value("律师" + serial));
  put_new(inputs, "kind", "full_time");
  put_new(inputs, "first_date", "2015-06-01");
  if (!inputs.contains("firm") && !state().firms.empty()) inputs["firm"] = state().firms.begin()->first;
}

void LegalInputs::complete_papers(std::string_view command, Members& inputs) const {
  const auto usual = [&](std::initializer_list<std::string_view> commands, const char* key, const json::value& value) {
    if (std::ranges::find(commands, command) != commands.end()) put_new(inputs, key, value);
  };
  usual({"suspend", "restore", "cancel", "revoke", "decide_penalty", "enter_integrity"}, "decision_no", "京司〔1〕号");
  usual({"suspend", "restore", "cancel", "revoke", "decide_penalty", "enter_integrity"}, "basis", "律师法");
  usual({"suspend", "restore", "cancel", "revoke", "enter_integrity"}, "decided_on", "today");
  usual({"enter_integrity"}, "decided_by", "市司法局");
  usual({"enter_integrity", "decide_penalty", "submit_assessment", "send_clue", "receive_complaint", "request_rights",
         "answer_rights", "evaluate_plan"},
        "text", "内容");
  usual({"reverse_integrity"}, "reversing_decision", "京司撤〔1〕号");
  usual({"reverse_integrity", "reject_pro_bono", "reverse_pro_bono", "remove_talent", "correct_record", "attach_file",
         "withdraw", "return_clue", "transfer_complaint"},
        "reason", "理由");
  usual({"conclude_clue", "conclude_complaint"}, "result", "处理结果");
  usual({"finalise_assessment"}, "result", "pass");
  usual({"claim_pro_bono", "transfer_lawyer", "evaluate_plan"}, "on", "today");
  usual({"claim_pro_bono"}, "kind", "法律咨询");
  usual({"admit_talent"}, "region", "朝阳");
  usual({"admit_talent"}, "business", "商事");
  usual({"set_population", "change_form"}, "from", "today");
  usual({"set_population"}, "source", "统计公报");
  usual({"open_branch", "open_foreign_office"}, "place", "某地");
  usual({"record_quality_measure", "register_case"}, "case_no", "(2024)京01民初1号");
  usual({"record_quality_measure"}, "finding", "良好");
  usual({"request_rights"}, "organ", "某法院");
  usual({"open_evaluation"}, "service", "村居法律顾问");
  usual({"send_clue"}, "kind", "不当执业");
  usual({"receive_complaint"}, "channel", "hotline");
  usual({"receive_complaint"}, "kind", "not_diligent");
  usual({"report_task"}, "evidence", "进展报告");
  usual({"attach_file"}, "file", "附件");
  usual({"transfer_complaint"}, "to", "某区司法局");
}

Result<LegalCase> LegalInputs::complete(std::string_view command, Members& inputs, const std::string& path) {
  if (const auto done = name_rows(command, inputs, path); !done) return std::unexpected(done.error());
  name_accounts(inputs);
  if (command == "register_firm") complete_firm(inputs);
  if (command == "register_lawyer") complete_lawyer(inputs, 0);
  if (command == "import_lawyers" && inputs.contains("rows") && inputs["rows"].is_array()) {
    std::size_t nth = 0;
    for (json::value& each : inputs["rows"].get_array()) {
      if (Members* row = each.if_object()) complete_lawyer(*row, nth++);
    }
  }
  complete_papers(command, inputs);
  return about(inputs);
}

// --- who speaks ------------------------------------------------------------------------------------------------------

LegalCase LegalInputs::about(const Members& inputs) {
  using namespace legal_profession;
  const auto number = [&](const char* kind) {
    const json::value* value = inputs.if_contains(kind);
    return value == nullptr || value->is_null() ? std::uint64_t{0} : inputs_.number(kind, *value, kind).value_or(0);
  };
  legal_profession::Subject of{number("firm"), number("lawyer")};
  if (const auto* row = find_row(state().assessments, number("assessment"))) of = row->of;
  if (of.firm == 0 && of.lawyer == 0 && inputs.contains("branch")) of.firm = number("branch");
  const access::Target target = target_of_subject(state(), of, world_.today());
  return {target.area == 0 ? usual_district : target.area, target.operator_id, target.person.value_or(0)};
}

void LegalInputs::speaks_as(access::Actor& actor, const std::string& whose) {
  const LegalCase& about = inputs_.legal_case();
  const std::size_t blank = whose.find(' ');
  const std::string first = whose.substr(0, blank);
  const std::string second = blank == std::string::npos ? std::string() : whose.substr(blank + 1);
  if (actor.role == Role::firm) {
    actor.organisation = first.empty() ? about.firm : named("firm", first);
    return;
  }
  if (actor.role == Role::lawyer) {
    actor.account = first.empty() ? about.account : account_of(first);
    return;
  }
  const bool of_district = actor.role == Role::district_justice || actor.role == Role::district_association;
  const auto area = law::area_named(first);
  if (of_district) actor.area = area.value_or(about.area);
  const std::string& officer = of_district && area ? second : first;
  if (!officer.empty()) actor.account = account_of(officer);
  const bool of_house = actor.role == Role::partner || actor.role == Role::public_office;
  if (of_house && !officer.empty()) actor.organisation = actor.account;
}

}  // namespace gongbao::cli::scenario
