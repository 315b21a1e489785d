// Inputs of the commands of beauty-health: enterprises by name with credit codes, papers that are there, days that are
// today, the amount that the rule makes.
#include "cli/scenario/inputs_beauty.h"

#include <algorithm>

#include "base/identifiers.h"
#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Role;
using beauty_health::AreaCode;
using beauty_health::find_row;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// The code that begins so: both check digits are tried out.
std::string credit_code_from(const std::string& first_16) {
  constexpr std::string_view digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (const char organisation : digits) {
    for (const char last : digits) {
      std::string code = first_16 + organisation + last;
      if (check_credit_code(code).verdict == IdVerdict::valid) return code;
    }
  }
  return first_16 + "00";
}

// What an application shows stands beside its kind in a file.
constexpr std::initializer_list<std::string_view> evidence_members = {
    "certificate_no", "confirmation",   "standard_no",  "standard_level", "leading", "published",
    "project",        "project_landed", "agency_named", "platform_title", "stage",   "platform_certificate",
    "contracts",      "service",        "listed_on",    "premises",       "base",    "premises_use"};

// "none": nothing is there.
void drop_nones(json::object& members) {
  std::vector<std::string> none;
  for (const auto& member : members) {
    if (member.value() == json::value("none")) none.emplace_back(member.key());
  }
  for (const std::string& each : none) members.erase(each);
}

std::vector<std::string> parts_of(std::string_view text, char apart) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(apart, from), text.size());
    parts.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

}  // namespace

// --- names -----------------------------------------------------------------------------------------------------------

std::uint64_t BeautyInputs::in_use(const char* kind, const std::string& name) {
  return inputs_.number_in_use(kind, json::value(name), kind).value_or(0);
}
std::uint64_t BeautyInputs::number_at(const char* kind, const Members& inputs) {
  const json::value* value = inputs.if_contains(kind);
  return value == nullptr ? 0 : inputs_.number_in_use(kind, *value, kind).value_or(0);
}

std::string BeautyInputs::uscc_of(const std::string& name) {
  constexpr std::size_t whole = 18, digits = 6;
  if (name.size() == whole) return name;
  if (const auto* row = find_row(state().enterprises, in_use("enterprise", name))) return row->uscc;
  const bool elsewhere = name.size() > 2 && name[2] == '-';
  const std::string province = elsewhere ? name.substr(0, 2) : "11";
  std::string number = std::to_string(inputs_.number("supplier", json::value(name), "uscc").value_or(0));
  number.insert(0, digits - std::min(digits, number.size()), '0');
  return credit_code_from("91" + province + "0114MA" + number);
}

// --- commands --------------------------------------------------------------------------------------------------------

void BeautyInputs::complete_enterprise(Members& inputs) {
  const std::string name = inputs.contains("name") ? text_at(inputs, "name") : "A";
  inputs.erase("name");
  put_new(inputs, "uscc", json::value(uscc_of(name)));
  put_new(inputs, "enterprise_name", json::value(name));
  put_new(inputs, "sector", "cosmetics");
  put_new(inputs, "address", "昌平区某路1号");
}

