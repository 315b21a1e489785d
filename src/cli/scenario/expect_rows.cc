// What every document's rows have in common.
#include "cli/scenario/expect_rows.h"

#include <algorithm>

namespace gongbao::cli::scenario {

namespace json = boost::json;

std::optional<Wide> account_balance(const custody::Quantities& q, std::string_view name) {
  const std::pair<std::string_view, std::int64_t> all[] = {{"cash_in_transit", q.in_transit_all},
                                                           {"released_to_operator", q.released},
                                                           {"due_from_operator", q.due},
                                                           {"card_liability", q.liability},
                                                           {"release_pending", q.pending},
                                                           {"refunds_payable", q.refunds},
                                                           {"compensation_payable", q.compensation},
                                                           {"suspense_unidentified", q.unidentified},
                                                           {"operator_entitled", q.entitled},
                                                           {"operator_funding", q.funding},
                                                           {"custody_interest", q.interest},
                                                           {"bonus_outstanding", q.bonus_outstanding},
                                                           {"bonus_granted", q.bonus_granted},
                                                           {"bonus_consumed", q.bonus_consumed}};
  for (const auto& [each, amount] : all) {
    if (each == name) return Wide{amount};
  }
  return std::nullopt;
}

Result<void> RowComparison::one(const std::string& what, const std::string& told, const json::value& value,
                                const std::string& path) {
  if (value.is_bool()) {
    out_.note(path, what, value.get_bool() ? "true" : "false", told);
    return {};
  }
  const auto wanted = read_word(value, path);
  if (!wanted) return std::unexpected(wanted.error());
  out_.note(path, what, *wanted, told);
  return {};
}

Result<void> RowComparison::compare_members(const std::string& what, const std::vector<Member>& members,
                                            const json::value& value, const std::string& path) {
  if (const json::object* object = value.if_object()) {
    for (const auto& each : *object) {
      const std::string key(each.key());
      const auto member = std::ranges::find(members, std::string_view(key), &Member::name);
      if (member == members.end()) {
        std::vector<std::string> known;
        for (const Member& one : members) known.emplace_back(one.name);
        return wrong(inside(path, key), "there is no " + key + " here; known: " + listed(known));
      }
      const Done done = compare_member(what, *member, each.value(), inside(path, key));
      if (!done) return done;
    }
    return {};
  }
  // An amount is an amount, a word is a state.
  const auto text = read_word(value, path);
  if (!text) return std::unexpected(text.error());
  const bool amount = parse_yuan(*text).has_value();
  for (const Member& member : members) {
    if (member.money == amount) return compare_member(what, member, value, path);
  }
  return wrong(path, "must be a map");
}

Result<void> RowComparison::compare_member(const std::string& what, const Member& member, const json::value& value,
                                           const std::string& path) {
  const std::string name = what + " " + std::string(member.name);
  if (member.money) {
    const auto fen = read_yuan(value, path);
    if (!fen) return std::unexpected(fen.error());
    out_.note_yuan(path, name, *fen, member.fen);
    return {};
  }
  const auto text = read_word(value, path);
  if (!text) return std::unexpected(text.error());
  out_.note(path, name, *text, member.text);
  return {};
}

Result<void> RowComparison::compare_order(const json::value& label, const json::value& value, const std::string& path) {
  const auto id = inputs_.number("order", label, path);
  if (!id) return std::unexpected(id.error());
  const auto& orders = world_.city().books().orders;
  const auto it = orders.find({operator_id_, *id});
  const std::string what = "order " + label_text(label);
  if (it == orders.end()) {
    std::vector<Member> none{word("state", "none"), yuan("amount", 0)};
    for (const std::string_view name : {"kind", "created_on", "due_on", "executed_on"})
      none.push_back(word(name, "none"));
    return compare_members(what, none, value, path);
  }
  const custody::Order& order = it->second;
  return compare_members(what,
                         {yuan("amount", order.amount), word("state", std::string(enum_name(order.state))),
                          word("kind", std::string(enum_name(order.kind))), day("created_on", order.created_on),
                          day("due_on", order.due_on), day("executed_on", order.executed_on)},
                         value, path);
}

Result<void> RowComparison::compare_refund(const json::value& label, const json::value& value,
                                           const std::string& path) {
  const auto id = inputs_.number("refund", label, path);
  if (!id) return std::unexpected(id.error());
  const auto& refunds = world_.city().books().refunds;
  const auto it = refunds.find({operator_id_, *id});
  const std::string what = "refund " + label_text(label);
  if (it == refunds.end()) return compare_members(what, {word("state", "none")}, value, path);
  const custody::Refund& refund = it->second;
  return compare_members(
      what,
      {word("state", std::string(enum_name(refund.state))), day("due_on", refund.due_on),
       yuan("payable", refund.payable), yuan("compensation", refund.compensation), day("paid_on", refund.paid_on)},
      value, path);
}

Result<void> RowComparison::compare_posts(const json::value& value, const std::string& path) {
  const json::object* object = value.if_object();
  if (object == nullptr) return wrong(path, "posts are sums per account: {1001: 400.01, 2001: -400.01}");
  std::map<std::string, Wide> sums;
  if (journals_ != nullptr) {
    for (const ledger::Journal& journal : *journals_) {
      for (const ledger::Leg& leg : journal.legs) sums[std::to_string(leg.account)] += leg.amount;
    }
  }
  for (const auto& member : *object) {
    const std::string account(member.key());
    const bool known = std::ranges::any_of(
        custody::chart, [&](const ledger::Account& each) { return std::to_string(each.number) == account; });
    if (!known) return wrong(inside(path, account), "there is no account " + account);
    const auto fen = read_yuan(member.value(), inside(path, account));
    if (!fen) return std::unexpected(fen.error());
    out_.note_yuan(inside(path, account), "posts to " + account, *fen, sums[account]);
    sums.erase(account);
  }
  for (const auto& [account, sum] : sums) out_.note_yuan(path, "posts to " + account, 0, sum);
  return {};
}

Result<void> RowComparison::compare_posts_of(std::span<const ledger::Account> chart, const json::value& value,
                                             const std::string& path) {
  const json::object* object = value.if_object();
  if (object == nullptr) return wrong(path, "posts are sums per account: {payable: -4800.00}");
  std::map<std::string, Wide> sums;
  std::map<std::uint16_t, std::string> names;
  for (const ledger::Account& account : chart) {
    sums[account.name] = 0;
    names[account.number] = account.name;
  }
  if (journals_ != nullptr) {
    for (const ledger::Journal& journal : *journals_) {
      for (const ledger::Leg& leg : journal.legs) sums[names.at(leg.account)] += leg.amount;
    }
  }
  for (const auto& member : *object) {
    const std::string account(member.key());
    const std::string at = inside(path, account);
    if (!sums.contains(account)) return wrong(at, "there is no account " + account);
    const auto fen = read_yuan(member.value(), at);
    if (!fen) return std::unexpected(fen.error());
    out_.note_yuan(at, "posts to " + account, *fen, sums[account]);
    sums.erase(account);
  }
  for (const auto& [account, sum] : sums) out_.note_yuan(path, "posts to " + account, 0, sum);
  return {};
}

Result<void> RowComparison::compare_codes(const std::string& key, std::vector<std::string> got,
                                          const json::value& value, const std::string& path) {
  const json::array* array = value.if_array();
  if (array == nullptr) return wrong(path, key + " are a list of codes and flags");
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const auto code = read_code((*array)[i], inside(path, i), world_.system());
    if (!code) return std::unexpected(code.error());
    wanted.emplace_back(formats::code_name(*code));
  }
  std::ranges::sort(wanted);
  std::ranges::sort(got);
  out_.note(path, key, "[" + listed(wanted) + "]", "[" + listed(got) + "]");
  return {};
}

}  // namespace gongbao::cli::scenario
