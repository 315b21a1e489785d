// Field by field, along the shapes and words that the commands themselves give. One file: commands, instructions and
// batches share the names that a scenario has given, and what is filled in for all of them.
#include "cli/scenario/inputs.h"

#include <algorithm>
#include <charconv>

#include "cli/scenario/inputs_beauty.h"
#include "cli/scenario/inputs_childcare.h"
#include "cli/scenario/inputs_eldercare.h"
#include "cli/scenario/inputs_exam.h"
#include "cli/scenario/inputs_heating.h"
#include "cli/scenario/inputs_legal.h"
#include "cli/scenario/inputs_traffic.h"
#include "cli/scenario/inputs_vehicles.h"
#include "cli/scenario/members.h"
#include "formats/instruction_json.h"
#include "policies/beauty_health/citations.h"
#include "policies/childcare/citations.h"
#include "policies/eldercare/citations.h"
#include "policies/exam/citations.h"
#include "policies/heating/citations.h"
#include "policies/legal_profession/citations.h"
#include "policies/school_traffic/citations.h"
#include "policies/used_vehicle/citations.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using custody::Op;
using formats::FieldKind;
using formats::FieldShape;
using formats::Word;
using formats::WordKind;

const std::vector<std::string> chosen_by_senders{
    "card",     "product", "outlet",          "application",       "bank",
    "consumer", "family",  "mediator",        "household_account", "supplier",
    "officer",  "party",   "student_account", "guardian_account",  "applicant"};

bool is_chosen(const std::string& kind) {
  return std::ranges::find(chosen_by_senders, kind) != chosen_by_senders.end();
}

// The word people use: without the unit or the id at its end.
std::string bare(std::string_view name) {
  for (const std::string_view ending : {"_fen", "_id"}) {
    if (name.ends_with(ending)) return std::string(name.substr(0, name.size() - ending.size()));
  }
  return std::string(name);
}

// What a number stands for: new_card → card, close_outlets → outlet.
std::string kind_of(std::string_view field) {
  std::string name = bare(field);
  if (name == "consumer_account") return "consumer";
  if (name == "family_account") return "family";
  if (name.ends_with('s')) name.pop_back();
  for (const std::string& kind : chosen_by_senders) {
    if (name == kind || name.ends_with("_" + kind)) return kind;
  }
  return bare(field);
}

std::string kind_of(WordKind kind) {
  switch (kind) {
    case WordKind::card:
      return "card";
    case WordKind::product:
      return "product";
    case WordKind::outlet:
      return "outlet";
    case WordKind::application:
      return "application";
    case WordKind::order:
      return "order";
    case WordKind::refund:
      return "refund";
    case WordKind::lot:
      return "lot";
    case WordKind::contract:
      return "contract";
    case WordKind::dispute:
      return "dispute";
    default:
      return {};
  }
}

bool bank_line_needed(Op op) {
  switch (op) {
    case Op::purchase:
    case Op::topup:
    case Op::cash_deposit:
    case Op::pay_fee:
    case Op::deposit_cash:
    case Op::release_free:
    case Op::execute_payout:
    case Op::pay_refund:
    case Op::chargeback:
    case Op::fund_custody:
    case Op::interest:
    case Op::bank_fee:
    case Op::unidentified_receipt:
    case Op::payout_returned:
      return true;
    default:
      return false;
  }
}

std::string digits_or_zeros(const Id16& account) {
  return custody::account_digits(account).value_or(std::string(12, '0'));
}

// The key of the list a person may have meant: its full name, or the bare one.
template <class Items, class Name>
auto find_named(const Items& items, std::string_view key, Name name) {
  return std::ranges::find_if(items, [&](const auto& item) { return key == name(item) || key == bare(name(item)); });
}

// Fields of spec 8.9 that may be written as they are, to say what no word can.
bool is_record_field(std::string_view key) {
  constexpr std::array<std::string_view, 10> fields{"instr_id",    "flags",           "scheme",  "version",
                                                    "subject_id",  "counter_id",      "aux_fen", "ref_id",
                                                    "ref_account", "true_date_offset"};
  return std::ranges::find(fields, key) != fields.end() || key == "amount_fen" || key == "purpose";
}