void BeautyInputs::complete_application(Members& inputs) {
  const std::string kind = text_at(inputs, "kind");
  Members evidence;
  for (const std::string_view each : evidence_members) {
    if (!inputs.contains(each)) continue;
    evidence[each] = inputs[each];
    inputs.erase(each);
  }
  for (const char* paper : {"confirmation", "platform_certificate"}) put_new(evidence, paper, "证明文件");
  if (kind == "K04") {
    put_new(evidence, "standard_no", "GB/T 1");
    put_new(evidence, "standard_level", "national");
    for (const char* each : {"leading", "published"}) put_new(evidence, each, true);
  }
  if (kind == "K06") {
    for (const char* each : {"project_landed", "agency_named"}) put_new(evidence, each, true);
  }
  if (kind == "K07") put_new(evidence, "platform_title", "key_laboratory");
  if (kind == "K11") put_new(evidence, "stage", "manufacturing");
  if (kind == "K12") put_new(evidence, "service", "test");
  if (kind == "K13") put_new(evidence, "listed_on", json::value(to_string(world_.today())));
  if (kind == "K15") {
    put_new(evidence, "premises", "office");
    put_new(evidence, "premises_use", "renting");
  }
  if (json::value* contracts = evidence.if_contains("contracts"); contracts != nullptr && contracts->is_array()) {
    for (json::value& each : contracts->get_array()) {
      Members* contract = each.if_object();
      if (contract == nullptr) continue;
      (*contract)["supplier"] = uscc_of(text_at(*contract, "supplier"));
      put_new(*contract, "contract_no", "HT-1");
      put_new(*contract, "signed_on", json::value(to_string(world_.today())));
    }
  }
  drop_nones(evidence);
  inputs["evidence"] = std::move(evidence);
}

AreaCode BeautyInputs::decider(const Members& inputs) {
  if (const auto* row = find_row(state().applications, number_at("application", inputs))) return row->fund.unit;
  if (const auto* row = find_row(state().items, number_at("item", inputs))) return row->unit;
  const auto* kind = beauty_health::kind_named(text_at(inputs, "kind"));
  const AreaCode district = beauty_health::unit_named(word_in(inputs, "district", "CP")).value_or(0);
  return kind == nullptr ? 0 : beauty_health::deciding_unit(state(), *kind, district, world_.today());
}

void BeautyInputs::complete_funds(std::string_view command, Members& inputs) {
  if (command == "open_budget" || command == "set_kind_rule") {
    put_new(inputs, "year", ymd(world_.today()).year);
    if (command == "open_budget") put_new(inputs, "unit", json::value(beauty_health::unit_text(decider(inputs))));
    if (command == "set_kind_rule") put_new(inputs, "basis", "某文件");
  }
  if (command == "approve" && !inputs.contains("amount")) {
    const auto* row = find_row(state().applications, number_at("application", inputs));
    const auto* rule = row == nullptr ? nullptr : find_row(state().rules, row->fund);
    inputs["amount_fen"] = rule == nullptr ? 1 : beauty_health::amount_of(*rule, row->base).fen;
  }
  if (command == "refuse") put_new(inputs, "clause", "none at all");
}

void BeautyInputs::complete_goods(std::string_view command, Members& inputs) const {
  if (command == "precheck_sample") {
    put_new(inputs, "goods", "样品");
    put_new(inputs, "quantity", 1);
  }
  if (command != "request_bonded") return;
  put_new(inputs, "goods", "参展品");
  put_new(inputs, "goods_bonded", true);
  put_new(inputs, "registration_no", "海关注册1");
  put_new(inputs, "bonded_area", "bonded_logistics_B");
  put_new(inputs, "centre", "展示交易中心");
  put_new(inputs, "guarantee_no", "保函1");
  put_new(inputs, "guarantee_from", json::value(to_string(world_.today())));
  put_new(inputs, "guarantee_to", json::value(to_string(world_.today() + Days{180})));
}

void BeautyInputs::complete_reaction(std::string_view command, Members& inputs) const {
  if (command == "report_reaction") {
    put_new(inputs, "month", json::value(to_string(world_.today())));
    put_new(inputs, "reaction_kind", "红斑");
    put_new(inputs, "severity", "ordinary");
    put_new(inputs, "age_band", "30-39");
    put_new(inputs, "source", "consumer");
  }
  if (command == "evaluate_reaction") put_new(inputs, "finding", "与产品有关");
  if (command != "import_reaction_table") return;
  put_new(inputs, "source", "公开报告");
  if (!inputs.contains("csv")) return;
  json::array rows;
  const std::vector<std::string> lines = parts_of(text_at(inputs, "csv"), '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    json::array cells;
    for (const std::string& each : parts_of(lines[i], ',')) cells.push_back(json::value(each));
    if (i == 0) {
      inputs["columns"] = std::move(cells);
      continue;
    }
    const json::value region = cells.front();
    cells.erase(cells.begin());
    rows.push_back(Members{{"region", region}, {"cells", std::move(cells)}});
  }
  inputs["rows"] = std::move(rows);
  inputs.erase("csv");
}

