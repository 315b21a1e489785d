// What finance pays, once and from the right fund (5.4b, 5.6a), and what becomes of the old device (5.3d).
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct OrderPayment {
  static constexpr std::uint16_t number = 5019;
  static constexpr std::string_view name = "order_payment";
  std::uint64_t payment = 0;
  GB_FIELDS(payment)
};
struct PaymentOrdered {
  static constexpr std::uint16_t number = 5519;
  std::uint64_t payment = 0;
  GB_FIELDS(payment)
};

enum class PaymentResult : std::uint8_t { ok = 1, failed = 2, returned = 3 };
constexpr auto names_of(PaymentResult) {
  using enum PaymentResult;
  using namespace std::literals;
  return std::array{std::pair{ok, "ok"sv}, std::pair{failed, "failed"sv}, std::pair{returned, "returned"sv}};
}
struct RecordPaymentResult {
  static constexpr std::uint16_t number = 5020;
  static constexpr std::string_view name = "record_payment_result";
  std::uint64_t payment = 0;
  std::string bank_reference;
  PaymentResult result{};
  GB_FIELDS(payment, bank_reference, result)
};
struct PaymentResultRecorded {
  static constexpr std::uint16_t number = 5520;
  std::uint64_t payment = 0;
  std::string bank_reference;
  PaymentResult result{};
  std::optional<LockOut> lock_out;  // that begins with it (3h)
  GB_FIELDS(payment, bank_reference, result, lock_out)
};

// What was promised and will not be paid leaves the books by an entry the other way round.
struct ReversePosting {
  static constexpr std::uint16_t number = 5046;
  static constexpr std::string_view name = "reverse_posting";
  std::uint64_t payment = 0;
  SealedText reason;
  GB_FIELDS(payment, reason)
};
struct PostingReversed {
  static constexpr std::uint16_t number = 5547;
  std::uint64_t payment = 0;
  GB_FIELDS(payment)
};

struct RecordRecycling {
  static constexpr std::uint16_t number = 5021;
  static constexpr std::string_view name = "record_recycling";
  std::uint64_t device = 0;
  std::string method;
  std::string receiver;
  Date date;
  GB_FIELDS(device, method, receiver, date)
};
struct RecyclingRecorded {
  static constexpr std::uint16_t number = 5521;
  std::uint64_t device = 0;
  Recycling recycling;
  GB_FIELDS(device, recycling)
};

// What stands in the way of an order: a fund that lacks money, an old device that must be recycled first (5.3d).
std::optional<Answer> fund_problem(const State& state, const Payment& payment);
bool recycling_awaited(const State& state, const Application& row, Date day);

Answer decide(const Context& in, const OrderPayment& command);
Answer decide(const Context& in, const RecordPaymentResult& command);
Answer decide(const Context& in, const ReversePosting& command);
Answer decide(const Context& in, const RecordRecycling& command);
void apply(World& world, const PaymentOrdered& fact, const FactOrigin& origin);
void apply(World& world, const PaymentResultRecorded& fact, const FactOrigin& origin);
void apply(World& world, const PostingReversed& fact, const FactOrigin& origin);
void apply(World& world, const RecyclingRecorded& fact, const FactOrigin& origin);

using PaymentCommands = policies::TypeList<OrderPayment, RecordPaymentResult, ReversePosting, RecordRecycling>;
using PaymentFacts = policies::TypeList<PaymentOrdered, PaymentResultRecorded, PostingReversed, RecyclingRecorded>;

}  // namespace gongbao::heating
