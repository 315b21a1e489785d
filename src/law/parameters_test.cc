// The parameters of spec/01 to spec/06 part 4, their versions, and that each printed number stands in its
// clause's own words.
#include "law/parameters.h"

#include <gtest/gtest.h>

#include "law/anchors.h"
#include "law/fold.h"

namespace gongbao::law {
namespace {

const Date first = parse_date("2023-09-01").value();

Parameters prepaid_card() { return Parameters::embedded("prepaid-card").value(); }

TEST(Parameters, ValuesOfPart4) {
  const Parameters p = prepaid_card();
  EXPECT_EQ(p.money("filing_threshold", first).fen, 50'000'000);
  EXPECT_TRUE(p.on("filing_threshold_inclusive", first));
  EXPECT_EQ(p.ratio("custody_ratio", first).bp, 4000);
  EXPECT_EQ(p.ratio("termination_ratio", first).bp, 10000);
  EXPECT_EQ(p.text("floor_mode", first), "quarter_and_progress");
  EXPECT_EQ(p.work_days("objection_window_days", first), WorkDays{5});
  EXPECT_EQ(p.work_days("complaint_days", first), WorkDays{7});
  EXPECT_EQ(p.days("cooling_off_days", first), Days{7});
  EXPECT_EQ(p.days("id_window_days", first), Days{49});
  EXPECT_EQ(p.years("record_retention_years", first), 3);
  EXPECT_EQ(p.date("effective_from", first), first);
  EXPECT_EQ(p.table("prohibited_purposes", first).at("lending"), 105);
  EXPECT_EQ(p.table("allowed_purposes", first).size(), 8u);
  EXPECT_EQ(p.table("credit_points", first).at("use_prohibited"), 10);
  EXPECT_EQ(p.list("unfair_phrases", first).size(), 3u);
  EXPECT_EQ(p.find("credit_points")->owner, "district_commerce");
  EXPECT_EQ(p.find("custody_ratio")->owner, "city_commerce");
  EXPECT_EQ(p.find("custody_ratio")->clauses, (std::vector<std::string>{"prepaid-card/9i"}));
}

TEST(Parameters, ValuesOfChildcare) {
  const Parameters p = Parameters::embedded("childcare").value();
  const Date issued = parse_date("2023-09-19").value();
  EXPECT_EQ(p.date("effective_from", issued), issued);
  EXPECT_EQ(p.money("filing_threshold_single", issued).fen, 2'000'000);
  EXPECT_EQ(p.minutes("hour_cap", issued), 3600);
  EXPECT_EQ(p.months("span_cap", issued), 3);
  EXPECT_EQ(p.months("earliest_before_start", issued), 1);
  EXPECT_EQ(p.ratio("ratio_demo", issued).bp, 5000);
  EXPECT_EQ(p.ratio("ratio_other", issued).bp, 7000);
  EXPECT_EQ(p.work_days("deemed_confirm_days", issued), WorkDays{5});
  EXPECT_EQ(p.days("cooling_off_refund_days", issued), Days{5});
  EXPECT_EQ(p.text("cycle_demo", issued), "weekly");
  EXPECT_FALSE(p.on("allow_other_cycle", issued));
  for (const auto& [name, parameter] : p.all()) EXPECT_EQ(parameter.owner, "city_health") << name;
}

TEST(Parameters, ValuesOfHeating) {
  const Parameters p = Parameters::embedded("heating").value();
  const Date issued = parse_date("2023-09-08").value();
  EXPECT_EQ(p.date("policy_start", issued), issued);
  EXPECT_EQ(p.date("policy_end", issued), parse_date("2030-12-31").value());
  EXPECT_EQ(p.list("agri_districts", issued).size(), 13U);
  EXPECT_EQ(p.table("age_years", issued).at("gas_boiler"), 8);
  EXPECT_EQ(p.table("cap_fen", issued).at("ashp"), 600'000);
  EXPECT_EQ(p.years("lockout_years", issued), 10);
  EXPECT_EQ(p.count("repair_count", issued), 2);
  EXPECT_EQ(p.percent("season_excess_pct", issued), 20);
  EXPECT_EQ(p.tenths_c("hw_start", issued), -250);
  EXPECT_EQ(p.hundredths("cop_floor", issued), 200);
  for (const auto& [name, parameter] : p.all()) EXPECT_EQ(parameter.owner, "city_agri") << name;
}

TEST(Parameters, ValuesOfUsedVehicle) {
  const Parameters p = Parameters::embedded("used-vehicle").value();
  const Date issued = parse_date("2023-08-31").value();
  EXPECT_EQ(p.date("in_force_from", issued), issued);
  EXPECT_EQ(p.date("push_from", issued), issued + Days{1});
  EXPECT_EQ(p.days("quota_valid_days", issued), Days{0});
  EXPECT_TRUE(p.on("quota_reuse_after_sale", issued));
  EXPECT_EQ(p.text("dealer_to_dealer_issuer", issued), "own_sale");
  EXPECT_EQ(p.list("verify_fields", issued).size(), 8U);
  EXPECT_EQ(p.list("required_papers", issued).size(), 5U);
  EXPECT_EQ(p.count("private_flip_count", issued), 3);
  EXPECT_EQ(p.years("private_flip_hold", issued), 1);
  EXPECT_EQ(p.work_days("market_service_targets", issued), WorkDays{0});
  EXPECT_EQ(p.find("quota_valid_days")->owner, "quota_body");
  EXPECT_EQ(p.find("vin_check")->owner, "traffic_police");
  EXPECT_EQ(p.find("invoice_no_check")->owner, "tax");
  EXPECT_EQ(p.find("dealer_definition")->owner, "city_commerce");
}

TEST(Parameters, ValuesOfExam) {
  const Parameters p = Parameters::embedded("exam").value();
  const Date sat = parse_date("2025-01-01").value();
  EXPECT_EQ(p.date("in_force_from", sat), parse_date("2023-09-25").value());
  EXPECT_EQ(p.count("first_exam_year", sat), 2025);
  EXPECT_EQ(p.count("listening_max_attempts", sat), 2);
  EXPECT_EQ(p.text("listening_result", sat), "highest");
  EXPECT_EQ(p.table("score_step", sat).at("default"), 50);
  EXPECT_EQ(p.table("score_step", sat).at("pe"), 10);
  EXPECT_EQ(p.date("semester2_first", sat), parse_date("2025-02-17").value());
  EXPECT_EQ(p.list("paper_checklist", sat).size(), 8U);
  EXPECT_EQ(p.work_days("recheck_window_working_days", sat), WorkDays{0});
  for (const auto& [name, parameter] : p.all()) EXPECT_EQ(parameter.owner, "city_edu") << name;
}

// 均为100分, 80分, 80分, 70分 (3.3.1): each subject's components make what is printed of it.
TEST(Parameters, MaximaOfExamMakeThePrintedSums) {
  const Parameters p = Parameters::embedded("exam").value();
  const Date sat = parse_date("2025-01-01").value();
  const std::pair<const char*, std::int64_t> printed[] = {{"max_chinese", 100},          {"max_mathematics", 100},
                                                          {"max_foreign_language", 100}, {"max_morality_law", 80},
                                                          {"max_physics", 80},           {"max_pe_health", 70}};
  for (const auto& [name, points] : printed) {
    std::int64_t sum = 0;
    for (const auto& [component, most] : p.table(name, sat)) sum += most;
    EXPECT_EQ(sum, 100 * points) << name;
  }
}

TEST(Parameters, ValuesOfEldercare) {
  const Parameters p = Parameters::embedded("eldercare").value();
  const Date issued = parse_date("2023-09-20").value();
  EXPECT_EQ(p.date("in_force_from", issued), issued);
  EXPECT_EQ(p.list("departments", issued).size(), 18U);
  EXPECT_EQ(p.count("rounds_per_year_min", issued), 1);
  EXPECT_EQ(p.count("first_recruitment_year", issued), 2024);
  EXPECT_EQ(p.text("class_order", issued), "printed");
  EXPECT_EQ(p.years("older_person_age", issued), 60);
  EXPECT_EQ(p.list("required_channels", issued).size(), 3U);
  EXPECT_EQ(p.list("accepted_channels", issued).size(), 5U);
  EXPECT_FALSE(p.on("expense_reimbursement", issued));
  EXPECT_FALSE(p.on("single_membership", issued));
  for (const auto& [name, parameter] : p.all()) EXPECT_EQ(parameter.owner, "city_civil_affairs") << name;
}

TEST(Parameters, ValuesOfLegalProfession) {
  const Parameters p = Parameters::embedded("legal-profession").value();
  const Date issued = parse_date("2023-09-12").value();
  EXPECT_EQ(p.ratio("standardisation_rate", issued), BasisPoints{9500});
  EXPECT_EQ(p.ratio("independent_org_rate", issued), BasisPoints{3500});
  EXPECT_EQ(p.money("business_income", issued), Money{4'000'000'000'000});
  EXPECT_EQ(p.money("taxes_paid", issued), Money{500'000'000'000});
  EXPECT_EQ(p.minutes("pro_bono_minutes", issued), 3000);
  EXPECT_EQ(p.count("large_lawyers", issued), 0) << "set by nobody";
  EXPECT_FALSE(p.on("mutual_pilot", issued));
  for (const auto& [name, parameter] : p.all()) EXPECT_EQ(parameter.owner, "city_justice") << name;
}

// City and district pay the whole rate between them, in either kind of area.
TEST(Parameters, SharesOfHeatingMakeTheRate) {
  const Parameters p = Parameters::embedded("heating").value();
  const Date issued = parse_date("2023-09-08").value();
  for (const std::string area : {"eco", "other"}) {
    EXPECT_EQ(p.ratio(area + "_city_bp", issued).bp + p.ratio(area + "_district_bp", issued).bp,
              p.ratio("subsidy_rate_bp", issued).bp);
  }
}

TEST(Parameters, AValueIsToldByItsUnit) {
  const auto told = [](std::string_view name) {
    const auto parameters = Parameters::embedded("prepaid-card");
    const Parameter& of = *parameters->find(name);
    return text_of(of.unit, of.versions.front().value);
  };
  EXPECT_EQ(told("custody_ratio"), "4000");
  EXPECT_EQ(told("filing_threshold_inclusive"), "true");
  EXPECT_EQ(told("effective_from"), "2023-09-01");
  EXPECT_EQ(told("credit_grades"), "A=0, B=1, C=5, D=15");
  EXPECT_EQ(told("floor_mode"), "quarter_and_progress");
  EXPECT_EQ(std::ranges::count(told("unfair_phrases"), ','), 2) << "three phrases";
}

TEST(Parameters, AVersionSpeaksFromItsDay) {
  Parameters p = prepaid_card();
  const Date later = first + Days{100};
  ParameterVersion half;
  half.from = later;
  half.value.number = 5000;
  ASSERT_TRUE(p.may_set("custody_ratio", half, later - Days{1}));
  p.set("custody_ratio", half);
  EXPECT_EQ(p.ratio("custody_ratio", later - Days{1}).bp, 4000);
  EXPECT_EQ(p.ratio("custody_ratio", later).bp, 5000);
  EXPECT_EQ(p.ratio("custody_ratio", first - Days{1000}).bp, 4000);
  EXPECT_EQ(p.adopted_on(later), std::vector<std::string>{"custody_ratio"});
  ParameterVersion again = half;
  again.value.number = 6000;
  p.set("custody_ratio", again);
  ASSERT_NE(p.kept_bytes(), nullptr);
  Parameters read;
  ASSERT_TRUE(decode_all(canonical_bytes(p), read));
  EXPECT_EQ(read, p) << "the bytes that are kept tell of both";
  EXPECT_EQ(p.ratio("custody_ratio", later).bp, 6000);
}

TEST(Parameters, WrongChangesAreRefused) {
  const Parameters p = prepaid_card();
  const auto code = [&](const char* name, ParameterValue value, Days ahead) {
    const auto result = p.may_set(name, {first + ahead, std::move(value), "because"}, first);
    return result ? std::string() : result.error().code;
  };
  EXPECT_EQ(code("custody_ratio", {5000, {}, {}, {}}, Days{1}), "");
  EXPECT_EQ(code("no_such", {1, {}, {}, {}}, Days{1}), "law.parameter_unknown");
  EXPECT_EQ(code("custody_ratio", {10001, {}, {}, {}}, Days{1}), "law.parameter_invalid");
  EXPECT_EQ(code("custody_ratio", {-1, {}, {}, {}}, Days{1}), "law.parameter_invalid");
  EXPECT_EQ(code("custody_ratio", {0, "half", {}, {}}, Days{1}), "law.parameter_invalid");
  EXPECT_EQ(code("floor_mode", {0, "none", {}, {}}, Days{1}), "law.parameter_invalid");
  EXPECT_EQ(code("floor_mode", {0, "quarter_only", {}, {}}, Days{1}), "");
  EXPECT_EQ(code("custody_ratio", {5000, {}, {}, {}}, Days{0}), "law.parameter_not_later");
}

// Every number has its bounds where it is declared; what breaks one is told by name.
TEST(Parameters, EachBoundIsInsideAndNamed) {
  const Parameters p = prepaid_card();
  const auto said = [&](const std::string& name, ParameterValue value) {
    const auto result = p.may_set(name, {first + Days{1}, std::move(value), "because"}, first);
    return result ? std::string() : result.error().message;
  };
  int bounded = 0;
  for (const auto& [name, parameter] : p.all()) {
    if (parameter.unit >= Unit::toggle && parameter.unit != Unit::date) continue;
    const auto [least, most] = std::pair(parameter.range.least, parameter.range.most);
    EXPECT_EQ(said(name, {least, {}, {}, {}}), "");
    EXPECT_EQ(said(name, {most, {}, {}, {}}), "");
    EXPECT_TRUE(said(name, {least - 1, {}, {}, {}}).starts_with(name + " must be at least ")) << name;
    EXPECT_TRUE(said(name, {most + 1, {}, {}, {}}).starts_with(name + " must be at most ")) << name;
    EXPECT_NE(said(name, {std::numeric_limits<std::int64_t>::max(), {}, {}, {}}), "");
    EXPECT_NE(said(name, {std::numeric_limits<std::int64_t>::min(), {}, {}, {}}), "");
    ++bounded;
  }
  EXPECT_GE(bounded, 20);
}

TEST(Parameters, TablesAreWholeAndInOrder) {
  const Parameters p = prepaid_card();
  const auto said = [&](const char* name, std::map<std::string, std::int64_t> table) {
    const auto result = p.may_set(name, {first + Days{1}, {0, {}, {}, std::move(table)}, "because"}, first);
    return result ? std::string() : result.error().message;
  };
  EXPECT_EQ(said("credit_grades", {{"A", 0}, {"B", 2}, {"C", 3}, {"D", 100'000}}), "");
  EXPECT_EQ(said("credit_grades", {}), "credit_grades must not be empty");
  EXPECT_EQ(said("credit_grades", {{"A", 0}, {"B", 2}, {"D", 9}}), "credit_grades must name C");
  EXPECT_EQ(said("credit_grades", {{"A", 0}, {"B", 2}, {"C", 3}, {"D", 9}, {"E", 10}}),
            "credit_grades must not name E");
  EXPECT_EQ(said("credit_grades", {{"A", 1}, {"B", 2}, {"C", 3}, {"D", 9}}), "credit_grades A must be 0");
  EXPECT_EQ(said("credit_grades", {{"A", 0}, {"B", 3}, {"C", 3}, {"D", 9}}), "credit_grades C must be above 3");
  EXPECT_EQ(said("credit_grades", {{"A", 0}, {"B", -1}, {"C", 3}, {"D", 9}}), "credit_grades of B must be at least 0");
  EXPECT_EQ(said("credit_inspection_months", {{"A", 6}, {"B", 6}, {"C", 3}, {"D", 1}}), "");
  EXPECT_EQ(said("credit_inspection_months", {{"A", 6}, {"B", 7}, {"C", 3}, {"D", 1}}),
            "credit_inspection_months B must be at most 6");
  EXPECT_EQ(said("credit_inspection_months", {{"A", 6}, {"B", 6}, {"C", 3}, {"D", 0}}),
            "credit_inspection_months of D must be at least 1");
  EXPECT_EQ(said("allowed_purposes", {{"goods", 65'536}}), "allowed_purposes of goods must be at most 65535");
}

TEST(Parameters, OneMayBoundAnother) {
  Parameters p = prepaid_card();
  const Date day = first + Days{10};
  EXPECT_FALSE(p.conflict_on(day));
  ParameterValue most = p.version_on("fine_most", first).value;
  most.table["30"] = 99'999;
  p.set("fine_most", {day, most, "because"});
  EXPECT_FALSE(p.conflict_on(day - Days{1}));
  EXPECT_EQ(p.conflict_on(day), "fine_least of 30 must not be above fine_most, which is 99999");
}

TEST(Parameters, SurviveTheirCanonicalBytes) {
  const Parameters p = prepaid_card();
  const Bytes bytes = canonical_bytes(p);
  ByteReader in(bytes);
  Parameters read;
  decode(in, read);
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(read, p);
}

TEST(Parameters, WrongFilesAreRefused) {
  const std::string head = "[[parameter]]\nname = \"a\"\n";
  const std::string tail = "\nfrom = 2023-09-01\nreason = \"x\"\nclause = [\"9i\"]\n";
  const std::string bp = head + "unit = \"bp\"\n";
  const std::pair<std::string, const char*> cases[] = {
      {head, "unit"},
      {head + "unit = \"yards\"\nvalue = 1" + tail, "a"},
      {bp + "value = 1\nleast = 0\nmost = 2\nfrom = 2023-09-01\nreason = \"x\"\n", "a"},  // rests on no clause
      {bp + "value = 10001\nleast = 0\nmost = 10000" + tail, "a"},
      {bp + "value = 1\nleast = 0" + tail, "a"},
      {bp + "value = 1\nleast = 2\nmost = 0" + tail, "a"},
      {bp + "value = 1\nleast = 0\nmost = 10001" + tail, "a"},
      {bp + "value = 1\nleast = -1\nmost = 2" + tail, "a"},
      {head + "unit = \"tenths_c\"\nvalue = 0\nleast = -2732\nmost = 0" + tail, "a"},
      {bp + "value = 1\nleast = 0\nmost = 2\nnot_above = \"b\"" + tail, "a"},
      {head + "unit = \"table\"\nvalue = { x = 1 }\nleast = 0\nmost = 2\norder = \"rising\"" + tail, "a"},
      {head + "unit = \"table\"\nvalue = { x = 1 }\nleast = 0\nmost = 2\nnames = [\"x\", \"y\"]" + tail, "a"},
  };
  for (const auto& [text, field] : cases) {
    const auto read = Parameters::read(text, "p.toml", "prepaid-card");
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().field, field) << text;
  }
}

// The anchor a clause of a document stands in: its id without the letters at the end.
const Anchor* anchor_of(const Gazette& gazette, std::string clause) {
  while (!clause.empty() && gazette.anchor(clause) == nullptr) clause.pop_back();
  return gazette.anchor(clause);
}

std::string text_of(const Gazette& gazette, const std::string& clause) {
  const Anchor* anchor = anchor_of(gazette, clause);
  std::string text;
  if (anchor == nullptr) return text;
  for (const Anchor* part : gazette.with_children(*anchor)) {
    for (const Paragraph& p : part->paragraphs) text += p.text + "\n";
  }
  return text;
}

// How many parameters of the document were found by their number.
int found_by_number(const Gazette& gazette, std::string_view document) {
  const Parameters parameters = Parameters::embedded(document).value();
  int by_number = 0;
  for (const auto& [name, parameter] : parameters.all()) {
    if (parameter.implied) continue;
    const ParameterValue& value = parameter.versions.front().value;
    const std::vector<std::string> forms = printed_forms(parameter.unit, value);
    for (const std::string& clause : parameter.clauses) {
      if (clause.starts_with("reg/")) continue;  // not printed in this issue
      const std::string text = text_of(gazette, clause);
      EXPECT_FALSE(text.empty()) << name << " " << clause;
      if (!parameter.words.empty()) {
        EXPECT_TRUE(quote_stands(text, parameter.words)) << name << " " << clause;
        continue;
      }
      if (forms.empty()) continue;
      const std::string folded = fold(text);
      const auto stands = [&](const std::string& form) { return count_in(folded, form) > 0; };
      EXPECT_TRUE(std::ranges::any_of(forms, stands)) << name << " = " << value.number << " in " << clause;
      ++by_number;
    }
  }
  return by_number;
}

TEST(Parameters, NumbersStandInTheirClausesOwnWords) {
  const Gazette gazette = Gazette::embedded().value();
  EXPECT_GE(found_by_number(gazette, "prepaid-card"), 10);
  EXPECT_GE(found_by_number(gazette, "childcare"), 10);
  EXPECT_GE(found_by_number(gazette, "heating"), 18);
  EXPECT_EQ(found_by_number(gazette, "exam"), 0) << "each is found by its words";
  EXPECT_EQ(found_by_number(gazette, "used-vehicle"), 0) << "each is found by its words";
  EXPECT_EQ(found_by_number(gazette, "eldercare"), 0) << "each is found by its words";
  EXPECT_GE(found_by_number(gazette, "legal-profession"), 4);
  EXPECT_EQ(found_by_number(gazette, "beauty-health"), 0) << "each is found by its words";
}

// The lists of responsible units, as they are printed: a name that has 、 in it is one, and 责任部门 is the same.
TEST(Parameters, UnitsOfBeautyHealthAreThePrintedOnes) {
  const Gazette gazette = Gazette::embedded().value();
  const Parameters p = Parameters::embedded("beauty-health").value();
  const Date issued = parse_date("2023-09-01").value();
  const std::pair<const char*, const char*> names[] = {{"ST", "市科委、中关村管委会"},
                                                       {"CP", "昌平区"},
                                                       {"EI", "市经济和信息化局"},
                                                       {"DA", "市药监局"},
                                                       {"HC", "市卫生健康委"},
                                                       {"MR", "市市场监管局"},
                                                       {"CU", "北京海关"},
                                                       {"DD", "有关区"},
                                                       {"BD", "北京经济技术开发区"},
                                                       {"IP", "市知识产权局"},
                                                       {"FI", "市财政局"},
                                                       {"CM", "市商务局"},
                                                       {"DR", "市发展改革委"},
                                                       {"LQ", "市“两区”办"},
                                                       {"PN", "市规划自然资源委"},
                                                       {"TA", "市人才局"},
                                                       {"PS", "市公安局"}};
  std::size_t pairs = 0, with_districts = 0;
  for (int measure = 1; measure <= 21; ++measure) {
    const std::string number = std::to_string(measure);
    std::string text = fold(text_of(gazette, "beauty-health/" + number + "u"));
    text.erase(0, text.find(fold("责任")));
    std::map<std::size_t, std::string> printed;  // by the place where they stand
    for (const auto& [letters, name] : names) {
      const std::size_t at = text.find(fold(name));
      if (at != std::string::npos) printed[at] = letters;
    }
    std::vector<std::string> in_order;
    for (const auto& [at, letters] : printed) in_order.push_back(letters);
    EXPECT_EQ(p.list("units_" + number, issued), in_order) << measure;
    pairs += in_order.size();
    with_districts += std::ranges::count(in_order, "DD");
  }
  EXPECT_EQ(pairs, 89U);
  EXPECT_EQ(with_districts, 13U);
}

TEST(Parameters, FormsOfNumbers) {
  const auto has = [](Unit unit, std::int64_t n, const char* form) {
    const auto forms = printed_forms(unit, {n, {}, {}, {}});
    return std::ranges::find(forms, form) != forms.end();
  };
  EXPECT_TRUE(has(Unit::bp, 4000, "40%"));
  EXPECT_TRUE(has(Unit::bp, 4000, "百分之四十"));
  EXPECT_TRUE(has(Unit::fen, 50'000'000, "50万元"));
  EXPECT_TRUE(has(Unit::fen, 2'000'000, "20000元"));
  EXPECT_TRUE(has(Unit::work_days, 5, "5个工作日"));
  EXPECT_TRUE(has(Unit::work_days, 15, "十五个工作日"));
  EXPECT_TRUE(has(Unit::days, 30, "30日"));
  EXPECT_FALSE(has(Unit::days, 30, "30个工作日"));
  EXPECT_TRUE(has(Unit::minutes, 3600, "60小时"));
  EXPECT_TRUE(has(Unit::minutes, 3000, "50个小时"));
  EXPECT_TRUE(has(Unit::minutes, 90, "90分钟"));
  EXPECT_FALSE(has(Unit::minutes, 90, "1小时"));
  EXPECT_TRUE(has(Unit::count, 2, "2次"));
  EXPECT_TRUE(has(Unit::count, 2, "二次"));
  EXPECT_TRUE(has(Unit::percent, 20, "20%"));
  EXPECT_TRUE(has(Unit::tenths_c, -120, "12c"));
  EXPECT_TRUE(has(Unit::tenths_c, 5, "0.5c"));
  EXPECT_TRUE(has(Unit::hundredths, 200, "2.0"));
  EXPECT_TRUE(has(Unit::hundredths, 205, "2.05"));
  EXPECT_TRUE(has(Unit::hundredths, 250, "2.5"));
}

}  // namespace
}  // namespace gongbao::law
