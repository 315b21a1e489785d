// What an institution is given: registered, with its account, its published fees, a contract, and fees paid ahead.
#include "cli/scenario/collector_given.h"
#include "policies/childcare/institution_rows.h"

namespace gongbao::cli::scenario {

namespace json = boost::json;

json::object complete_voucher() {
  json::array items;
  for (const auto& [item, name] : names_of(childcare::VoucherItem{})) items.push_back(json::value(name));
  return {{"text", "托育服务合同"}, {"items", std::move(items)}, {"document", "contract"}};
}

namespace {

class InstitutionGiven : CollectorGiven {
 public:
  InstitutionGiven(const json::value& value, std::string label, std::string path, std::size_t number, std::size_t of)
      : CollectorGiven(value, std::move(label), std::move(path), number, "register_institution"), alone_(of == 1) {}

  Result<std::vector<Step>> expand() {
    using Own = InstitutionGiven;
    return CollectorGiven::expand<Own>(
        *this, "an institution",
        {&keys::institution_own, &keys::institution_registration, &keys::institution_agreement},
        {&Own::registration, &Own::custody, &Own::fees, &Own::publicity, &Own::contracts, &Own::lots, &Own::fund});
  }

 private:
  friend CollectorGiven;

  Result<void> registration() {
    json::object inputs{{"uscc", valid_uscc(number_)},
                        {"registration_no", "registration " + std::to_string(number_)},
                        {"institution_name", label_},
                        {"area", "110105"},
                        {"domicile", "domicile of " + label_},
                        {"site_address", "site of " + label_},
                        {"premises", "own"},
                        {"contact", "contact of " + label_},
                        {"settlement_account", account_number("6222", number_)}};
    copy(keys::institution_registration, inputs);
    add("register_institution", std::move(inputs)).manner["id"] = label_;
    const auto demo = on("demo", false);
    if (!demo) return std::unexpected(demo.error());
    if (*demo) add("set_category", {{"demo", true}, {"from", "today"}, {"document", "list of demonstration"}});
    return {};
  }

  Result<void> custody() {
    const json::value* account = get("account");
    if (account != nullptr && account->is_bool() && !account->get_bool()) return {};
    json::object agreement{
        {"bank", "bank"}, {"bank_district", "110102"}, {"acknowledgement", "guided by the district"}};
    copy(keys::institution_agreement, agreement);
    add("sign_custody_agreement", std::move(agreement));
    json::object opened{{"account_no", account_number("1101", number_)}};
    if (account != nullptr && !account->is_bool()) opened["account_no"] = *account;
    add("open_custody_account", std::move(opened));
    return {};
  }

  Result<void> fees() {
    auto list = named("fees", "fees are named: {month: {unit: month, price: 5000.00}}");
    if (!list) return std::unexpected(list.error());
    if (get("fees") == nullptr) (*list)["care"] = {{"unit", "other"}, {"price", "1000000.00"}};
    for (const auto& member : *list) {
      const json::object* terms = member.value().if_object();
      if (terms == nullptr) return wrong(inside(at("fees"), member.key()), "a fee has unit and price");
      json::object inputs{{"item", member.key()}};
      for (const auto& term : *terms) inputs[term.key()] = term.value();
      add("publish_fee_standard", std::move(inputs));
    }
    return {};
  }

  Result<void> publicity() {
    const auto disclosed = on("disclosure", true);
    if (!disclosed) return std::unexpected(disclosed.error());
    if (*disclosed) {
      add("publish_disclosure", {{"institution_name", label_},
                                 {"fee_standards", "as published"},
                                 {"refund_rules", "by the measures"},
                                 {"privacy", "kept"},
                                 {"complaint_phone", "12345"}});
    }
    const auto filed = on("filed", false);
    if (!filed) return std::unexpected(filed.error());
    if (*filed) filing();
    return {};
  }
  // Account number and ratio are the runner's to fill in: those of the day.
  void filing() {
    json::object subject{{"domicile", "domicile of " + label_},
                         {"site_address", "site of " + label_},
                         {"premises", "own"},
                         {"contact", "contact of " + label_}};
    for (auto& member : subject) {
      if (const json::value* said = get(member.key())) member.value() = *said;
    }
    copy({"lease_from", "lease_end"}, subject);
    const bool leased = subject["premises"] == json::value("lease");
    const json::value* bank = get("bank");
    add("submit_filing",
        {{"subject", std::move(subject)},
         {"premises_doc", json::object{{"kind", leased ? "lease" : "title_deed"}, {"document", "deed"}}},
         {"account", json::object{{"bank", bank == nullptr ? json::value("bank") : *bank}}},
         {"contract_text", complete_voucher()},
         {"enrolment", json::object{{"designed_places", 60}, {"enrolled", 40}}}});
  }

