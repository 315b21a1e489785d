// Names of enumerators, so that JSON, scenarios and pages show words and never numbers.
//
//   enum class FilingKind : std::uint8_t { mandatory = 1, voluntary = 2 };
//   constexpr auto names_of(FilingKind) {
//     return std::array{std::pair{FilingKind::mandatory, std::string_view("mandatory")},
//                       std::pair{FilingKind::voluntary, std::string_view("voluntary")}};
//   }
//
// names_of stands in the namespace of the enum (for an enum inside a struct: a friend of that struct) and is found by
// the enum's type alone. An enumerator that is not in the list has no name: it is not part of any command.
#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace gongbao {

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
  {names_of(e).size()};
  { names_of(e)[0].first } -> std::convertible_to<E>;
  { names_of(e)[0].second } -> std::convertible_to<std::string_view>;
};

// Empty when the value is none of the named ones.
template <NamedEnum E>
constexpr std::string_view enum_name(E value) {
  for (const auto& [each, name] : names_of(E{})) {
    if (each == value) return name;
  }
  return {};
}

template <NamedEnum E>
constexpr std::optional<E> enum_named(std::string_view wanted) {
  for (const auto& [each, name] : names_of(E{})) {
    if (name == wanted) return each;
  }
  return std::nullopt;
}

// "mandatory, voluntary": for messages.
template <NamedEnum E>
std::string enum_choices() {
  std::string all;
  for (const auto& [each, name] : names_of(E{})) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

}  // namespace gongbao
