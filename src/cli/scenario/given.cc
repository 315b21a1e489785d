// Shorthand by shorthand, in the order in which a real operator would come under custody.
#include "cli/scenario/collector_given.h"

#include <algorithm>

#include "base/identifiers.h"
#include "base/money.h"
#include "cli/scenario/document_words.h"
#include "law/parameters.h"
#include "policies/prepaid_card/filing_rows.h"

namespace gongbao::cli::scenario {

namespace json = boost::json;

std::string valid_uscc(std::size_t number) {
  constexpr std::string_view digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::string text = std::to_string(number);
  text = "91110105MA" + std::string(7 - text.size(), '0') + text;
  for (const char last : digits) {
    if (check_credit_code(text + last).verdict != IdVerdict::invalid) return text + last;
  }
  return text + "0";
}

std::string account_number(std::string_view prefix, std::size_t number) {
  const std::string text = std::to_string(number);
  constexpr std::size_t length = 18;
  return std::string(prefix) + std::string(length - prefix.size() - text.size(), '0') + text;
}

namespace {

class OperatorGiven : CollectorGiven {
 public:
  OperatorGiven(const json::value& value, std::string label, std::string path, std::size_t number)
      : CollectorGiven(value, std::move(label), std::move(path), number, "register_operator") {}

  Result<std::vector<Step>> expand() {
    using Own = OperatorGiven;
    return CollectorGiven::expand<Own>(
        *this, "an operator", {&keys::operator_own, &keys::registration, &keys::agreement},
        {&Own::registration, &Own::products, &Own::custody, &Own::filing, &Own::opening, &Own::sales});
  }

 private:
  friend CollectorGiven;

  Result<void> registration() {
    json::object inputs{{"uscc", valid_uscc(number_)},
                        {"operator_name", label_},
                        {"kind", "single"},
                        {"district", "110105"},
                        {"industry", "retail"},
                        {"sub_industry", "retail"},
                        {"legal_rep", "legal representative of " + label_},
                        {"settlement_account", account_number("6222", number_)}};
    copy(keys::registration, inputs);
    add("register_operator", std::move(inputs)).manner["id"] = label_;
    return {};
  }

  Result<void> product(std::string_view label, const json::value& value, std::string_view path) {
    json::object inputs{{"product", label}, {"form", "virtual"}};
    if (!value.is_null()) {
      const json::object* terms = value.if_object();
      if (terms == nullptr) return wrong(path, "a product is a map of names and values");
      for (const auto& member : *terms) inputs[member.key()] = member.value();
    }
    add("issue_product", std::move(inputs));
    return {};
  }
  Result<void> products() {
    const json::value* several = get("products");
    const json::value* one = get("product");
    if (several != nullptr && one != nullptr) return wrong(at("product"), "stands beside products, which has them all");
    if (several == nullptr) return product("product", one == nullptr ? json::value() : *one, at("product"));
    const json::object* list = several->if_object();
    if (list == nullptr) return wrong(at("products"), "products are named: {p1: {…}, p2: {…}}");
    for (const auto& member : *list) {
      const auto done = product(std::string_view(member.key()), member.value(), inside(at("products"), member.key()));
      if (!done) return done;
    }
    return {};
  }

  Result<void> custody() {
    const auto filed = on("filed", true);
    if (!filed) return std::unexpected(filed.error());
    filed_ = *filed;
    has_account_ = filed_ && get("account") == nullptr;
    if (const json::value* account = get("account")) {
      has_account_ = !(account->is_bool() && !account->get_bool());
    }
    if (!has_account_) return {};
    json::object agreement{{"bank", "bank"}, {"bank_district", "110102"}, {"payout_cycle", "immediate"}};
    copy(keys::agreement, agreement);
    add("sign_custody_agreement", std::move(agreement));
    json::object account{{"account_no", account_number("1101", number_)}};
    if (const json::value* named = get("account"); named != nullptr && !named->is_bool())
      account["account_no"] = *named;
    add("open_custody_account", std::move(account));
    return {};
  }

  Result<void> filing() {
    if (!filed_) return {};
    json::array items;
    for (const auto& [item, name] : names_of(prepaid_card::ContractItem{})) items.push_back(json::value(name));
    add("submit_filing",
        {{"form", json::object{{"premises", "own"}, {"card_kinds", json::array{"virtual"}}}},
         {"contract_doc",
          json::object{{"text", "Card contract"}, {"items", std::move(items)}, {"document", "contract"}}},
         {"commitment_doc", json::object{{"document", "letter of commitment"},
                                         {"signatory", "legal representative of " + label_},
                                         {"signed_on", "today"}}}});
    add("confirm_filing", {});
    return {};
  }

