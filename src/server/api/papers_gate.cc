// Two steps, because a form that is wrong further on must not keep a paper for good.
#include "server/api/papers_gate.h"

#include "vault/vault.h"

namespace gongbao::server {

Result<PapersGate> PapersGate::of(Service& service, const access::Actor& actor) {
  PersonToken author;
  if (actor.account != 0) {
    const auto asked = service.engine.ask([&] { author = service.city.author(actor); });
    if (!asked) return std::unexpected(asked.error());
  }
  return PapersGate(service, actor, author);
}

Result<PersonToken> PapersGate::person(const formats::PersonFields& fields) {
  auto token = service_.gate.person(fields);
  if (token) persons_.push_back({fields, *token});
  return token;
}

Result<SealedText> PapersGate::attachment(const SealedText& hash) {
  if (service_.vault == nullptr || actor_.account == 0) return Gate::attachment(hash);
  constexpr std::int64_t micros_a_second = 1'000'000;
  const auto held = service_.vault->hold_upload(hash, actor_.account, service_.now_micros() / micros_a_second);
  if (!held) return std::unexpected(held.error());
  if (!*held) return Gate::attachment(hash);
  papers_.push_back(hash);
  return hash;
}

Result<void> PapersGate::keep_papers() {
  return papers_.empty() ? Result<void>{} : service_.vault->use_uploads(papers_, actor_.account);
}

Result<void> PapersGate::renew_persons() {
  std::vector<const Named*> allowed;
  const auto asked = service_.engine.ask([&] {
    for (const Named& each : persons_) {
      if (service_.city.may_renew(actor_, each.token)) allowed.push_back(&each);
    }
  });
  if (!asked) return std::unexpected(asked.error());
  for (const Named* each : allowed) {
    if (auto renewed = service_.gate.renew(each->fields); !renewed) return renewed;
  }
  return {};
}

}  // namespace gongbao::server
