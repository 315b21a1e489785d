// Records: as bytes, as JSON, and any sequence of them against the books, whose sums an outsider adds up again.
#include "base/check.h"
#include "custody/decide.h"
#include "custody/test_scheme.h"
#include "formats/instruction_json.h"
#include "fuzz/parser.h"

namespace gongbao::fuzz {
namespace {

using namespace custody;

void record(ByteView bytes) {
  PackedInstruction packed{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), packed.size()), packed.begin());
  packed = pack(unpack(packed));
  GB_CHECK(crc_ok(packed));
  const Instruction in = unpack(packed);
  const auto json = formats::to_json(in);
  const auto back = formats::instruction_from_json(json);
  GB_CHECK(!well_formed(packed, in) || (back && pack(*back) == packed));
}

// What a step of the sequence is made of; small ranges, so that steps meet one another.
struct Step {
  std::uint8_t op = 0, subject = 0, counter = 0, earlier = 0, flags = 0, days = 0, purpose = 0, outlet = 0;
  std::int64_t amount = 0;
  std::int32_t aux = 0;
  GB_FIELDS(op, subject, counter, earlier, flags, days, purpose, outlet, amount, aux)
};

void books(ByteView bytes) {
  Bank bank;
  std::vector<Id16> ids{Id16{}};
  ByteReader in(bytes);
  for (int steps = 0; steps < 60 && !in.at_end(); ++steps) {
    Step step;
    decode(in, step);
    if (!in.ok()) break;
    Instruction next = bank.make(static_cast<Op>(step.op % 23), step.subject % 5, step.amount);
    next.counter_id = next.counter_id == 0 ? step.counter % 5 : next.counter_id;
    next.aux_fen = step.aux;
    next.flags = step.flags;
    next.purpose = step.purpose % 4;
    next.outlet_id = step.outlet % 10;
    next.event_date = next.event_date - Days{step.days % 4};
    if (next.ref_id == Id16{}) next.ref_id = ids[step.earlier % ids.size()];
    if (well_formed(pack(next), unpack(pack(next)))) {
      ids.push_back(next.instr_id);
      bank.send(next);
    }
    if (step.days >= 250) bank.turn_to(*bank.books.day + Days{step.days - 249});
  }
  bank.expect_books_agree();
  GB_CHECK(!::testing::Test::HasFailure());
}

constexpr Parser all[] = {{"record", record}, {"books", books}};

}  // namespace

std::span<const Parser> money_parsers() { return all; }

}  // namespace gongbao::fuzz