bool whole_number(const json::value& value) { return value.is_int64() || value.is_uint64(); }

}  // namespace

// --- members -----

std::optional<std::uint64_t> number_in(const json::object& members, const char* name) {
  const json::value* value = members.if_contains(name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  boost::system::error_code failed;
  const auto number = value->to_number<std::uint64_t>(failed);
  if (failed) return std::nullopt;
  return number;
}

std::optional<Id16> id_in(const json::object& members, const char* name) {
  const json::value* value = members.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  const auto bytes = from_hex(std::string_view(value->get_string()));
  if (!bytes || bytes->size() != sizeof(Id16)) return std::nullopt;
  Id16 id{};
  std::copy(bytes->begin(), bytes->end(), id.begin());
  return id;
}

std::string stamp_text(const std::string& minute) {
  constexpr std::size_t day = 10;
  return minute.size() > day && minute[day] == ' '
             ? minute.substr(0, day) + "T" + minute.substr(day + 1) + ":00.000000+08:00"
             : minute;
}

std::string word_in(const json::object& members, std::string_view name, std::string usual) {
  const json::value* value = members.if_contains(name);
  if (value == nullptr) return usual;
  const auto text = read_word(*value, name);
  return text ? *text : usual;
}

bool flag_in(const json::object& members, std::string_view name, bool usual) {
  const json::value* value = members.if_contains(name);
  return value == nullptr || !value->is_bool() ? usual : value->get_bool();
}

std::int64_t whole_of(std::string_view text, std::int64_t usual) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size() ? number : usual;
}

void renamed(json::object& members, const char* from, const char* to) {
  if (json::value* value = members.if_contains(from)) {
    json::value kept = std::move(*value);
    members.erase(from);
    members[to] = std::move(kept);
  }
}

void put_new(json::object& members, const char* name, json::value value) {
  if (!members.contains(name)) members[name] = std::move(value);
}

// --- labels ---------------------------------------------------------------------------------------------------------

Result<std::uint64_t> Inputs::number(const std::string& kind, const json::value& value, std::string_view path) {
  if (whole_number(value)) {
    boost::system::error_code failed;
    const auto number = value.to_number<std::uint64_t>(failed);
    if (failed) return wrong(path, "must be a name or a number from 0");
    if (is_chosen(kind)) labels_.taken(kind, number);
    return number;
  }
  const auto label = read_word(value, path);
  if (!label) return std::unexpected(label.error());
  const Made* made = labels_.find(*label);
  if (made != nullptr) {
    for (const policies::Figure& figure : made->figures) {
      if (bare(figure.name) == kind && figure.unit == policies::Figure::Unit::count) {
        return static_cast<std::uint64_t>(figure.value);
      }
    }
  }
  if (is_chosen(kind)) return labels_.number(kind, *label);
  if (made != nullptr && kind == "order") {
    if (const auto initial = initial_order(*made)) return *initial;
  }
  // An order that a release application led to has the application's number.
  const auto application = kind == "order" ? labels_.known_number("application", *label) : std::nullopt;
  if (application) return *application;
  if (made != nullptr) return made->entry;
  std::vector<std::string> known = labels_.names();
  return wrong(path, "nothing was named " + *label + suggestion(*label, known));
}

Result<std::uint64_t> Inputs::number_in_use(const std::string& kind, const json::value& value, std::string_view path) {
  if (const json::string* label = value.if_string(); label != nullptr && !whole_number(value)) {
    const std::string name(*label);
    if (labels_.find(name) == nullptr && !labels_.known_number(kind, name)) {
      return wrong(path, "no " + kind + " was named " + name + suggestion(name, labels_.names(kind)));
    }
  }
  return number(kind, value, path);
}