void BeautyInputs::complete_register(std::string_view command, Members& inputs) const {
  if (command == "register_study") {
    put_new(inputs, "ethics_approval", "伦理批件");
    put_new(inputs, "risk_assessment", "风险评估");
  }
  if (command == "register_pilot") put_new(inputs, "scope_reference", "国家药监局文件");
  if (command == "attach_file") put_new(inputs, "file", "附件");
  if (command == "open_window" && inputs.contains("slots") && inputs["slots"].is_array()) {
    for (json::value& each : inputs["slots"].get_array()) each = stamp_text(read_word(each, "slots").value_or(""));
  }
  if (command == "book_window") inputs["time"] = stamp_text(text_at(inputs, "time"));
  if (command == "hold_conference" && inputs.contains("decisions") && inputs["decisions"].is_array()) {
    for (json::value& each : inputs["decisions"].get_array()) {
      Members* decision = each.if_object();
      if (decision == nullptr) continue;
      put_new(*decision, "text", "决定");
      put_new(*decision, "due", json::value(to_string(world_.today())));
      drop_nones(*decision);
    }
  }
}

// Texts and papers without which hardly anything goes; "none" leaves one out.
void BeautyInputs::complete_papers(std::string_view command, Members& inputs) const {
  if (is_one_of(command, {"report_item", "finish_item"})) put_new(inputs, "evidence", "佐证");
  const bool refuses =
      (command == "give_opinion" && inputs.contains("agree") && inputs["agree"] == json::value(false)) ||
      (command == "decide_sample" && inputs.contains("grant") && inputs["grant"] == json::value(false));
  if (refuses || is_one_of(command, {"return", "refuse", "withdraw_approval", "claw_back", "reopen_item",
                                     "cancel_certificate", "correct_record"})) {
    put_new(inputs, "reason", "理由");
  }
  if (command == "give_opinion") put_new(inputs, "agree", true);
  if (command == "decide_sample") put_new(inputs, "grant", true);
  if (is_one_of(command, {"register_platform", "register_ward", "register_study", "register_pilot", "record_entry",
                          "correct_record", "raise_issue", "answer_issue"})) {
    put_new(inputs, "text", "内容");
  }
}

Result<void> BeautyInputs::complete(std::string_view command, Members& inputs, const std::string& path) {
  if (command == "register_enterprise") complete_enterprise(inputs);
  if (command == "submit_application") complete_application(inputs);
  if (is_one_of(command, {"register_certificate", "transfer_certificate"})) {
    inputs["holder"] = uscc_of(word_in(inputs, "holder", "A"));
    put_new(inputs, "from", json::value(to_string(world_.today())));
  }
  if (command == "register_certificate" && text_at(inputs, "kind") == "new_ingredient")
    put_new(inputs, "origin", "plant");
  if (command == "plan_item") {
    put_new(inputs, "deliverable", "事项");
    put_new(inputs, "due", json::value(to_string(world_.today())));
  }
  complete_papers(command, inputs);
  complete_funds(command, inputs);
  complete_goods(command, inputs);
  complete_reaction(command, inputs);
  complete_register(command, inputs);
  const bool of_an_enterprise =
      is_one_of(command, {"submit_application", "precheck_sample", "request_bonded", "query_reactions", "book_window"});
  if (of_an_enterprise && !inputs.contains("enterprise")) {
    if (state().enterprises.empty())
      return wrong(path, "no enterprise is registered yet (given: {enterprises: {A: {}}})");
    inputs["enterprise"] = state().enterprises.begin()->first;
  }
  drop_nones(inputs);
  return {};
}

// --- who speaks ------------------------------------------------------------------------------------------------------

