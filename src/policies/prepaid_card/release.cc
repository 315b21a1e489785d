// 9j, 9k, 10b: what is free, for what, to whom.
#include "policies/prepaid_card/release.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::prepaid_card {

using custody::OperatorBook;
using custody::Order;

namespace {

// The code of an allowed purpose; 0 = prohibited or unknown.
std::uint16_t allowed_purpose(const Context& in, const std::string& purpose) {
  const auto& allowed = in.state.parameters.table("allowed_purposes", in.today);
  const auto it = allowed.find(purpose);
  return it == allowed.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(it->second);
}

// E alone moves; no money does.
custody::Movement orders_change(const OperatorBook& book, std::int64_t amount) {
  custody::Movement m;
  custody::begin(m, book);
  custody::change(m, &custody::Quantities::open_orders, amount);
  return m;
}

void change_orders(World& world, std::uint64_t operator_id, std::int64_t amount, const PostedFigures& posted,
                   const FactOrigin& origin) {
  OperatorBook& book = *world.books.find_operator(operator_id);
  custody::Movement m = orders_change(book, amount);
  post(world, book, m, posted, origin);
}

}  // namespace

Answer decide(const Context& in, const RequestFreeRelease& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const custody::OfOperatorNo key{command.operator_id, in.entry};
  if (book->account == Id16{} || in.books.orders.contains(key) || in.books.applications.contains(key)) {
    return refuse(code::wrong_state);
  }
  if (command.amount.fen <= 0) return refuse(code::amount_not_positive);
  // 第十条 不得用于不动产、股权、证券等投资及借贷 (10b); 第九条 开展主营业务时自主使用 (9j)
  const std::uint16_t purpose = allowed_purpose(in, command.purpose);
  if (purpose == 0) {
    Answer answer = refuse(code::use_prohibited);
    // Only a word of the list is said again: an answer is journaled, and what was typed could be anything.
    if (in.state.parameters.table("prohibited_purposes", in.today).contains(command.purpose)) {
      answer.text("purpose", command.purpose);
    }
    return answer;
  }
  const auto account = custody::account_key(command.account_no);
  if (!account || book->settlement_account == Id16{} || *account != book->settlement_account) {
    return refuse(code::account_mismatch);
  }
  // 确保…不低于规定比例 (9i 9p)
  const std::int64_t releasable = custody::releasable(*book);
  if (command.amount.fen > releasable) return refuse(code::release_below_floor).with_fen("releasable", releasable);
  // 根据…申请即时拨付 (9k)
  const Date due = in.today + in.terms.payout_execution;
  const PostedFigures posted = figures_after(in, *book, orders_change(*book, command.amount.fen));
  return accept(FreeReleaseOrdered{command.operator_id, command.amount, purpose, due, posted})
      .with_count("order_id", static_cast<std::int64_t>(in.entry))
      .with_date("due_on", due)
      .with_fen("releasable", releasable - command.amount.fen);
}

void apply(World& world, const FreeReleaseOrdered& fact, const FactOrigin& origin) {
  Order order;
  order.kind = custody::OrderKind::free;
  order.amount = fact.amount.fen;
  order.purpose = fact.purpose;
  order.created_on = origin.booked_on;
  order.due_on = fact.due_on;
  world.books.orders[{fact.operator_id, origin.entry}] = order;
  change_orders(world, fact.operator_id, fact.amount.fen, fact.posted, origin);
}

Answer decide(const Context& in, const WithdrawReleaseApplication& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto it = in.books.applications.find({command.operator_id, command.application});
  if (it == in.books.applications.end()) return refuse(code::unknown_subject);
  if (it->second.state != custody::ApplicationState::window_open) return refuse(code::wrong_state);
  return accept(ReleaseApplicationWithdrawn{command.operator_id, command.application});
}

// Its items are pending again; one that was objected to stays disputed.
void apply(World& world, const ReleaseApplicationWithdrawn& fact, const FactOrigin&) {
  custody::Application& application = world.books.applications.at({fact.operator_id, fact.application});
  world.books.due.erase(
      {application.window_end, fact.operator_id, custody::DueKind::objection, custody::sortable(fact.application)});
  for (const Id16& id : application.items) {
    custody::Item* item = world.books.items.find({fact.operator_id, id});
    if (item == nullptr || item->application != fact.application) continue;
    item->application = 0;
    if (item->state == custody::ItemState::applied) item->state = custody::ItemState::pending;
  }
  application.close(custody::ApplicationState::cancelled);
}

Answer decide(const Context& in, const CancelOrder& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const auto it = in.books.orders.find({command.operator_id, command.order});
  if (it == in.books.orders.end()) return refuse(code::unknown_subject);
  if (!it->second.counts()) return refuse(code::order_not_open);
  const PostedFigures posted = figures_after(in, *book, orders_change(*book, -it->second.amount));
  return accept(OrderCancelled{command.operator_id, command.order, posted}).with_fen("amount", it->second.amount);
}

void apply(World& world, const OrderCancelled& fact, const FactOrigin& origin) {
  Order& order = world.books.orders.at({fact.operator_id, fact.order});
  order.state = custody::OrderState::cancelled;
  change_orders(world, fact.operator_id, -order.amount, fact.posted, origin);
}

}  // namespace gongbao::prepaid_card