// The order that the payment of a lot led to has the lot's name: the last one, should it have been paid again.
std::optional<std::uint64_t> Inputs::initial_order(const Made& bill) const {
  std::optional<std::uint64_t> order;
  if (world_.system() != childcare::document) return order;
  world_.each_entry(bill.entry, [&](const journal::EntryView& entry) {
    if (entry.instruction == nullptr || entry.instruction->outcome.code != 0) return;
    const custody::Instruction in = custody::unpack(entry.instruction->record);
    if (in.operator_id != bill.operator_id || in.subject_id != bill.entry) return;
    for (const journal::Extension& each : entry.instruction->extensions) {
      if (each.kind != custody::PayoutOrdered::kind) continue;
      const auto ordered = custody::from_ext<custody::PayoutOrdered>({each.kind, each.body});
      const bool initial = static_cast<custody::OrderKind>(ordered.order_kind) == custody::OrderKind::initial;
      if (initial) order = ordered.order;
    }
  });
  return order;
}

Result<std::uint64_t> Inputs::operator_named(const json::value* value, std::string_view path) {
  if (value != nullptr) return number("operator", *value, path);
  const std::vector<std::uint64_t> all = world_.collectors();
  const bool without_custody = world_.system() != prepaid_card::document && world_.system() != childcare::document;
  if (without_custody) return all.size() == 1 ? all.front() : 0;
  if (all.size() == 1) return all.front();
  const bool cards = world_.system() == prepaid_card::document;
  if (all.empty()) {
    return wrong(path, cards ? "no operator is registered yet (given: {operator: {}})"
                             : "no institution is registered yet (given: {institution: {}})");
  }
  return wrong(path, cards ? "several operators are registered: say which (operator: …)"
                           : "several institutions are registered: say which (operator: …)");
}

// Named, the only one, or the one whose bill, lot, item or refund is named.
Result<std::uint64_t> Inputs::operator_meant(const json::object& members, std::string_view path) {
  const json::value* named = members.if_contains("operator");
  if (named == nullptr) named = members.if_contains("operator_id");
  if (named == nullptr && world_.system() == childcare::document && world_.collectors().size() > 1) {
    for (const auto& member : members) {
      const json::string* label = member.value().if_string();
      const Made* made = label == nullptr ? nullptr : labels_.find(std::string(*label));
      if (made != nullptr && made->operator_id != 0) return made->operator_id;
    }
  }
  return operator_named(named, path);
}

Result<Id16> Inputs::item(const json::value& value, std::string_view path) const {
  const auto label = read_word(value, path);
  if (!label) return std::unexpected(label.error());
  if (const Made* made = labels_.find(*label)) {
    if (made->record) return custody::unpack(*made->record).instr_id;
    for (const policies::Figure& figure : made->figures) {
      if (figure.name != "item") continue;
      if (const auto id = id_in(json::object{{"item", figure.text}}, "item")) return *id;
    }
    return custody::unpack(custody::PackedInstruction{}).instr_id;
  }
  if (const auto id = id_in(json::object{{"item", *label}}, "item")) return *id;
  return wrong(path, "no step was named " + *label + suggestion(*label, labels_.names()));
}

// --- typed commands
// ---------------------------------------------------------------------------------------------------

namespace {

// Papers that a rule asks for and a scenario is rarely about.
void add_words(std::string_view command, json::object& members) {
  constexpr struct {
    std::string_view command, paper, instead;
  } papers[] = {{"announce_termination", "notice", "notice_url"}, {"record_penalty", "decision", ""}};
  for (const auto& [of, paper, instead] : papers) {
    if (command != of || members.contains(paper) || members.contains(instead)) continue;
    members[paper] = paper;
  }
}

}  // namespace

