// Words for enumerators: where names_of may stand, what has no name, and the order of the list.
#include "base/enum_names.h"

#include <gtest/gtest.h>

namespace gongbao {
namespace {

enum class Kind : std::uint8_t { mandatory = 1, voluntary = 2, hidden = 3 };
constexpr auto names_of(Kind) {
  return std::array{std::pair{Kind::mandatory, std::string_view("mandatory")},
                    std::pair{Kind::voluntary, std::string_view("voluntary")}};
}

struct Outer {
  enum class Inner { one, two };
  friend constexpr auto names_of(Inner) {
    return std::array{std::pair{Inner::one, std::string_view("one")}, std::pair{Inner::two, std::string_view("two")}};
  }
};
enum class Nameless { a };

static_assert(NamedEnum<Kind> && NamedEnum<Outer::Inner> && !NamedEnum<Nameless> && !NamedEnum<int>);
static_assert(enum_name(Kind::voluntary) == "voluntary");
static_assert(enum_name(Kind::hidden).empty());
static_assert(enum_named<Outer::Inner>("two") == Outer::Inner::two);
static_assert(!enum_named<Kind>("hidden"));

TEST(EnumNames, ChoicesAreListedInOrder) { EXPECT_EQ(enum_choices<Kind>(), "mandatory, voluntary"); }

}  // namespace
}  // namespace gongbao
