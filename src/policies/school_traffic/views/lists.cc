// This document has no lists yet: what it keeps is asked of its state. Its log is read as that of any other.
#include "policies/school_traffic/document.h"
#include "policies/view_rows.h"

namespace gongbao::school_traffic {

namespace {
std::string_view traffic_code_word(Code code) { return code_name(code); }
}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 1;
  system.on_fact = [](policies::Rows&, std::uint16_t, ByteView, const FactOrigin&) {};
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(traffic_code_word);
  system.log_readers = {{access::Role::city_edu, access::Scope::city}};
  system.person = access::Role::team_member;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::school_traffic
