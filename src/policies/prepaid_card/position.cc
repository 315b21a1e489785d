// Sums and their sentences, side by side.
#include "policies/prepaid_card/position.h"

#include <algorithm>

#include "base/check.h"
#include "custody/decide.h"

namespace gongbao::prepaid_card {

using custody::OperatorBook;
using custody::Quantities;
using custody::Standing;

namespace {

std::int64_t narrowed(Wide fen) { return fits(fen) ? static_cast<std::int64_t>(fen) : 0; }
std::string yuan(Wide fen) { return format_yuan_grouped(Money{narrowed(fen)}); }
std::string share(BasisPoints ratio, const char* of, Wide fen) {
  return "ceil(" + format_percent(ratio) + " × " + of + ") = ceil(" + format_percent(ratio) + " × " + yuan(fen) + ")";
}

constexpr std::pair<std::string_view, std::string_view> labels[] = {
    {"B", "预收资金余额 prepaid balance"},
    {"U", "待确认 redeemed, not yet cleared"},
    {"T", "在途 in transit, inside its deadline"},
    {"P", "质押基数 pledge base"},
    {"B_q", "上季末余额 balance of last quarter end"},
    {"F", "季末底线 quarter floor"},
    {"progress", "进度底线 progress floor"},
    {"S", "未识别 received, owner unknown"},
    {"R", "应存管 must stay in custody"},
    {"C", "存管账户 in the custody account"},
    {"E", "未付指令 open payout orders"},
    {"free", "今日可支取 may be drawn today"},
    {"shortfall", "存管缺口 short of custody"},
};

class Writer {
 public:
  Writer(const OperatorBook& book, const Scheme& scheme, const Terms& terms)
      : book_(book), q_(book.q), scheme_(scheme), terms_(terms) {}

  std::vector<PositionTerm> write() {
    add("B", "2001 + 2003 = " + yuan(q_.liability) + " + " + yuan(q_.refunds), q_.balance(), {"2e"});
    add("U", "2002", q_.pending, {"9l", "9m"});
    add("T", "1003 inside its deadline", q_.in_transit_in_time, {"9e", "9q"});
    add("P",
        "max(0, B + U − T) = max(0, " + yuan(q_.balance()) + " + " + yuan(q_.pending) + " − " +
            yuan(q_.in_transit_in_time) + ")",
        q_.pledge_base(), {"9o"});
    add("B_q", "B at the end of the previous quarter", q_.prior_quarter_balance, {"9i"});
    add("F", share(terms_.custody_ratio, "B_q", std::max<Wide>(0, q_.prior_quarter_balance)), quarter_floor(q_, terms_),
        {"9i"});
    add("progress", share(terms_.custody_ratio, "P", q_.pledge_base()), progress_floor(q_, terms_), {"9o"});
    add("S", "2005", q_.unidentified, {"9g", "9h"});
    required();
    add("C", "1001 + 1002 = " + yuan(book_.restricted) + " + " + yuan(Wide{q_.custody} - book_.restricted), q_.custody,
        {"9e", "9h"});
    add("E", "open payout orders", q_.open_orders, {"9k", "9l"});
    const Wide free = Wide{q_.custody} - required_ - q_.open_orders;
    add("free",
        "C − R − E = " + yuan(q_.custody) + " − " + yuan(required_) + " − " + yuan(q_.open_orders) +
            (free < 0 ? ", not below 0" : ""),
        std::max<Wide>(0, free), {"9j", "9k", "9p"});
    shortfall();
    return std::move(terms_out_);
  }

 private:
  void add(std::string name, std::string formula, Wide fen, const std::vector<std::string_view>& clauses) {
    const auto label =
        std::ranges::find(labels, std::string_view(name), &std::pair<std::string_view, std::string_view>::first);
    GB_CHECK(label != std::end(labels));
    PositionTerm term{std::move(name), std::string(label->second), std::move(formula), narrowed(fen), {}};
    for (const std::string_view clause : clauses) term.clauses.push_back("prepaid-card/" + std::string(clause));
    terms_out_.push_back(std::move(term));
  }

  void required() {
    required_ = scheme_.required(book_, q_);
    if (book_.standing != Standing::active) {
      add("R",
          "max(0, ceil(" + format_percent(terms_.termination_ratio) + " × (B − T) + " +
              format_percent(terms_.custody_ratio) + " × U)) + S = " + yuan(clearing_fund(q_, terms_)) + " + " +
              yuan(q_.unidentified),
          required_, {"8d"});
      return;
    }
    if (!scheme_.in_custody(book_)) {
      add("R", "S, without the duty of custody", required_, {"9a"});
      return;
    }
    const std::string s = " + " + yuan(q_.unidentified);
    const std::string f = yuan(quarter_floor(q_, terms_));
    const std::string progress = yuan(progress_floor(q_, terms_));
    switch (terms_.floor_mode) {
      case FloorMode::quarter_and_progress:
        add("R", "max(F, progress) + S = max(" + f + ", " + progress + ")" + s, required_, {"9i", "9o", "9p"});
        break;
      case FloorMode::progress_only:
        add("R", "progress + S = " + progress + s, required_, {"9o", "9p"});
        break;
      case FloorMode::quarter_only:
        add("R", q_.has_prior_quarter != 0 ? "F + S = " + f + s : "floor of a new operator + S", required_,
            {"9i", "9p"});
        break;
    }
  }

  // Cash in transit stands in for the quarter floor, never for the progress term (part 12, A1).
  void shortfall() {
    const Wide in_account = scheme_.required_in_account(book_, q_, required_);
    add("shortfall",
        "max(0, " + yuan(in_account) + " − C, R − C − T) = max(0, " + yuan(in_account - q_.custody) + ", " +
            yuan(required_ - q_.custody - q_.in_transit_in_time) + ")",
        custody::shortfall(scheme_, book_, q_, required_), {"9p"});
  }

  const OperatorBook& book_;
  const Quantities& q_;
  const Scheme& scheme_;
  const Terms& terms_;
  Wide required_ = 0;
  std::vector<PositionTerm> terms_out_;
};

}  // namespace

const PositionTerm* Position::find(std::string_view name) const {
  const auto it = std::ranges::find(terms, name, &PositionTerm::name);
  return it == terms.end() ? nullptr : &*it;
}

std::optional<Position> position_of(const custody::Books& books, const Scheme& scheme, const Terms& terms,
                                    std::uint64_t operator_id) {
  const OperatorBook* book = books.find_operator(operator_id);
  if (book == nullptr || book->scheme != scheme.number()) return std::nullopt;
  Position position;
  position.operator_id = operator_id;
  position.day = terms.day;
  if (const Filing* filing = latest_of(scheme.state().filing.filings, operator_id)) {
    position.filing_state = filing->state;
  }
  if (book->shortfall_since != 0) position.shortfall_since = Date{book->shortfall_since};
  position.late_cash = Money{book->q.in_transit_all - book->q.in_transit_in_time};
  position.terms = Writer(*book, scheme, terms).write();
  return position;
}

}  // namespace gongbao::prepaid_card
