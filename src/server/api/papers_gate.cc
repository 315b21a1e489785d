// Two steps, because a form that is wrong further on must not keep a paper for good.
#include "server/api/papers_gate.h"

#include "vault/vault.h"

namespace gongbao::server {

Result<SealedText> PapersGate::attachment(const SealedText& hash) {
  if (service_.vault == nullptr || account_ == 0) return Gate::attachment(hash);
  constexpr std::int64_t micros_a_second = 1'000'000;
  const auto held = service_.vault->hold_upload(hash, account_, service_.now_micros() / micros_a_second);
  if (!held) return std::unexpected(held.error());
  if (!*held) return Gate::attachment(hash);
  papers_.push_back(hash);
  return hash;
}

Result<void> PapersGate::keep_papers() {
  return papers_.empty() ? Result<void>{} : service_.vault->use_uploads(papers_, account_);
}

Result<void> PapersGate::renew_persons() {
  for (const formats::PersonFields& each : persons_) {
    if (auto renewed = service_.gate.renew(each); !renewed) return renewed;
  }
  return {};
}

}  // namespace gongbao::server
