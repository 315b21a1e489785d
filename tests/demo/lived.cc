// Through the same doors as gongbao demo, passwords left out.
#include "demo/lived.h"

#include <gtest/gtest.h>

#include "cli/demo/cohort.h"
#include "cli/ledger_digest.h"
#include "formats/vault_gate.h"

namespace gongbao::demo_test {

using namespace cli;

namespace {

using Living = std::function<Result<demo::DemoCity>(Store&, formats::Gate&)>;

std::unique_ptr<Lived> lived_until(Date day, const Living& living) {
  auto lived = std::make_unique<Lived>();
  auto store = Store::open(lived->data(), {.clock = ClockChoice{ClockKind::demo, day}});
  if (!store) {
    ADD_FAILURE() << to_string(store.error());
    return lived;
  }
  formats::VaultGate gate((*store)->vault());
  auto city = living(**store, gate);
  if (!city) {
    ADD_FAILURE() << to_string(city.error());
    return lived;
  }
  lived->city = *std::move(city);
  EXPECT_TRUE((*store)->engine().snapshot().has_value());
  EXPECT_TRUE(
      (*store)->ask([&](const policies::City& state) { lived->ledger_digest = to_hex(ledger_digest(state.books())); }));
  return lived;
}

}  // namespace

std::unique_ptr<Lived> live(std::uint64_t seed, std::int32_t days) {
  return lived_until(demo::demo_day, [&](Store& store, formats::Gate& gate) {
    return demo::live_the_demo(store, gate, {seed, days});
  });
}

std::unique_ptr<Lived> live_cohort(std::uint64_t one_in) {
  return lived_until(demo::cohort_day, [&](Store& store, formats::Gate& gate) {
    return demo::live_a_cohort(store, gate, {.one_in = one_in});
  });
}

void Lived::ask(const std::function<void(const policies::City&)>& question) const {
  auto store = Store::open(data(), {.read_only = true});
  ASSERT_TRUE(store.has_value()) << to_string(store.error());
  ASSERT_TRUE((*store)->ask(question).has_value());
}

}  // namespace gongbao::demo_test
