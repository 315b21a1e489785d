// What this policy tells the decision log; it has no list yet.
#include "policies/beauty_health/document.h"
#include "policies/view_rows.h"

namespace gongbao::beauty_health {

namespace {
std::string_view beauty_code_word(policies::Code code) { return code_name(code); }
}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.on_fact = [](policies::Rows&, std::uint16_t, ByteView, const FactOrigin&) {};
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(beauty_code_word);
  system.log_readers = {{access::Role::coordinator, access::Scope::city}, {access::Role::auditor, access::Scope::city}};
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::beauty_health
