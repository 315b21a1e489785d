// Where data of persons and free texts leave what was sent: the gate keeps the value (in the vault) and gives the
// command a token or a hash, so that nothing behind it ever sees a name in clear (design section 5).
#pragma once

#include <optional>
#include <string>

#include "base/personal.h"
#include "base/problem.h"

namespace gongbao::formats {

// A person as JSON names one: {"name": …, "phone": …, "resident_id": …}; at least one is given.
struct PersonFields {
  std::optional<std::string> name;
  std::optional<std::string> phone;
  std::optional<std::string> resident_id;
  GB_FIELDS(name, phone, resident_id)
  // A rule judges the form of the number (IdFinding): it goes through as it was typed, where it is wrong.
  bool number_is_judged = false;
  bool operator==(const PersonFields&) const = default;
};

// A paper as JSON names one: {"attachment": hex}.
struct AttachmentFields {
  Hash32 attachment{};
  GB_FIELDS(attachment)
};

// Problems name the field below the person (phone) or nothing, never the value.
class Gate {
 public:
  virtual ~Gate() = default;
  // The same person gets the same token again.
  virtual Result<PersonToken> person(const PersonFields& fields) = 0;
  // After what named him was accepted: name and phone as said then, where others were known.
  virtual Result<void> renew(const PersonFields&) { return {}; }
  // One that is named by its token: kept before, and not erased.
  virtual Result<PersonToken> known_person(const PersonToken& token) = 0;
  // An empty text is none given.
  virtual Result<SealedText> text(std::string_view text) = 0;
  // A SealedPhone.
  virtual Result<SealedText> phone(std::string_view number) { return text(number); }
  // The words of that person, which go when the person is erased; of nobody: as text().
  virtual Result<SealedText> text_of(const PersonToken& author, std::string_view text);
  // One that was put before, by whom the gate stands open to. attachment_unknown; so too where nobody can put any.
  virtual Result<SealedText> attachment(const SealedText& hash);
};

// The gate for one who speaks for himself: what he writes is sealed as his own.
class AuthorsGate final : public Gate {
 public:
  AuthorsGate(Gate& gate, const PersonToken& author) : gate_(gate), author_(author) {}
  Result<PersonToken> person(const PersonFields& fields) override { return gate_.person(fields); }
  Result<void> renew(const PersonFields& fields) override { return gate_.renew(fields); }
  Result<PersonToken> known_person(const PersonToken& token) override { return gate_.known_person(token); }
  Result<SealedText> text(std::string_view text) override { return gate_.text_of(author_, text); }
  Result<SealedText> phone(std::string_view number) override { return gate_.phone(number); }
  Result<SealedText> attachment(const SealedText& hash) override { return gate_.attachment(hash); }

 private:
  Gate& gate_;
  PersonToken author_;
};

// A login as it is sealed: of its own kind, so that the hash of a login is never the hash of a free text.
std::string login_text(std::string_view login);
// What the journal knows a login by.
Result<SealedText> login_hash(Gate& gate, std::string_view login);

// Keeps nothing: keyed hashes under a key that is no secret, so that scenarios and tests give the same bytes each time.
// A person is known by the resident id when there is one, else by name and phone.
class MemoryGate final : public Gate {
 public:
  Result<PersonToken> person(const PersonFields& fields) override;
  Result<PersonToken> known_person(const PersonToken& token) override { return token; }
  Result<SealedText> text(std::string_view text) override;
};

}  // namespace gongbao::formats