Result<json::value> Inputs::typed(const formats::CommandShape& command, const json::value& given,
                                  const std::string& path) {
  static const json::value nothing = json::object{};
  command_ = command.name;
  operator_id_ = 0;
  bank_id_ = std::nullopt;
  const json::value& members = given.is_null() ? nothing : given;
  if (!members.is_object()) return wrong(path, "the inputs of " + command_ + " are a map of names and values");
  // The operator first: what is filled in depends on it.
  if (const FieldShape* part = command.fields.part("operator_id")) {
    const json::object& said = members.get_object();
    const bool named = said.contains("operator") || said.contains("operator_id");
    const auto id = !named && !part->required ? Result<std::uint64_t>(0) : operator_meant(said, path);
    if (!id) return std::unexpected(id.error());
    operator_id_ = *id;
  }
  json::value completed = members;
  const bool of_childcare = command.system == childcare::document;
  if (of_childcare) {
    const auto done = LotInputs(world_, *this, operator_id_).complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
  }
  const bool of_heating = command.system == heating::document;
  if (of_heating) {
    const auto done = HeatingInputs(world_, *this).complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
  }
  usual_speaker_ = std::nullopt;
  if (command.system == used_vehicle::document) {
    VehicleInputs vehicles(world_, *this);
    const auto done = vehicles.complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
    usual_speaker_ = vehicles.speaker(command.name, completed.get_object());
  }
  if (command.system == exam::document) {
    ExamInputs examined(world_, *this);
    const auto done = examined.complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
    usual_speaker_ = examined.speaker(command.name, completed.get_object());
  }
  if (command.system == beauty_health::document) {
    BeautyInputs named(world_, *this);
    const auto done = named.complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
    usual_speaker_ = named.speaker(command.name, completed.get_object());
  }
  eldercare_case_ = {};
  if (command.system == eldercare::document) {
    const auto done = EldercareInputs(world_, *this).complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
    eldercare_case_ = *done;
  }
  traffic_case_ = {};
  if (command.system == school_traffic::document) {
    traffic_case_ = TrafficInputs(world_, *this).complete(command.name, completed.as_object());
  }
  legal_case_ = {};
  if (command.system == legal_profession::document) {
    const auto done = LegalInputs(world_, *this).complete(command.name, completed.as_object(), path);
    if (!done) return std::unexpected(done.error());
    legal_case_ = *done;
  }
  auto read = object_of(command.fields, completed, path);
  if (!read) return read;
  if (of_heating) {
    heating_case_ = HeatingInputs(world_, *this).case_of(read->get_object());
    operator_id_ = heating_case_.application;
  }
  family_ = of_childcare ? LotInputs(world_, *this, operator_id_).family_meant(read->get_object()) : 0;
  add_words(command_, read->as_object());
  bank_id_ = number_in(read->get_object(), "bank_id");
  return read;
}

Result<json::value> Inputs::object_of(const FieldShape& shape, const json::value& given, const std::string& path) {
  const json::object* members = given.if_object();
  if (members == nullptr) return wrong(path, "must be a map of names and values");
  json::object out;
  const auto name = [](const FieldShape& part) { return std::string_view(part.name); };
  for (const auto& member : *members) {
    const std::string key(member.key());
    const auto part = find_named(shape.parts, key, name);
    const std::string at = inside(path, key);
    if (part == shape.parts.end()) {
      std::vector<std::string> known;
      for (const FieldShape& each : shape.parts) known.push_back(bare(each.name));
      const auto unknown = only_known_keys(json::object{{key, member.value()}}, path, known);
      return std::unexpected(unknown.error());
    }
    if (out.contains(part->name)) return wrong(at, "stands here twice, with and without its unit");
    if (part->kind == FieldKind::money && key == part->name) {
      if (!whole_number(member.value())) return wrong(at, "must be whole fen");
      out[part->name] = member.value();
      continue;
    }
    auto value = value_of(*part, member.value(), at);
    if (!value) return value;
    out[part->name] = std::move(*value);
  }
  for (const FieldShape& part : shape.parts) {
    if (!part.required || out.contains(part.name)) continue;
    auto value = missing(part, path);
    if (!value) return value;
    out[part.name] = std::move(*value);
  }
  return json::value(std::move(out));
}

