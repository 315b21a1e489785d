// Saves and loads the books, and rebuilds the orders of what is open.
#include "custody/books.h"

#include "base/check.h"

namespace gongbao::custody {

Id16 sortable(std::uint64_t number) {
  Id16 id{};
  for (int i = 0; i < 8; ++i) id[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
  return id;
}

std::uint64_t unsortable(const Id16& id) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | id[i];
  return number;
}

OperatorBook& Books::open_operator(std::uint64_t id, std::uint8_t scheme, Date today) {
  GB_CHECK(find_operator(id) == nullptr);
  OperatorBook& book = operators.insert(OperatorKey{id});
  book.scheme = scheme;
  book.quarter = quarter_of(today).index;
  operator_ids.insert(id);
  return book;
}

std::uint64_t Books::current_card(std::uint64_t operator_id, std::uint64_t card_id) const {
  for (auto it = successors.find({operator_id, card_id}); it != successors.end();
       it = successors.find({operator_id, card_id})) {
    card_id = it->second;
  }
  return card_id;
}

void Books::replace_card(std::uint64_t operator_id, std::uint64_t lost, std::uint64_t fresh) {
  std::vector<OpenReceiptOfCard> moving;
  auto it = open_receipts_of_cards.lower_bound({operator_id, lost, first_date, {}});
  for (; it != open_receipts_of_cards.end() && it->operator_id == operator_id && it->card_id == lost; ++it) {
    moving.push_back(*it);
  }
  for (OpenReceiptOfCard& each : moving) {
    open_receipts_of_cards.erase(each);
    each.card_id = fresh;
    open_receipts_of_cards.insert(each);
  }
  successors[{operator_id, lost}] = fresh;
}

void Books::queue_receipt(const OfOperatorId& key, const Receipt& receipt) {
  open_receipts.insert({key.operator_id, receipt.event_date, key.id});
  const std::uint64_t card = current_card(key.operator_id, receipt.card_id);
  open_receipts_of_cards.insert({key.operator_id, card, receipt.event_date, key.id});
  if (!receipt.overdue) due.insert({receipt.deadline, key.operator_id, DueKind::cash, key.id});
}

void Books::unqueue_receipt(const OfOperatorId& key, const Receipt& receipt) {
  open_receipts.erase({key.operator_id, receipt.event_date, key.id});
  const std::uint64_t card = current_card(key.operator_id, receipt.card_id);
  open_receipts_of_cards.erase({key.operator_id, card, receipt.event_date, key.id});
  due.erase({receipt.deadline, key.operator_id, DueKind::cash, key.id});
}

void Books::fix_receipt(const OfOperatorId& key, Date deadline, bool provisional) {
  rejudge_receipt(key, deadline, provisional, receipts.at(key).overdue);
}

void Books::rejudge_receipt(const OfOperatorId& key, Date deadline, bool provisional, bool overdue) {
  Receipt& receipt = receipts.at(key);
  unqueue_receipt(key, receipt);
  receipt.deadline = deadline;
  receipt.provisional = provisional;
  receipt.overdue = overdue;
  queue_receipt(key, receipt);
}

void Books::fix_window(const OfOperatorNo& key, Date window_end, bool provisional) {
  Application& application = applications.at(key);
  due.erase({application.window_end, key.operator_id, DueKind::objection, sortable(key.number)});
  application.window_end = window_end;
  application.provisional = provisional;
  due.insert({window_end, key.operator_id, DueKind::objection, sortable(key.number)});
}

void Books::each_piece(const std::function<void(ByteView)>& sink) const {
  sink(canonical_bytes(day));
  operators.each_piece(sink);
  cards.each_piece(sink);
  items.each_piece(sink);
  lots.each_piece(sink);
  services.each_piece(sink);
  encode_in_pieces(later_cycles, sink);
  encode_in_pieces(receipts, sink);
  encode_in_pieces(receipt_uses, sink);
  encode_in_pieces(applications, sink);
  encode_in_pieces(orders, sink);
  encode_in_pieces(refunds, sink);
  encode_in_pieces(lines, sink);
  encode_in_pieces(papers, sink);
  encode_in_pieces(corrections, sink);
  encode_in_pieces(successors, sink);
  encode_in_pieces(quarters, sink);
  Bytes rest;
  ByteWriter out(rest);
  encode(out, touched);
  encode(out, turned);
  encode(out, closed);
  encode(out, turn_cursor);
  sink(rest);
}

bool Books::load(ByteReader& in) {
  decode(in, day);
  if (!operators.load(in) || !cards.load(in) || !items.load(in)) return false;
  if (!lots.load(in) || !services.load(in)) return false;
  decode(in, later_cycles);
  decode(in, receipts);
  decode(in, receipt_uses);
  decode(in, applications);
  decode(in, orders);
  decode(in, refunds);
  decode(in, lines);
  decode(in, papers);
  decode(in, corrections);
  decode(in, successors);
  decode(in, quarters);
  decode(in, touched);
  decode(in, turned);
  decode(in, closed);
  decode(in, turn_cursor);
  rebuild_derived();
  return in.ok();
}

void Books::await_answer(ServiceItem& item, Date from, Date window_end, bool provisional) {
  item.state = ServiceState::awaiting;
  item.notified_on = from.day;
  item.window_end = window_end.day;
  item.provisional = provisional ? 1 : 0;
  Awaiting& waiting = awaiting[{window_end, item.key.operator_id}];
  waiting.items.push_back(item.key.item);
  ++waiting.open;
}

void Books::stop_waiting(const ServiceItem& item) {
  if (item.state != ServiceState::awaiting) return;
  const auto waiting = awaiting.find({Date{item.window_end}, item.key.operator_id});
  if (--waiting->second.open == 0) awaiting.erase(waiting);
}

namespace {
constexpr std::uint64_t cycles_in_the_row = 64;
std::uint64_t bit_of(std::uint64_t number) { return std::uint64_t{1} << (number - 1); }
}  // namespace

bool Books::cycle_reported(const Lot& lot, std::uint64_t number) const {
  if (number > cycles_in_the_row) return later_cycles.contains({lot.key.operator_id, lot.key.card_id, number});
  return (lot.cycles & bit_of(number)) != 0;
}

void Books::set_cycle_reported(Lot& lot, std::uint64_t number, bool reported) {
  if (number > cycles_in_the_row) {
    const LotCycle key{lot.key.operator_id, lot.key.card_id, number};
    if (reported) later_cycles[key] = true;
    if (!reported) later_cycles.erase(key);
    return;
  }
  lot.cycles = reported ? lot.cycles | bit_of(number) : lot.cycles & ~bit_of(number);
}

void Books::rebuild_derived() {
  operator_ids.clear();
  open_receipts.clear();
  open_receipts_of_cards.clear();
  due.clear();
  awaiting.clear();
  services.for_each([&](const ServiceItem& item) {
    if (item.state != ServiceState::awaiting) return;
    Awaiting& waiting = awaiting[{Date{item.window_end}, item.key.operator_id}];
    waiting.items.push_back(item.key.item);
    ++waiting.open;
  });
  operators.for_each([&](const OperatorBook& book) { operator_ids.insert(book.key.operator_id); });
  for (const auto& [key, receipt] : receipts) {
    if (receipt.remaining > 0) queue_receipt(key, receipt);
  }
  for (const auto& [key, application] : applications) {
    if (application.state != ApplicationState::window_open) continue;
    due.insert({application.window_end, key.operator_id, DueKind::objection, sortable(key.number)});
  }
}

}  // namespace gongbao::custody