  Result<void> contract(const std::string& label, const json::value& value, const std::string& path) {
    json::object inputs;
    if (!value.is_null()) {
      const json::object* terms = value.if_object();
      if (terms == nullptr) return wrong(path, "a contract is a map of names and values");
      inputs = *terms;
    }
    bool acknowledged = true;
    if (const json::value* said = inputs.if_contains("acknowledged")) {
      if (!said->is_bool()) return wrong(inside(path, "acknowledged"), "must be true or false");
      acknowledged = said->get_bool();
      inputs.erase("acknowledged");
    }
    Step& registered = add("register_contract", std::move(inputs));
    registered.path = path;
    if (!label.empty()) registered.manner["id"] = label;
    json::object word{{"risk_prompt_read", true}};
    if (!label.empty()) word["contract"] = label;
    if (acknowledged) add("acknowledge_contract", std::move(word)).path = path;
    if (first_contract_.empty()) first_contract_ = label;
    return {};
  }
  Result<void> contracts() {
    const json::value* one = get("contract");
    if (get("contracts") != nullptr) {
      if (one != nullptr) return wrong(at("contract"), "stands beside contracts, which has them all");
      const auto list = named("contracts", "contracts are named: {k1: {…}, k2: {…}}");
      if (!list) return std::unexpected(list.error());
      for (const auto& member : *list) {
        const std::string label(member.key());
        const auto done = contract(label, member.value(), inside(at("contracts"), label));
        if (!done) return done;
      }
      return {};
    }
    if (one != nullptr && one->is_bool() && !one->get_bool()) return {};
    // Among several institutions each has one, which needs no name.
    return contract(alone_ ? "contract" : "", one == nullptr ? json::value() : *one, at("contract"));
  }

  Result<void> lots() {
    const auto list = named("lots", "lots are named: {a: 1000.00}");
    if (!list) return std::unexpected(list.error());
    for (const auto& member : *list) {
      const std::string label(member.key());
      const auto done = lot(label, member.value(), inside(at("lots"), label));
      if (!done) return done;
    }
    return {};
  }
  Result<void> lot(const std::string& label, const json::value& value, const std::string& path) {
    json::object inputs;
    bool paid_out = false;
    if (const json::object* terms = value.if_object()) {
      if (const auto known = only_known_keys(*terms, path, keys::lot); !known) return known;
      inputs = *terms;
      if (const json::value* said = inputs.if_contains("paid_out")) {
        paid_out = said->is_bool() && said->get_bool();
        inputs.erase("paid_out");
      }
    } else {
      inputs["amount"] = value;
    }
    if (!inputs.contains("contract") && !first_contract_.empty()) inputs["contract"] = first_contract_;
    Step& bill = add("register_bill", std::move(inputs));
    bill.path = path;
    bill.manner["id"] = label;
    add("pay_fee", {{"bill", label}}).path = path;
    if (paid_out) add("execute_payout", {{"order", label}}).path = path;
    return {};
  }

  bool alone_;
  std::string first_contract_;
};

}  // namespace

Result<std::vector<Step>> expand_institution(const json::value& value, std::string label, std::string path,
                                             std::size_t number, std::size_t of) {
  return InstitutionGiven(value, std::move(label), std::move(path), number, of).expand();
}

}  // namespace gongbao::cli::scenario