Result<json::value> Inputs::value_of(const FieldShape& shape, const json::value& given, const std::string& path) {
  if (given.is_null()) return json::value(nullptr);
  switch (shape.kind) {
    case FieldKind::money: {
      const auto fen = read_yuan(given, path);
      if (!fen) return std::unexpected(fen.error());
      return json::value(*fen);
    }
    case FieldKind::integer: {
      if (!given.is_string()) return given;
      if (bare(shape.name) == "operator") {
        const auto id = operator_named(&given, path);
        if (!id) return std::unexpected(id.error());
        return json::value(*id);
      }
      const auto id = number(kind_of(shape.name), given, path);
      if (!id) return std::unexpected(id.error());
      return json::value(*id);
    }
    case FieldKind::text:
    case FieldKind::choice:
    case FieldKind::sealed_text:
    case FieldKind::quarter:
    case FieldKind::stamp: {
      const auto text = read_word(given, path);
      if (!text) return std::unexpected(text.error());
      return json::value(*text);
    }
    case FieldKind::date: {
      if (given.is_string() && std::string_view(given.get_string()) == "today") {
        return json::value(to_string(world_.today()));
      }
      const auto day = read_day(given, path);
      if (!day) return std::unexpected(day.error());
      return json::value(to_string(*day));
    }
    case FieldKind::person:
      if (given.is_string()) return json::value(json::object{{"name", given}});
      return given;
    case FieldKind::hex: {
      if (shape.bytes != sizeof(Id16)) return given;
      const auto id = item(given, path);
      if (!id) return std::unexpected(id.error());
      return json::value(to_hex(*id));
    }
    case FieldKind::object:
      return object_of(shape, given, path);
    case FieldKind::list: {
      const json::array* array = given.if_array();
      if (array == nullptr) return wrong(path, "must be a list");
      json::array out;
      FieldShape element = shape.parts.front();
      if (element.name.empty()) element.name = shape.name;
      for (std::size_t i = 0; i < array->size(); ++i) {
        auto value = value_of(element, (*array)[i], inside(path, i));
        if (!value) return value;
        out.push_back(std::move(*value));
      }
      return json::value(std::move(out));
    }
    case FieldKind::map: {
      const json::object* object = given.if_object();
      if (object == nullptr) return wrong(path, "must be a map of names and values");
      json::object out;
      for (const auto& member : *object) {
        auto value = value_of(shape.parts.front(), member.value(), inside(path, member.key()));
        if (!value) return value;
        out[member.key()] = std::move(*value);
      }
      return json::value(std::move(out));
    }
    default:
      return given;
  }
}

// What need not be written: today, the only product, the operator's own accounts, a bank's reference.
Result<json::value> Inputs::missing(const FieldShape& shape, const std::string& path) {
  const std::string& name = shape.name;
  if (name == "operator_id") return json::value(operator_id_);
  if (name == "bank_id") {
    const auto* of_operator = book();
    if (of_operator != nullptr && of_operator->bank_id != 0) return json::value(of_operator->bank_id);
    return json::value(labels_.number("bank", "bank"));
  }
  if (name == "signed_on" || name == "as_of" || name == "event_date" || name == "business_date") {
    return json::value(to_string(world_.today()));
  }
  if (name == "product_id") {
    if (const auto product = only_product()) return json::value(*product);
  }
  if (name == "account_no" || name.ends_with("account_no")) {
    if (book() != nullptr) return json::value(account_for(command_));
  }
  if (name == "ratio") return json::value(LotInputs(world_, *this, operator_id_).ratio());
  if (name.starts_with("bank_txn_no")) return json::value("L" + std::to_string(++bank_lines_));
  return wrong(path, command_ + " needs " + bare(name));
}

std::string Inputs::account_for(std::string_view command) const {
  return digits_or_zeros(command == "request_free_release" ? book()->settlement_account : book()->account);
}

std::optional<std::uint64_t> Inputs::only_product() const {
  const auto& products = world_.city().prepaid_card().products;
  auto it = products.lower_bound({operator_id_, 0});
  if (it == products.end() || it->first.operator_id != operator_id_) return std::nullopt;
  const std::uint64_t first = it->first.number;
  ++it;
  const bool another = it != products.end() && it->first.operator_id == operator_id_;
  return another ? std::nullopt : std::optional(first);
}