  // B_q and the cards sold before; what no card is named for stands on one card called old.
  Result<void> opening() {
    const auto prior = fen("B_q");
    const auto balance = fen("B");
    if (!prior) return std::unexpected(prior.error());
    if (!balance) return std::unexpected(balance.error());
    json::array cards;
    Wide named = 0;
    if (const json::value* list = get("opening_cards")) {
      const json::object* object = list->if_object();
      if (object == nullptr) return wrong(at("opening_cards"), "cards are named: {a: 1000.00, b: 500.00}");
      for (const auto& member : *object) {
        const auto amount = read_yuan(member.value(), inside(at("opening_cards"), member.key()));
        if (!amount) return std::unexpected(amount.error());
        cards.push_back(opening_card(std::string_view(member.key()), *amount));
        named += *amount;
      }
    }
    const bool any = get("B_q") != nullptr || get("B") != nullptr || !cards.empty();
    if (!any) return fund();
    // What was sold before is B; where it is not said, it is what it was at the end of the quarter.
    const bool said = get("B") != nullptr || !cards.empty();
    const Wide whole = get("B") != nullptr ? Wide{*balance} : said ? named : Wide{*prior};
    if (whole < named) return wrong(at("B"), "is less than the cards named");
    if (const auto rest = static_cast<std::int64_t>(whole - named); rest > 0)
      cards.push_back(opening_card("old", rest));
    if (cards.empty() && *prior == 0) return fund();  // nothing was sold before
    add("load_opening_balances", {{"prior_quarter_balance", format_yuan(Money{*prior})}, {"cards", std::move(cards)}});
    return fund();
  }
  json::object opening_card(std::string_view label, std::int64_t amount) const {
    return {{"card", label}, {"product", first_product()}, {"principal", format_yuan(Money{amount})}};
  }
  std::string first_product() const {
    const json::value* several = get("products");
    if (several == nullptr || several->get_object().empty()) return "product";
    return std::string(several->get_object().begin()->key());
  }
  Result<void> sales() {
    if (const json::value* list = get("cards")) {
      const json::object* cards = list->if_object();
      if (cards == nullptr) return wrong(at("cards"), "cards are named: {a: 1000.00, b: 500.00}");
      for (const auto& member : *cards) {
        const std::string path = inside(at("cards"), member.key());
        const auto amount = read_yuan(member.value(), path);
        if (!amount) return std::unexpected(amount.error());
        Step& step = add("purchase", {{"card", std::string_view(member.key())},
                                      {"product", first_product()},
                                      {"amount", format_yuan(Money{*amount})}});
        step.path = path;
      }
    }
    const auto drawn = fen("drawn");
    if (!drawn) return std::unexpected(drawn.error());
    if (*drawn > 0) add("release_free", {{"amount", format_yuan(Money{*drawn})}, {"purpose", "goods"}});
    return {};
  }

