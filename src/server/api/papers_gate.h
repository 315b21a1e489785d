// The gate for whoever is signed in: beside persons and texts it takes papers, those that this account put before.
#pragma once

#include <vector>

#include "formats/gate.h"
#include "server/api/service.h"

namespace gongbao::server {

class PapersGate final : public formats::Gate {
 public:
  PapersGate(Service& service, std::uint64_t account) : service_(service), account_(account) {}
  Result<PersonToken> person(const formats::PersonFields& fields) override {
    persons_.push_back(fields);
    return service_.gate.person(fields);
  }
  Result<PersonToken> known_person(const PersonToken& token) override { return service_.gate.known_person(token); }
  Result<SealedText> text(std::string_view text) override { return service_.gate.text(text); }
  // attachment_unknown; it then waits for another day.
  Result<SealedText> attachment(const SealedText& hash) override;
  // The command is whole and about to be decided: its papers stay for good.
  Result<void> keep_papers();
  bool names_persons() const { return !persons_.empty(); }
  // The command was accepted: what it said of persons known before holds from now on.
  Result<void> renew_persons();

 private:
  Service& service_;
  std::uint64_t account_;
  std::vector<SealedText> papers_;
  std::vector<formats::PersonFields> persons_;
};

}  // namespace gongbao::server
