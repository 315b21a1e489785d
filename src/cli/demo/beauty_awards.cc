// Applications of the enterprises, each with another way behind it: closed, paid, published, agreed on, disputed,
// returned, refused, and one that nobody has taken on yet.
#include "cli/demo/beauty.h"
#include "cli/demo/numbers.h"

namespace gongbao::cli::demo {

namespace {

// 万元
constexpr std::int64_t fen_of_wan = 1'000'000;

boost::json::object contract_of(const char* supplier, const char* number, const char* day, std::int64_t fen) {
  return {{"supplier", credit_code(supplier)}, {"contract_no", number}, {"signed_on", day}, {"amount_fen", fen}};
}

}  // namespace

std::uint64_t BeautyIndustry::apply(const Firm& firm, const char* kind, boost::json::object evidence,
                                    std::optional<std::string> district) {
  boost::json::object members{{"enterprise", firm.id}, {"kind", kind}, {"evidence", std::move(evidence)}};
  if (district) members["district"] = *district;
  return play_.say(firm.speaker, "beauty-health/submit_application", members);
}

void BeautyIndustry::agree(std::uint64_t application, std::initializer_list<const char*> units) {
  for (const char* each : units) {
    play_.say(unit(each), "beauty-health/give_opinion", {{"application", application}, {"agree", true}});
  }
}

void BeautyIndustry::grant(std::uint64_t application, const char* decider, std::int64_t fen,
                           std::vector<const char*> units, Reached reached) {
  play_.in_work_days(1, [this, application, decider] {
    play_.say(unit(decider), "beauty-health/accept", {{"application", application}});
  });
  play_.in_work_days(3, [this, application, units = std::move(units)] {
    for (const char* each : units) agree(application, {each});
  });
  if (reached == Reached::agreed) return;
  play_.in_work_days(5, [this, application, decider, fen] {
    play_.say(unit(decider), "beauty-health/approve", {{"application", application}, {"amount_fen", fen}});
    play_.say(unit(decider), "beauty-health/publicise", {{"application", application}});
  });
  if (reached == Reached::published) return;
  constexpr std::int32_t published_for = 12;
  play_.in_work_days(published_for, [this, application, decider, reached] { pay(application, decider, reached); });
}

void BeautyIndustry::pay(std::uint64_t application, const char* decider, Reached reached) {
  play_.say(treasury_, "beauty-health/pay", {{"application", application}});
  if (reached != Reached::closed) return;
  play_.say(unit(decider), "beauty-health/close_application", {{"application", application}});
}

void BeautyIndustry::apply_all() {
  const char *ingredient = "国妆原备字20240031", *efficacy = "国妆特字20240117";
  play_.on(before(74), [this, efficacy] {
    grant(apply(brand_, "K02", {{"certificate_no", efficacy}}), "CP", 30 * fen_of_wan, {"CP", "ST", "EI"},
          Reached::closed);
  });
  play_.on(before(66), [this] {
    grant(apply(agency_, "K14", {{"project", "国际皮肤研究中心落地"}}, "110105"), "110105", 10 * fen_of_wan,
          {"EI", "ST", "FI", "110105", "110115", "BD"}, Reached::paid);
  });
  play_.on(before(52), [this] {
    // 3 000 per 10 000 of 12 万元.
    grant(apply(brand_, "K12", {{"service", "test"}, {"base_fen", 12 * fen_of_wan}}), "EI", 3'600'000,
          {"EI", "ST", "FI", "110105", "110115", "BD"}, Reached::paid);
  });
  // Its publicity is over on the last day.
  play_.on(before(22), [this] {
    grant(apply(shop_, "K10", {}), "CM", 20 * fen_of_wan, {"CM", "110105", "110115", "BD"}, Reached::published);
  });
  // 1d: two have agreed, one is awaited.
  play_.on(before(15), [this, ingredient] {
    grant(apply(brand_, "K01", {{"certificate_no", ingredient}}), "CP", 50 * fen_of_wan, {"CP", "ST"}, Reached::agreed);
  });
  // 14b: everybody has spoken, one against it.
  play_.on(before(18), [this] {
    disputed_ = apply(
        group_, "K08",
        {{"contracts", boost::json::array{contract_of("911201160000DEM41", "TJ-2024-03", "2024-03-18", 1'234'567'891),
                                          contract_of("911301000000DEM42", "HB-2024-11", "2024-06-05", 700'000'005),
                                          contract_of("913101150000DEM43", "SH-2024-02", "2024-04-11", 300'000'000)}}});
    play_.in_work_days(1, [this] { play_.say(unit("EI"), "beauty-health/accept", {{"application", disputed_}}); });
    play_.in_work_days(4, [this] {
      agree(disputed_, {"EI", "DA", "110105", "110115", "BD"});
      play_.say(unit("DR"), "beauty-health/give_opinion",
                {{"application", disputed_}, {"agree", false}, {"reason", "合同统计口径未定，建议暂缓。"}});
    });
  });
  play_.on(before(30), [this] {
    const std::uint64_t standard = apply(
        institute_, "K04",
        {{"standard_no", "GB/T 44310-2024"}, {"standard_level", "national"}, {"leading", true}, {"published", true}});
    play_.say(unit("EI"), "beauty-health/accept", {{"application", standard}});
    play_.in_work_days(4, [this, standard] {
      play_.say(unit("EI"), "beauty-health/refuse",
                {{"application", standard}, {"clause", "10b"}, {"reason", "标准文本显示为第二起草单位。"}});
    });
  });
  play_.on(before(12), [this] {
    const std::uint64_t returned =
        apply(brand_, "K07", {{"platform_title", "enterprise_centre"}, {"platform_certificate", "认定证书扫描件"}});
    play_.in_work_days(2, [this, returned] {
      play_.say(unit("CP"), "beauty-health/return",
                {{"application", returned}, {"reason", "认定证书缺第二页，请补齐后重新提交。"}});
    });
  });
  play_.on(before(2), [this] { apply(group_, "K11", {{"stage", "manufacturing"}, {"project", "智能化灌装线"}}); });
}

}  // namespace gongbao::cli::demo