access::Actor BeautyInputs::of_unit(AreaCode unit) {
  const Role role = unit == beauty_health::unit_named("CU")   ? Role::customs
                    : unit == beauty_health::unit_named("DA") ? Role::drug_admin
                    : beauty_health::is_area(unit)            ? Role::district
                                                              : Role::responsible_unit;
  return {role, 1'000 + unit, 0, unit};
}

// The enterprise whose command it is.
std::uint64_t BeautyInputs::house_of(std::string_view command, const Members& inputs) {
  if (const std::uint64_t said = number_at("enterprise", inputs); said != 0) return said;
  if (const auto* row = find_row(state().applications, number_at("application", inputs))) return row->applicant;
  if (const auto* row = find_row(state().samples, number_at("sample", inputs))) return row->enterprise;
  if (command == "register_enterprise") {
    const auto* known = find_row(state().enterprises_by_uscc, text_at(inputs, "uscc"));
    return known == nullptr ? 0 : *known;
  }
  return state().enterprises.empty() ? 0 : state().enterprises.begin()->first;
}

std::optional<access::Actor> BeautyInputs::speaker(std::string_view command, const Members& inputs) {
  const auto unit_of = [](const char* letters) { return of_unit(*beauty_health::unit_named(letters)); };
  if (is_one_of(command, {"register_enterprise", "submit_application", "withdraw", "precheck_sample", "account_sample",
                          "request_bonded", "query_reactions", "book_window", "report_reaction", "raise_issue"})) {
    return access::Actor{Role::enterprise, 2'000, house_of(command, inputs), 0};
  }
  if (is_one_of(command, {"register_platform", "register_ward", "register_study", "register_pilot"})) {
    return access::Actor{Role::research_institution, 2'001, 9'001, 0};
  }
  if (is_one_of(command, {"decide_sample", "release_bonded", "close_bonded"})) return unit_of("CU");
  if (is_one_of(command, {"register_certificate", "transfer_certificate", "cancel_certificate", "evaluate_reaction",
                          "import_reaction_table", "flag_green_filing", "confirm_record"})) {
    return unit_of("DA");
  }
  if (is_one_of(command, {"record_approval_time", "record_entry", "correct_record", "attach_file"})) {
    return unit_of("MR");
  }
  if (command == "open_window") return unit_of("CP");
  if (command == "answer_issue") return unit_of("CM");
  if (command == "plan_item") {
    const auto measure = static_cast<std::int32_t>(number_in(inputs, "measure").value_or(0));
    const auto units = beauty_health::printed_units(state().parameters, measure, world_.today());
    return units.empty() ? unit_of("CM") : of_unit(units.front());
  }
  if (is_one_of(command, {"report_item", "finish_item", "set_kind_rule", "accept", "return", "refuse",
                          "close_application", "give_opinion", "approve", "withdraw_approval", "publicise"})) {
    const AreaCode unit = decider(inputs);
    return unit == 0 ? unit_of("EI") : of_unit(unit);
  }
  return std::nullopt;
}

Result<void> BeautyInputs::speaks_as(access::Actor& actor, const std::string& whose, const std::string& path) {
  const bool house = actor.role == Role::enterprise || actor.role == Role::research_institution;
  if (house) {
    constexpr std::uint64_t nobody_yet = 9'001;
    const std::uint64_t id = whose.empty() ? 0 : in_use("enterprise", whose);
    actor.organisation = id != 0 || actor.role == Role::enterprise ? id : nobody_yet;
    return {};
  }
  if (actor.role == Role::customs) actor.area = *beauty_health::unit_named("CU");
  if (actor.role == Role::drug_admin) actor.area = *beauty_health::unit_named("DA");
  if (whose.empty()) return {};
  const auto unit = beauty_health::unit_named(whose);
  if (!unit) return wrong(path, "there is no unit " + whose);
  actor.area = *unit;
  return {};
}

}  // namespace gongbao::cli::scenario
