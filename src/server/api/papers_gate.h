// The gate for whoever is signed in: beside persons and texts it takes papers, those that this account put before; and
// a consumer's words are sealed as the consumer's own.
#pragma once

#include <vector>

#include "formats/gate.h"
#include "server/api/service.h"

namespace gongbao::server {

class PapersGate final : public formats::Gate {
 public:
  // Waits for the engine.
  static Result<PapersGate> of(Service& service, const access::Actor& actor);
  Result<PersonToken> person(const formats::PersonFields& fields) override;
  Result<PersonToken> known_person(const PersonToken& token) override { return service_.gate.known_person(token); }
  Result<SealedText> text(std::string_view text) override { return service_.gate.text_of(author_, text); }
  Result<SealedText> phone(std::string_view number) override { return service_.gate.phone(number); }
  // attachment_unknown; it then waits for another day.
  Result<SealedText> attachment(const SealedText& hash) override;
  // The command is whole and about to be decided: its papers stay for good.
  Result<void> keep_papers();
  bool names_persons() const { return !persons_.empty(); }
  // The command was accepted: what it said of persons known before holds from now on, where the speaker may say so.
  Result<void> renew_persons();

 private:
  struct Named {
    formats::PersonFields fields;
    PersonToken token;
  };
  PapersGate(Service& service, const access::Actor& actor, const PersonToken& author)
      : service_(service), actor_(actor), author_(author) {}

  Service& service_;
  access::Actor actor_;
  PersonToken author_;
  std::vector<SealedText> papers_;
  std::vector<Named> persons_;
};

}  // namespace gongbao::server