// --- instructions
// -----------------------------------------------------------------------------------------------------

Result<std::uint64_t> Inputs::purpose(const json::value& value, std::string_view path) const {
  if (whole_number(value)) return value.to_number<std::uint64_t>();
  const auto name = read_word(value, path);
  if (!name) return std::unexpected(name.error());
  const law::Parameters& parameters = world_.city().prepaid_card().parameters;
  std::vector<std::string> known;
  for (const char* list : {"allowed_purposes", "prohibited_purposes"}) {
    for (const auto& [purpose, code] : parameters.table(list, world_.today())) {
      if (purpose == *name) return static_cast<std::uint64_t>(code);
      known.push_back(purpose);
    }
  }
  return wrong(path, "there is no purpose " + *name + suggestion(*name, known));
}

Result<json::value> Inputs::word_value(const Word& word, const json::value& given, const std::string& path) {
  switch (word.kind) {
    case WordKind::money: {
      const auto fen = read_yuan(given, path);
      if (!fen) return std::unexpected(fen.error());
      return json::value(*fen);
    }
    case WordKind::card:
    case WordKind::product:
    case WordKind::outlet:
    case WordKind::application:
    case WordKind::order:
    case WordKind::lot:
    case WordKind::contract:
    case WordKind::dispute:
    case WordKind::refund: {
      const auto number = this->number(kind_of(word.kind), given, path);
      if (!number) return std::unexpected(number.error());
      return json::value(*number);
    }
    case WordKind::item: {
      const auto id = item(given, path);
      if (!id) return std::unexpected(id.error());
      return json::value(to_hex(*id));
    }
    case WordKind::entry: {
      if (word.field == "subject_id") return given;
      const auto id = item(given, path);
      if (!id) return std::unexpected(id.error());
      return json::value(to_hex(*id));
    }
    case WordKind::account:
    case WordKind::paper:
    case WordKind::text: {
      const auto text = read_word(given, path);
      if (!text) return std::unexpected(text.error());
      return json::value(*text);
    }
    case WordKind::purpose: {
      if (given.is_string() && command_ == "identify_receipt") {
        const std::string_view name = given.get_string();
        const bool lots = scheme_of(Op::identify_receipt) == custody::scheme_childcare;
        if (name == (lots ? "lot" : "card")) return json::value(std::uint64_t{custody::purpose::card});
        if (name == "own_funding") return json::value(std::uint64_t{custody::purpose::own_funding});
        if (name == "in_transit") return json::value(std::uint64_t{custody::purpose::in_transit});
        return wrong(path, "must be " + std::string(lots ? "lot" : "card") + ", own_funding or in_transit");
      }
      const auto code = purpose(given, path);
      if (!code) return std::unexpected(code.error());
      return json::value(*code);
    }
    case WordKind::date: {
      if (whole_number(given)) return given;
      const auto day = read_day(given, path);
      if (!day) return std::unexpected(day.error());
      return json::value(to_string(*day));
    }
    default:
      return given;
  }
}

