// The documents of the city. A new one is a line here, and its own folders.
#pragma once

#include <tuple>

#include "policies/beauty_health/document.h"
#include "policies/eldercare/document.h"
#include "policies/exam/document.h"
#include "policies/gazette/document.h"
#include "policies/heating/document.h"
#include "policies/legal_profession/document.h"
#include "policies/school_traffic/document.h"
#include "policies/used_vehicle/document.h"

namespace gongbao::policies {

// Those that keep all they know in a state of their own, in the order of the state that is hashed and saved. Prepaid
// cards and childcare come before them: they share the books of custody, and are entered by hand where those are.
using Documents =
    TypeList<heating::Document, used_vehicle::Document, exam::Document, eldercare::Document, school_traffic::Document,
             legal_profession::Document, beauty_health::Document, gazette::Document>;

template <class List>
struct AllOf;
template <class... D>
struct AllOf<TypeList<D...>> {
  using Commands = Join<TypeList<>, typename D::Commands...>;
  using TurnCommands = Join<TypeList<>, typename D::TurnCommands...>;
  using FactTypes = Join<TypeList<>, typename D::FactTypes...>;
  using Questions = Join<TypeList<>, typename D::Questions...>;
  using Printouts = Join<TypeList<>, typename D::Printouts...>;
  using States = std::tuple<typename D::State...>;
};
using OfDocuments = AllOf<Documents>;

// Whose command, question or printout it is; void: of none of those documents.
template <class Said, class List = Documents>
struct OwnerOf {
  using type = void;
};
template <class Said, class D, class... Rest>
struct OwnerOf<Said, TypeList<D, Rest...>> {
  static constexpr bool own =
      D::Commands::template has<Said> || D::Questions::template has<Said> || D::Printouts::template has<Said>;
  using type = std::conditional_t<own, std::type_identity<D>, OwnerOf<Said, TypeList<Rest...>>>::type;
};
template <class Said>
using DocumentOf = OwnerOf<Said>::type;

template <class Document>
constexpr bool is_served() {
  if constexpr (requires { Document::served; }) return Document::served;
  return true;
}

}  // namespace gongbao::policies