  bool filed_ = true;
  bool has_account_ = true;
};

Result<json::object> parameter_inputs(const std::string& written, const json::value& value, const std::string& path,
                                      std::string_view document, const law::Parameters& parameters) {
  std::string name = written;
  if (parameters.find(name) == nullptr && name.ends_with("_fen")) name.resize(name.size() - 4);
  const law::Parameter* parameter = parameters.find(name);
  if (parameter == nullptr) {
    std::vector<std::string> names;
    for (const auto& [each, unused] : parameters.all()) names.push_back(each);
    return wrong(path, "there is no parameter " + written + suggestion(written, names));
  }
  json::object inputs{{"document", document}, {"parameter", name}, {"reason", "scenario"}};
  switch (parameter->unit) {
    case law::Unit::fen: {
      if (name != written) {
        inputs["value_number"] = value;
        return inputs;
      }
      const auto amount = read_yuan(value, path);
      if (!amount) return std::unexpected(amount.error());
      inputs["value_number"] = *amount;
      return inputs;
    }
    case law::Unit::toggle:
      if (!value.is_bool()) return wrong(path, "must be true or false");
      inputs["value_number"] = value.get_bool() ? 1 : 0;
      return inputs;
    case law::Unit::date: {
      const auto day = read_day(value, path);
      if (!day) return std::unexpected(day.error());
      inputs["value_number"] = std::int64_t{day->day};
      return inputs;
    }
    case law::Unit::text: {
      const auto text = read_word(value, path);
      if (!text) return std::unexpected(text.error());
      inputs["value_text"] = *text;
      return inputs;
    }
    case law::Unit::list:
      inputs["value_list"] = value;
      return inputs;
    case law::Unit::table:
      inputs["value_table"] = value;
      return inputs;
    default:
      if (!value.is_int64()) return wrong(path, "must be a whole number");
      inputs["value_number"] = value;
      return inputs;
  }
}

Result<void> expand_parameters(const json::value& value, const std::string& path, System system, Date first,
                               Expanded& out) {
  const json::object* object = value.if_object();
  if (object == nullptr) return wrong(path, "parameters are a map of names and values");
  const auto parameters = law::Parameters::embedded(system);
  if (!parameters) return std::unexpected(parameters.error());
  for (const auto& member : *object) {
    const std::string at = inside(path, member.key());
    auto inputs = parameter_inputs(std::string(member.key()), member.value(), at, system, *parameters);
    if (!inputs) return std::unexpected(inputs.error());
    (*inputs)["from"] = to_string(first);
    Step step;
    step.action = "set_parameter";
    step.inputs = std::move(*inputs);
    step.manner["on"] = to_string(first - Days{1});
    step.path = at;
    out.steps.push_back(std::move(step));
    out.first_day = first - Days{1};
  }
  return {};
}

Result<std::vector<Step>> expand_operator(const json::value& value, std::string label, std::string path,
                                          std::size_t number, std::size_t) {
  return OperatorGiven(value, std::move(label), std::move(path), number).expand();
}

// Those who collect: one, or several by name.
Result<void> expand_collectors(const json::object& given, const std::string& path, System system, Expanded& out,
                               Date on) {
  const bool cards = system == prepaid_card::document;
  const char* one_key = cards ? "operator" : "institution";
  const char* several_key = cards ? "operators" : "institutions";
  const auto expand = cards ? expand_operator : expand_institution;
  const json::value* one = given.if_contains(one_key);
  const json::value* several = given.if_contains(several_key);
  if (one != nullptr && several != nullptr) {
    return wrong(inside(path, several_key), "stands beside " + std::string(one_key));
  }
  std::vector<Step> steps;
  const auto add = [&](const json::value& value, std::string label, std::string at, std::size_t n,
                       std::size_t of) -> Result<void> {
    auto expanded = expand(value, std::move(label), std::move(at), n, of);
    if (!expanded) return std::unexpected(expanded.error());
    for (Step& step : *expanded) steps.push_back(std::move(step));
    return {};
  };
  if (one != nullptr) {
    if (const auto added = add(*one, one_key, inside(path, one_key), 1, 1); !added) return added;
  }
  if (several != nullptr) {
    const json::object* list = several->if_object();
    const std::string at = inside(path, several_key);
    if (list == nullptr) return wrong(at, std::string(several_key) + " are named: {east: {…}, west: {…}}");
    std::size_t number = 0;
    for (const auto& member : *list) {
      const std::string label(member.key());
      const auto added = add(member.value(), label, inside(at, label), ++number, list->size());
      if (!added) return added;
    }
  }
  if (!steps.empty()) steps.front().manner["on"] = to_string(on);
  for (Step& step : steps) out.steps.push_back(std::move(step));
  return {};
}

}  // namespace

Result<Expanded> expand_given(const json::object& scenario, std::string_view path, Date first, System system) {
  Expanded out;
  out.first_day = first;
  const json::value* given = scenario.if_contains("given");
  static const json::object nothing;
  const json::object* body = &nothing;
  const std::string given_path = inside(path, "given");
  if (given != nullptr && !given->is_null()) {
    body = given->if_object();
    if (body == nullptr) return wrong(given_path, "given is a map of names and values");
  }
  static const std::vector<std::string> only_a_day{"on"};
  const DocumentWords* words = words_of(system);
  const auto& keys = words == nullptr || words->given == nullptr ? only_a_day : *words->given;
  if (const auto known = only_known_keys(*body, given_path, keys); !known) return std::unexpected(known.error());
  if (const json::value* on = body->if_contains("on")) {
    const auto day = read_day(*on, inside(given_path, "on"));
    if (!day) return std::unexpected(day.error());
    if (*day > first) return wrong(inside(given_path, "on"), "lies after the first step");
    out.first_day = *day;
  }
  const Date begin = out.first_day;
  if (const json::value* parameters = scenario.if_contains("parameters")) {
    const auto added = expand_parameters(*parameters, inside(path, "parameters"), system, begin, out);
    if (!added) return std::unexpected(added.error());
  }
  if (words == nullptr || words->given == nullptr) return out;
  if (words->expand != nullptr) {
    auto steps = words->expand(*body, given_path, begin);
    if (!steps) return std::unexpected(steps.error());
    if (!steps->empty()) steps->front().manner["on"] = to_string(begin);
    for (Step& step : *steps) out.steps.push_back(std::move(step));
    return out;
  }
  const auto added = expand_collectors(*body, given_path, system, out, begin);
  if (!added) return std::unexpected(added.error());
  return out;
}

}  // namespace gongbao::cli::scenario
