// JSON and the field lists: round trips, and every way in which a text from outside can be wrong.
#include "formats/json_fields.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace gongbao::formats {
namespace {

namespace json = boost::json;

enum class Premises : std::uint8_t { own = 1, lease = 2 };
constexpr auto names_of(Premises) {
  return std::array{std::pair{Premises::own, std::string_view("own")},
                    std::pair{Premises::lease, std::string_view("lease")}};
}

struct Outlet {
  std::uint32_t outlet_id = 0;
  std::string district;
  Premises premises = Premises::own;
  std::optional<Date> lease_to;
  GB_FIELDS(outlet_id, district, premises, lease_to)
  bool operator==(const Outlet&) const = default;
};

struct Form {
  std::uint64_t operator_id = 0;
  std::int64_t signed_number = 0;
  std::uint8_t small = 0;
  Money balance;
  std::optional<Money> ceiling;
  BasisPoints ratio;
  Date on;
  Quarter quarter;
  Stamp at;
  Days days;
  bool urgent = false;
  Id16 proof{};
  Bytes blob;
  std::vector<Outlet> outlets;
  std::vector<Money> parts;
  std::map<std::uint64_t, Money> per_card;
  std::map<std::string, std::string> notes;
  GB_FIELDS(operator_id, signed_number, small, balance, ceiling, ratio, on, quarter, at, days, urgent, proof, blob,
            outlets, parts, per_card, notes)
  bool operator==(const Form&) const = default;
};

constexpr const char* json_sample =
    R"({"operator_id":91,"signed_number":-5,"small":255,"balance_fen":49999999,"ratio":4000,"on":"2023-10-12",)"
    R"("quarter":"2023Q4","at":"2023-10-12T08:30:00.000250+08:00","days":7,"urgent":true,)"
    R"("proof":"00112233445566778899aabbccddeeff","blob":"ff00","outlets":[{"outlet_id":7,"district":"110105","premises":"lease",)"
    R"("lease_to":"2025-01-31"}],"parts_fen":[1,2],"per_card_fen":{"18446744073709551615":3},"notes":{"a":"备注"}})";

Result<Form> read_form(std::string_view text) {
  const auto value = parse_json(text);
  if (!value) return std::unexpected(value.error());
  return from_json<Form>(*value);
}

TEST(JsonFields, ASampleIsReadAndWrittenBackByteForByte) {
  const auto form = read_form(json_sample);
  ASSERT_TRUE(form) << to_string(form.error());
  EXPECT_EQ(form->balance.fen, 49'999'999);
  EXPECT_EQ(form->outlets.at(0).lease_to, date_of(2025, 1, 31));
  EXPECT_EQ(form->at.micros, stamp_of(date_of(2023, 10, 12), 8 * 3600 + 30 * 60).micros + 250);
  EXPECT_EQ(form->per_card.begin()->first, UINT64_MAX);
  EXPECT_EQ(json_line(to_json(*form)), json_sample);
}

TEST(JsonFields, OptionalsBooleansAndListsMayBeAbsent) {
  const auto outlet =
      from_json<Outlet>(*parse_json(R"({"outlet_id":1,"district":"BDA","premises":"own","lease_to":null})"));
  ASSERT_TRUE(outlet);
  EXPECT_FALSE(outlet->lease_to);
  EXPECT_EQ(json_line(to_json(*outlet)), R"({"outlet_id":1,"district":"BDA","premises":"own"})");
}

struct One {
  Stamp at;
  GB_FIELDS(at)
};

TEST(JsonFields, StampsInUtcAreTheSameMoment) {
  const auto utc = from_json<One>(*parse_json(R"({"at":"2023-10-12T00:30:00Z"})"));
  ASSERT_TRUE(utc);
  EXPECT_EQ(to_string(utc->at), "2023-10-12T08:30:00.000000+08:00");
}

struct BadForm {
  const char* from;     // this piece of the json_sample …
  const char* to;       // … becomes that
  const char* field;    // and this field is named
  const char* message;  // with this in the message
};

TEST(JsonFields, EveryFaultNamesItsField) {
  const std::vector<BadForm> cases{
      {R"("operator_id":91)", R"("operator_id":"91")", "operator_id", "whole number"},
      {R"("operator_id":91)", R"("operator_id":-1)", "operator_id", "between 0 and"},
      {R"("operator_id":91)", R"("operator_id":18446744073709551616)", "operator_id", "64 bits"},
      {R"("operator_id":91)", R"("operator_id":1e5)", "operator_id", "without fraction or exponent"},
      {R"("operator_id":91)", R"("operator_id":1.5)", "operator_id", "without fraction or exponent"},
      {R"("operator_id":91,)", "", "operator_id", "missing"},
      {R"("small":255)", R"("small":256)", "small", "between 0 and 255"},
      {R"("balance_fen":49999999)", R"("balance":49999999)", "balance_fen", "missing"},
      {R"("balance_fen":49999999)", R"("balance_fen":9223372036854775808)", "balance_fen", "between"},
      {R"("urgent":true)", R"("urgent":1)", "urgent", "true or false"},
      {R"("urgent":true)", R"("urgent":true,"mood":"bad")", "mood", "no such field"},
      {R"("on":"2023-10-12")", R"("on":"2023-02-29")", "on", "no such day"},
      {R"("on":"2023-10-12")", R"("on":"9999-10-12")", "on", "1900"},
      {R"("quarter":"2023Q4")", R"("quarter":"2023Q5")", "quarter", "2023Q4"},
      {R"("quarter":"2023Q4")", R"("quarter":"")", "quarter", "2023Q4"},
      {R"(+08:00)", R"(+09:00)", "at", "written like"},
      {R"(T08:30:00)", R"(T24:30:00)", "at", "written like"},
      {R"("proof":"0011)", R"("proof":"zz11)", "proof", "hexadecimal"},
      {R"("proof":"0011)", R"("proof":"11)", "proof", "32"},
      {R"("premises":"lease")", R"("premises":"rent")", "outlets[0].premises", "own, lease"},
      {R"("premises":"lease")", R"("premises":2)", "outlets[0].premises", "text"},
      {R"("district":"110105")", R"("district":"11\u00000105")", "outlets[0].district", "U+0000"},
      {R"("outlets":[{)", R"("outlets":[[],{)", "outlets[0]", "object"},
      {R"("outlets":[{)", R"("outlets":{"a":{)", "", ""},
      {R"([1,2])", R"([1,"2"])", "parts_fen[1]", "whole number"},
      {R"({"18446744073709551615":3})", R"({"18446744073709551616":3})", "per_card_fen.18446744073709551616",
       "between"},
      {R"({"18446744073709551615":3})", R"({"007":3})", "per_card_fen.007", "whole number"},
      {R"("notes":{"a":"备注"})", R"("notes":[])", "notes", "object"},
  };
  for (const BadForm& bad : cases) {
    std::string text = json_sample;
    const std::size_t at = text.find(bad.from);
    ASSERT_NE(at, std::string::npos) << bad.from;
    text.replace(at, std::string_view(bad.from).size(), bad.to);
    const auto form = read_form(text);
    ASSERT_FALSE(form) << bad.to;
    EXPECT_EQ(form.error().code, "ledger.schema_invalid");
    EXPECT_EQ(form.error().field, bad.field) << bad.to << " " << form.error().message;
    EXPECT_NE(form.error().message.find(bad.message), std::string::npos) << bad.to << ": " << form.error().message;
  }
}

TEST(JsonText, FaultsOfTheTextNameLineAndColumn) {
  struct Case {
    std::string text, where, message;
  };
  const std::vector<Case> cases{
      {"", "line 1, column 1", "ends before"},
      {"{\"a\":1", "line 1, column 7", "ends before"},
      {"{\n \"a\": nope}", "line 2, column 7", "not JSON"},
      {"{\"a\":1,\n\"备\":2, \"a\":3}", "line 2, column 10", "second time"},
      {"{\"a\":1} {", "line 1, column 9", "follows"},
      {"\"\xff\"", "line 1, column 2", "not UTF-8"},
      {"\"\\ud800\"", "line 1, column", "not JSON"},
      {"[1,]", "line 1, column 4", "not JSON"},
      {"{a:1}", "line 1, column 2", "not JSON"},
      {"01", "line 1, column 2", "follows"},
      {"[NaN]", "line 1, column 2", "not JSON"},
      {"/**/1", "line 1, column 1", "not JSON"},
      {std::string(10'000, '['), "line 1, column 33", "deeper than 32"},
      {"\xef\xbb\xbf{}", "line 1, column", "not JSON"},
  };
  for (const Case& c : cases) {
    const auto value = parse_json(c.text);
    ASSERT_FALSE(value) << c.text.substr(0, 40);
    EXPECT_EQ(value.error().where.substr(0, c.where.size()), c.where) << c.text.substr(0, 40) << value.error().message;
    EXPECT_NE(value.error().message.find(c.message), std::string::npos) << value.error().message;
  }
}

TEST(JsonText, SizeAndNumberOfValuesAreBounded) {
  const std::string big = "[\"" + std::string(10'000'000, 'x') + "\"]";
  const auto refused = parse_json(big);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("10000004 bytes"), std::string::npos) << refused.error().message;

  std::string many = "[0";
  for (int i = 0; i < 600'000; ++i) many += ",0";
  const auto crowded = parse_json(many + "]");
  ASSERT_FALSE(crowded);
  EXPECT_NE(crowded.error().message.find("more than 500000 values"), std::string::npos);
  EXPECT_TRUE(parse_json("[0,0]", {.max_values = 3}));
}

TEST(JsonText, LinesOfAFileKeepTheirNumber) {
  const auto value = parse_json("{", {}, 42);
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().where, "line 42, column 2");
}

TEST(JsonText, PrettyIsTheSameValue) {
  const auto value = parse_json(json_sample);
  ASSERT_TRUE(value);
  EXPECT_EQ(*parse_json(json_pretty(*value)), *value);
  EXPECT_EQ(json_pretty(*parse_json(R"({"a":[1,{}],"b":[]})")), "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
  EXPECT_EQ(json_quoted("a\"\xff"), "\"a\\\"\xef\xbf\xbd\"");
}

struct Inspection {
  SealedDocument findings;
  SealedText reason;
  GB_FIELDS(findings, reason)
};
// Knows one paper.
class OnePaper final : public Gate {
 public:
  explicit OnePaper(Hash32 known) : known_(known) {}
  Result<PersonToken> person(const PersonFields& fields) override { return memory_.person(fields); }
  Result<PersonToken> known_person(const PersonToken& token) override { return memory_.known_person(token); }
  Result<SealedText> text(std::string_view text) override { return memory_.text(text); }
  Result<SealedText> attachment(const SealedText& hash) override {
    return hash.hash == known_ ? Result<SealedText>(hash) : Gate::attachment(hash);
  }

 private:
  MemoryGate memory_;
  Hash32 known_;
};

TEST(Documents, AreWordsOrAPaperThatTheGateKnows) {
  Hash32 known{};
  known.fill(0xab);
  OnePaper gate(known);
  const auto read = [&](std::string_view text) { return from_json<Inspection>(*parse_json(text), {}, &gate); };
  const std::string hex = to_hex(known);
  EXPECT_EQ(read(R"({"findings":{"attachment":")" + hex + R"("}})")->findings.hash, known);
  EXPECT_EQ(read(R"({"findings":"台账齐全"})")->findings.hash, gate.text("台账齐全")->hash);
  EXPECT_FALSE(read("{}")->findings.given());
  EXPECT_FALSE(read(R"({"findings":" 　\t"})")->findings.given());
  const struct {
    std::string text;
    std::string code, field;
  } rows[] = {
      {R"({"findings":{"attachment":")" + std::string(64, '0') + R"("}})", "attachment_unknown", "findings"},
      {R"({"findings":{"attachment":"ab"}})", "ledger.schema_invalid", "findings.attachment"},
      {R"({"findings":{}})", "ledger.schema_invalid", "findings.attachment"},
      {R"({"findings":{"attachment":")" + hex + R"(","name":"x"}})", "ledger.schema_invalid", "findings.name"},
      {R"({"findings":7})", "ledger.schema_invalid", "findings"},
      {R"({"reason":{"attachment":")" + hex + R"("}})", "ledger.schema_invalid", "reason"},
  };
  for (const auto& row : rows) {
    const auto refused = read(row.text);
    ASSERT_FALSE(refused) << row.text;
    EXPECT_EQ(refused.error().code, row.code) << row.text;
    EXPECT_EQ(refused.error().field, row.field) << row.text;
  }
  // Stored as a text is: an old journal is read as before.
  const SealedText words = gate.text("x").value();
  EXPECT_EQ(canonical_bytes(SealedDocument(words)), canonical_bytes(words));
  EXPECT_EQ(json_line(to_json(SealedDocument(words))), json_line(to_json(words)));
}

struct Reached {
  SealedText phone;       // a free text, whatever it is called
  SealedPhone called_at;  // and the other way round
  GB_FIELDS(phone, called_at)
};
class CountingGate final : public Gate {
 public:
  Result<PersonToken> person(const PersonFields& fields) override { return memory_.person(fields); }
  Result<PersonToken> known_person(const PersonToken& token) override { return token; }
  Result<SealedText> text(std::string_view text) override {
    kept.emplace_back(text);
    return memory_.text(text);
  }
  Result<SealedText> phone(std::string_view number) override { return memory_.text(number); }
  std::vector<std::string> kept;

 private:
  MemoryGate memory_;
};

TEST(SealedPhones, AreToldApartByTypeAndNotByName) {
  CountingGate gate;
  const auto read = from_json<Reached>(*parse_json(R"({"phone":"请打座机","called_at":"13800000000"})"), {}, &gate);
  ASSERT_TRUE(read);
  EXPECT_EQ(gate.kept, std::vector<std::string>{"请打座机"});
  EXPECT_TRUE(read->phone.given() && read->called_at.given());
  EXPECT_FALSE(from_json<Reached>(*parse_json(R"({"called_at":" 　"})"), {}, &gate)->called_at.given());
  EXPECT_EQ(from_json<Reached>(*parse_json(R"({"called_at":7})"), {}, &gate).error().field, "called_at");
  const SealedText hash = gate.phone("13800000000").value();
  EXPECT_EQ(canonical_bytes(SealedPhone(hash)), canonical_bytes(hash)) << "an old journal is read as before";
}

struct Applicant {
  PersonToken person;
  std::optional<IdFinding> id_check;
  GB_FIELDS(person, id_check)
};

TEST(ResidentIds, AreJudgedByARuleOnWhatTheReaderFinds) {
  MemoryGate gate;
  const auto found = [&](const char* text) { return from_json<Applicant>(*parse_json(text), {}, &gate)->id_check; };
  EXPECT_EQ(found(R"({"person":{"resident_id":"11010519491231002X"}})"), IdFinding::valid);
  EXPECT_EQ(found(R"({"person":{"resident_id":"110105194912310021"}})"), IdFinding::malformed);
  EXPECT_EQ(found(R"({"person":{"name":"王","resident_id":""}})"), std::nullopt);
  EXPECT_EQ(found(R"({"person":{"token":"00000000000000000000000000000001"}})"), std::nullopt);
  EXPECT_EQ(found("{}"), std::nullopt);
  const char* claimed = R"({"person":{"resident_id":"110105194912310021"},"id_check":"valid"})";
  EXPECT_EQ(from_json<Applicant>(*parse_json(claimed), {}, &gate).error().field, "id_check");
}

TEST(ResidentIds, AreToldAndReadBackWhereNoGateStands) {
  const Applicant known{{}, IdFinding::malformed};
  EXPECT_EQ(from_json<Applicant>(to_json(known))->id_check, IdFinding::malformed);
}

RC_GTEST_PROP(JsonFieldsProperty, AnythingComesBackAsItWas, ()) {
  Form form;
  form.operator_id = *rc::gen::arbitrary<std::uint64_t>();
  form.signed_number = *rc::gen::arbitrary<std::int64_t>();
  form.balance.fen = *rc::gen::arbitrary<std::int64_t>();
  form.on = Date{*rc::gen::inRange(first_date.day, last_date.day + 1)};
  form.at.micros = *rc::gen::inRange<std::int64_t>(-2'000'000'000'000'000, 7'000'000'000'000'000);
  form.quarter = quarter_of(form.on);
  form.blob = *rc::gen::arbitrary<Bytes>();
  form.outlets.resize(*rc::gen::inRange<std::size_t>(0, 4));
  const auto ids = *rc::gen::arbitrary<std::vector<std::uint64_t>>();
  for (const std::uint64_t id : ids) form.per_card[id] = Money{1};
  if (*rc::gen::arbitrary<bool>()) form.ceiling = Money{*rc::gen::arbitrary<std::int64_t>()};
  const auto text = json_line(to_json(form));
  const auto value = parse_json(text);
  RC_ASSERT(value.has_value());
  const auto back = from_json<Form>(*value);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == form);
}

RC_GTEST_PROP(JsonFieldsProperty, MutatedTextIsAValueOrAProblem, ()) {
  std::string text = json_sample;
  const int strokes = *rc::gen::inRange(1, 6);
  for (int i = 0; i < strokes; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto byte = *rc::gen::arbitrary<char>();
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        text[at] = byte;
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      case 2:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 20));
        break;
      default:
        text.insert(at, text.substr(0, *rc::gen::inRange<std::size_t>(0, 60)));
        break;
    }
    if (text.empty()) text = "{";
  }
  const auto form = read_form(text);
  if (!form) {
    RC_ASSERT(form.error().code == "ledger.schema_invalid");
    RC_ASSERT(!form.error().message.empty());
    RC_ASSERT(!invalid_utf8_at(to_string(form.error())));
  } else {
    RC_ASSERT(*from_json<Form>(to_json(*form)) == *form);
  }
}

}  // namespace
}  // namespace gongbao::formats
