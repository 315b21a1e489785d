// 重新复核 and 推送 (1b): dealers are reviewed anew, and what changed is pushed to the quota body in numbered batches.
#pragma once

#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

enum class ReviewResult : std::uint8_t { verified = 1, rejected = 2 };
constexpr auto names_of(ReviewResult) {
  using enum ReviewResult;
  using namespace std::literals;
  return std::array{std::pair{verified, "verified"sv}, std::pair{rejected, "rejected"sv}};
}

struct SubmitReview {
  static constexpr std::uint16_t number = 6008;
  static constexpr std::string_view name = "submit_review";
  SealedDocument papers;
  GB_FIELDS(papers)
};
struct ReviewSubmitted {
  static constexpr std::uint16_t number = 6507;
  std::uint64_t dealer = 0;
  SealedDocument papers;
  GB_FIELDS(dealer, papers)
};
struct DecideReview {
  static constexpr std::uint16_t number = 6009;
  static constexpr std::string_view name = "decide_review";
  std::uint64_t dealer = 0;
  ReviewResult result{};
  SealedText reason;
  GB_FIELDS(dealer, result, reason)
};
struct WithdrawReview {
  static constexpr std::uint16_t number = 6010;
  static constexpr std::string_view name = "withdraw_review";
  std::uint64_t dealer = 0;
  SealedText reason;
  GB_FIELDS(dealer, reason)
};
struct ReviewMoved {
  static constexpr std::uint16_t number = 6508;
  std::uint64_t dealer = 0;
  ReviewState to{};
  SealedText reason;
  GB_FIELDS(dealer, to, reason)
};

struct PushDealers {
  static constexpr std::uint16_t number = 6011;
  static constexpr std::string_view name = "push_dealers";
  std::optional<Date> date;        // today where nothing is said
  std::vector<std::uint64_t> add;  // these; none: all that waits
  GB_FIELDS(date, add)
};
struct DealersPushed {
  static constexpr std::uint16_t number = 6509;
  std::uint64_t batch_no = 0;
  PushBatch batch;
  GB_FIELDS(batch_no, batch)
};
struct AcknowledgePush {
  static constexpr std::uint16_t number = 6012;
  static constexpr std::string_view name = "acknowledge_push";
  std::uint64_t batch = 0;
  GB_FIELDS(batch)
};
struct PushAcknowledged {
  static constexpr std::uint16_t number = 6510;
  std::uint64_t batch = 0;
  Stamp at;
  GB_FIELDS(batch, at)
};

// What no batch has told yet: dealers whose verification says something else than the list.
struct Waiting {
  std::vector<std::uint64_t> removed;
  std::vector<std::uint64_t> added;
};
Waiting waiting_for_push(const State& state);
// 自2023年9月1日起: the first push is due and not done (1b).
bool first_push_due(const State& state, Date day);

Answer decide(const Context& in, const SubmitReview& command);
Answer decide(const Context& in, const DecideReview& command);
Answer decide(const Context& in, const WithdrawReview& command);
Answer decide(const Context& in, const PushDealers& command);
Answer decide(const Context& in, const AcknowledgePush& command);
void apply(World& world, const ReviewSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const ReviewMoved& fact, const FactOrigin& origin);
void apply(World& world, const DealersPushed& fact, const FactOrigin& origin);
void apply(World& world, const PushAcknowledged& fact, const FactOrigin& origin);

using ReviewCommands = policies::TypeList<SubmitReview, DecideReview, WithdrawReview, PushDealers, AcknowledgePush>;
using ReviewFacts = policies::TypeList<ReviewSubmitted, ReviewMoved, DealersPushed, PushAcknowledged>;

}  // namespace gongbao::used_vehicle
