// What every policy's typed commands have in common: the answer a decision gives, its facts as bytes, and lists of
// command and fact types from which dispatch, JSON, OpenAPI and scenarios derive.
//
// A command or fact is a struct with a GB_FIELDS list and two constants:
//   static constexpr std::uint16_t number = 1001;            // storage format: never reused
//   static constexpr std::string_view name = "register_operator";
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "custody/codes.h"
#include "engine/contract.h"

namespace gongbao::policies {

using custody::Code;
using engine::EntryNo;
using engine::Figure;

// Facts of one entry, in the order in which apply folds them: number, version, length, canonical bytes.
class Facts {
 public:
  template <class F>
  void add(const F& fact) {
    ByteWriter out(bytes_);
    out.integer(F::number);
    out.integer(std::uint16_t{1});
    out.blob(canonical_bytes(fact));
  }
  bool empty() const { return bytes_.empty(); }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

// What a decision says: a code (0 = accepted) with its figures, the flags it raises, and the facts to fold.
struct Answer {
  Code code = 0;
  std::vector<Figure> figures;
  Facts facts;

  // Chainable: return refuse(code::x).with_fen("releasable", 12'000'000);
  Answer&& with_fen(std::string name, std::int64_t fen) && {
    figures.push_back({std::move(name), Figure::Unit::fen, fen, {}});
    return std::move(*this);
  }
  Answer&& with_date(std::string name, Date date) && {
    figures.push_back({std::move(name), Figure::Unit::date, date.day, {}});
    return std::move(*this);
  }
  Answer&& with_count(std::string name, std::int64_t count) && {
    figures.push_back({std::move(name), Figure::Unit::count, count, {}});
    return std::move(*this);
  }
  Answer&& with_text(std::string name, std::string text) && {
    figures.push_back({std::move(name), Figure::Unit::text, 0, std::move(text)});
    return std::move(*this);
  }
  // A flag: accepted, but late or otherwise noteworthy; its number is one of the policy's flag codes.
  Answer&& with_flag(Code flag) && {
    figures.push_back({{}, Figure::Unit::flag, flag, {}});
    return std::move(*this);
  }
  void fen(std::string name, std::int64_t value) { figures.push_back({std::move(name), Figure::Unit::fen, value, {}}); }
  void date(std::string name, Date value) { figures.push_back({std::move(name), Figure::Unit::date, value.day, {}}); }
  void count(std::string name, std::int64_t value) {
    figures.push_back({std::move(name), Figure::Unit::count, value, {}});
  }
  void text(std::string name, std::string value) {
    figures.push_back({std::move(name), Figure::Unit::text, 0, std::move(value)});
  }
  void flag(Code value) { figures.push_back({{}, Figure::Unit::flag, value, {}}); }
};

// A command that is told what no journal may keep (a birthday) and needs only what follows from it: it works that out
// and forgets the rest as soon as it is read, before anything is made of it.
template <class Command>
concept Discreet = requires(Command& command) {
  command.keep_what_follows();
};

inline Answer refuse(Code code) {
  Answer answer;
  answer.code = code;
  return answer;
}
template <class... F>
Answer accept(const F&... facts) {
  Answer answer;
  (answer.facts.add(facts), ...);
  return answer;
}

// When and by whom a fact came to be; apply may use nothing else of the outside.
struct FactOrigin {
  EntryNo entry = 0;
  Date booked_on;
  access::Actor actor;
  std::uint16_t command = 0;  // number of the typed command
};

// A command's name among all systems: "childcare/submit_filing". A bare one means the first system that has it.
struct NameInSystem {
  std::string_view system;  // empty: bare
  std::string_view name;
};
constexpr NameInSystem split_name(std::string_view full) {
  const std::size_t slash = full.find('/');
  if (slash == std::string_view::npos) return {{}, full};
  return {full.substr(0, slash), full.substr(slash + 1)};
}

// A list of different types, walked without folds: compilers bound how deep an expression may nest, and all commands of
// the city are some hundreds.
template <class... T>
class TypeList {
  template <class U>
  struct Is {};
  // Whether a type is in it is asked hundreds of times: of the bases of one type, not of each type of the list.
  struct All : Is<T>... {};

 public:
  static constexpr std::size_t size = sizeof...(T);
  template <class U>
  static constexpr bool has = std::is_base_of_v<Is<U>, All>;
  // Calls visit.template operator()<T>() for each type.
  template <class Visit>
  static void each(Visit&& visit) {
    [[maybe_unused]] const int called[] = {0, (visit.template operator()<T>(), 0)...};
  }
  // Calls it for the type of that number; false when there is none.
  template <class Visit>
  static bool with_number(std::uint16_t number, Visit&& visit) {
    static constexpr std::uint16_t numbers[] = {T::number..., 0};
    return call(std::ranges::find(numbers, numbers + size, number) - numbers, visit);
  }
  // The first of that name.
  template <class Visit>
  static bool with_name(std::string_view name, Visit&& visit) {
    static constexpr std::string_view names[] = {T::name..., {}};
    return call(std::ranges::find(names, names + size, name) - names, visit);
  }

 private:
  template <class Visit>
  static bool call(std::ptrdiff_t which, Visit& visit) {
    static constexpr void (*calls[])(Visit&) = {call_for<T, Visit>..., nullptr};
    if (calls[which] == nullptr) return false;
    calls[which](visit);
    return true;
  }
  template <class U, class Visit>
  static void call_for(Visit& visit) {
    visit.template operator()<U>();
  }
};

template <class... Lists>
struct Joined;
template <class... A>
struct Joined<TypeList<A...>> {
  using type = TypeList<A...>;
};
template <class... A, class... B, class... Rest>
struct Joined<TypeList<A...>, TypeList<B...>, Rest...> {
  using type = typename Joined<TypeList<A..., B...>, Rest...>::type;
};
template <class... Lists>
using Join = typename Joined<Lists...>::type;

}  // namespace gongbao::policies