Result<custody::Instruction> Inputs::instruction(Op op, const json::value& given, const std::string& path,
                                                 const IdWish& id) {
  static const json::object nothing;
  command_ = custody::op_name(op);
  bank_id_ = std::nullopt;
  if (!given.is_object() && !given.is_null()) {
    return wrong(path, "the inputs of " + command_ + " are a map of names and values");
  }
  const json::object& members = given.is_null() ? nothing : given.get_object();
  const auto operator_id = operator_meant(members, path);
  if (!operator_id) return std::unexpected(operator_id.error());
  operator_id_ = *operator_id;

  const std::vector<Word> words = formats::words_of(op, scheme_of(op));
  const auto name = [](const Word& word) { return word.name; };
  json::object out;
  for (const auto& member : members) {
    const std::string key(member.key());
    if (key == "operator" || key == "operator_id") continue;
    const std::string at = inside(path, key);
    const auto word = find_named(words, key, name);
    if (word == words.end()) {
      if (!is_record_field(key)) {
        std::vector<std::string> known;
        for (const Word& each : words) known.push_back(bare(each.name));
        return wrong(at, "there is no " + key + " here" + suggestion(key, known));
      }
      out[key] = member.value();  // judged by the reader of records
      continue;
    }
    if (word->kind == WordKind::money && key == word->name) {
      out[word->name] = member.value();
      continue;
    }
    auto value = word_value(*word, member.value(), at);
    if (!value) return std::unexpected(value.error());
    out[word->name] = std::move(*value);
  }
  if (!out.contains("instr_id")) {
    Bytes sender(12);
    const std::uint64_t number = ++ids_;
    for (std::size_t i = 0; i < sizeof number; ++i) sender[4 + i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
    out["instr_id"] = to_hex(id.same.value_or(custody::make_id(id.day.value_or(world_.today()), sender)));
  }
  out["operator_id"] = operator_id_;
  if (const auto filled = fill_in(op, out, path); !filled) return std::unexpected(filled.error());
  put_new(out, "scheme", scheme_of(op));
  auto instruction = formats::instruction_from_words(op, out, path);
  if (!instruction) return instruction;
  const bool lots = instruction->scheme == custody::scheme_childcare;
  family_ = lots ? LotInputs(world_, *this, operator_id_).family_meant(*instruction) : 0;
  return instruction;
}

// That of the operator, so that an op that several schemes have is told in its words.
std::uint8_t Inputs::scheme_of(Op op) const {
  if (const custody::OperatorBook* of_operator = book()) return of_operator->scheme;
  return world_.system() == childcare::document || op >= Op::pay_fee ? custody::scheme_childcare
                                                                     : custody::scheme_prepaid_card;
}

Result<void> Inputs::fill_in(Op op, Members& members, const std::string& path) {
  put_new(members, "event_date", json::value(to_string(world_.today())));
  fill_in_from_original(op, members);
  if (scheme_of(op) == custody::scheme_childcare) {
    LotInputs(world_, *this, operator_id_).fill_in(op, members);
  } else {
    fill_in_sale(op, members);
    fill_in_from_item(op, members);
    fill_in_refund(op, members);
  }
  const custody::OperatorBook* of_operator = book();
  const Id16 none{};
  const std::vector<Word> words = formats::words_of(op, scheme_of(op));
  for (const Word& word : words) {
    if (members.contains(word.name) || members.contains(word.field)) continue;
    if (word.name == "payee_account") {
      members["payee_account"] = digits_or_zeros(of_operator == nullptr ? none : of_operator->account);
    } else if (word.name == "paying_account") {
      members["paying_account"] = digits_or_zeros(of_operator == nullptr ? none : of_operator->settlement_account);
    }
  }
  const Id16 id = id_in(members, "instr_id").value_or(none);
  std::uint64_t serial = 0;
  for (std::size_t i = 8; i < id.size(); ++i) serial = serial << 8 | id[i];
  if (op == Op::release_free && !members.contains("ref_id"))
    put_new(members, "paper", json::value("P" + std::to_string(serial)));
  if (bank_line_needed(op)) put_new(members, "bank_txn_no", json::value("T" + std::to_string(serial)));
  for (const Word& word : words) {
    const bool known = members.contains(word.name) || members.contains(word.field) ||
                       (word.kind == WordKind::account && members.contains("ref_account"));
    if (word.required && !known) return wrong(path, command_ + " needs " + bare(word.name));
  }
  return {};
}

// A sale names its product; of a card that was never sold it is the first one.
void Inputs::fill_in_sale(Op op, Members& members) const {
  const bool into_a_card =
      op == Op::identify_receipt && (members.contains("card_id") || members.contains("subject_id"));
  if (op == Op::identify_receipt) put_new(members, "purpose", std::uint64_t{into_a_card ? 1U : 2U});
  if (op == Op::sale_in_transit && !members.contains("flags") && !members.contains("acquirer")) {
    put_new(members, "cash", true);
  }
  if (op != Op::purchase && op != Op::sale_in_transit && !into_a_card) return;
  const std::uint64_t card_id = number_in(members, "card_id").value_or(number_in(members, "subject_id").value_or(0));
  const custody::Card* card = world_.city().books().cards.find({operator_id_, card_id});
  const bool new_card = card == nullptr || card->state == custody::CardState::stock;
  if (op != Op::purchase && !members.contains("flags")) put_new(members, "first_sale", new_card);
  const json::value* first = members.if_contains("first_sale");
  const bool first_sale = op == Op::purchase || (first != nullptr && first->is_bool() && first->get_bool());
  if (!first_sale || members.contains("counter_id") || members.contains("product_id")) return;
  if (const auto product = only_product()) members["product_id"] = *product;
}

void Inputs::fill_in_from_item(Op op, Members& members) const {
  if (op != Op::objection && op != Op::agreement) return;
  const auto id = id_in(members, "item");
  if (!id) return;
  const custody::Item* item = world_.city().books().items.find({operator_id_, *id});
  if (item != nullptr) {
    put_new(members, "card_id", item->card_id);
  } else {
    // Cleared: the card of the redemption that made it.
    for (const std::string& label : labels_.names()) {
      const Made* made = labels_.find(label);
      if (!made->record || custody::unpack(*made->record).instr_id != *id) continue;
      put_new(members, "card_id", custody::unpack(*made->record).subject_id);
    }
  }
  if (op != Op::agreement) return;
  if (item != nullptr) put_new(members, "amount_fen", item->amount);
  if (!members.contains("flags")) put_new(members, "confirmed", true);
}

void Inputs::fill_in_from_original(Op op, Members& members) const {
  if (op != Op::reverse && op != Op::chargeback && op != Op::identify_receipt) return;
  const auto id = id_in(members, op == Op::identify_receipt ? "line" : "original");
  if (!id) return;
  for (const std::string& label : labels_.names()) {
    const Made* made = labels_.find(label);
    if (!made->record) continue;
    const custody::Instruction original = custody::unpack(*made->record);
    if (original.instr_id != *id) continue;
    put_new(members, "amount_fen", original.amount_fen);
    const bool lots = original.scheme == custody::scheme_childcare;
    if (op == Op::chargeback) put_new(members, lots ? "lot_id" : "card_id", original.subject_id);
    if (op == Op::reverse) put_new(members, "subject_id", original.subject_id);
    return;
  }
}

// Refunds are paid in full: what the consumer gets by spec/01 8.7, unless another amount is written.
void Inputs::fill_in_refund(Op op, Members& members) const {
  if (op != Op::accept_refund && op != Op::pay_refund && op != Op::refund_by_operator) return;
  const auto& books = world_.city().books();
  const std::uint64_t id = number_in(members, "refund_id").value_or(number_in(members, "subject_id").value_or(0));
  const auto refund = books.refunds.find({operator_id_, id});
  if (op == Op::accept_refund && members.contains("gift_price_fen") && !members.contains("flags")) {
    put_new(members, "confirmed", true);
  }
  if (refund == books.refunds.end()) return;
  if (op == Op::pay_refund) {
    put_new(members, "amount_fen", refund->second.payable + refund->second.compensation);
    return;
  }
  const custody::Card* card = books.cards.find({operator_id_, refund->second.card_id});
  if (card == nullptr) return;
  if (op == Op::refund_by_operator) {
    put_new(members, "amount_fen", card->principal);
    return;
  }
  std::int64_t gift = 0;
  if (const json::value* price = members.if_contains("gift_price_fen"); price != nullptr && price->is_int64()) {
    gift = price->get_int64();
  }
  const custody::RefundSum sum = world_.city().scheme().refund_sum(*card, refund->second, gift);
  put_new(members, "amount_fen", sum.payable + sum.compensation);
}

}  // namespace gongbao::cli::scenario
