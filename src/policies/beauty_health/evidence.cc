// One function for each kind whose text asks for something.
#include "policies/beauty_health/evidence.h"

#include <algorithm>

#include "base/identifiers.h"

namespace gongbao::beauty_health {

namespace {

using Problem = std::optional<Answer>;

Answer not_shown(Code code, std::string fact) { return refuse(code).with_text("missing", std::move(fact)); }

std::string said(const std::optional<std::string>& text) { return text && !blank(*text) ? *text : std::string(); }

// 注册备案化妆品新原料的企业、取得新功效化妆品注册证的企业 (1d, 1e): the register says whose it is today.
Problem certificate_problem(const Context& in, const Asked& asked, CertificateKind kind) {
  const std::string number = said(asked.shows.certificate_no);
  const Certificate* row = find_row(in.state.certificates, number);
  const std::string* holder =
      row == nullptr || row->cancelled || row->kind != kind ? nullptr : row->holder_on(in.today);
  if (holder != nullptr && *holder == asked.who.uscc) return std::nullopt;
  return refuse(code::certificate_not_own).with_text("certificate_no", number);
}

// Digits 3 and 4 of a credit code are the province it was registered in.
std::string province_of(const std::string& uscc) { return uscc.substr(2, 2); }

// 支持在京单位主导研究制定…国际标准、国家标准、行业标准等,取得成果的 (10b)
Problem standard_problem(const Context& in, const Asked& asked) {
  if (!registered_in_beijing(asked.who.uscc)) return not_shown(code::not_lead_drafter, "in_beijing");
  if (!asked.shows.leading) return not_shown(code::not_lead_drafter, "leading");
  if (!asked.shows.published) return not_shown(code::not_lead_drafter, "published");
  const std::string level = said(asked.shows.standard_level);
  if (lists(in.terms(), "standard_levels", level, in.today)) return std::nullopt;
  return refuse(code::standard_level_not_listed).with_text("level", level);
}

// 符合条件的总部企业 (11a)
Problem headquarters_problem(const Asked& asked) {
  if (!asked.who.headquarters) return not_shown(code::not_eligible, "headquarters");
  if (!asked.shows.confirmation.given()) return not_shown(code::not_eligible, "confirmation");
  return std::nullopt;
}

// 成功引进美丽健康产业项目的相关专业机构 (11c)
Problem landing_problem(const Asked& asked) {
  if (!asked.shows.project_landed) return not_shown(code::project_not_landed, "project_landed");
  if (!asked.shows.agency_named) return not_shown(code::project_not_landed, "agency_named");
  return std::nullopt;
}

// 国家技术创新示范企业…企业技术中心 (12b): a title that is printed, and its paper.
Problem title_problem(const Context& in, const Asked& asked) {
  const std::string title = said(asked.shows.platform_title);
  const bool printed = lists(in.terms(), "platform_titles", title, in.today);
  if (printed && asked.shows.platform_certificate.given()) return std::nullopt;
  return refuse(code::platform_title_not_listed).with_text("title", title);
}

bool in_supply_regions(const Context& in, const Contract& contract) {
  return lists(in.terms(), "supply_regions", province_of(contract.supplier), in.today);
}

// What no contract can be: of a supplier without a number, on a day without a calendar, of nothing.
Problem contract_form_problem(const Context& in, const Contract& contract) {
  if (check_credit_code(contract.supplier).normal != contract.supplier || contract.supplier.empty()) {
    return refuse(code::uscc_invalid).with_text("uscc", contract.supplier);
  }
  if (blank(contract.contract_no)) return malformed("contract_no");
  if (!in.calendar.known(contract.signed_on)) {
    return refuse(code::calendar_missing).with_date("signed_on", contract.signed_on);
  }
  if (contract.signed_on > in.today) return wrong_value("signed_on");
  if (contract.amount.fen <= 0) return wrong_value("amount");
  return std::nullopt;
}

bool counted_elsewhere(const State& state, const Contract& contract, std::uint64_t application) {
  const std::uint64_t* by = find_row(state.contracts, contract_key(contract));
  return by != nullptr && *by != application;
}

// 支持产业链龙头企业…根据其在京津冀区域的采购合同额 (14b)
Problem purchase_problem(const Context& in, const Asked& asked) {
  if (!asked.who.chain_leader) return refuse(code::not_chain_leader);
  const auto& all = asked.shows.contracts;
  for (const Contract& each : all) {
    if (auto problem = contract_form_problem(in, each)) return problem;
  }
  const auto near = [&](const Contract& each) { return in_supply_regions(in, each); };
  if (std::ranges::none_of(all, near)) return refuse(code::supplier_outside_region);
  const auto of_year = [&](const Contract& each) { return near(each) && ymd(each.signed_on).year == asked.fund.year; };
  if (std::ranges::none_of(all, of_year)) return wrong_value("signed_on");
  const auto fresh = [&](const Contract& each) { return counts(in, asked, each); };
  if (std::ranges::none_of(all, fresh)) return refuse(code::duplicate_award).with_text("object", "contracts");
  return std::nullopt;
}

// 研发创新、生产制造环节 (19a), 测试、检验 (19b), 办公用房、标准厂房建设租赁 (21b)
Problem stage_problem(const Context& in, const Asked& asked) {
  const std::string stage = said(asked.shows.stage);
  if (lists(in.terms(), "funded_stages", stage, in.today)) return std::nullopt;
  return refuse(code::stage_not_listed).with_text("stage", stage);
}
Problem voucher_problem(const Context& in, const Asked& asked) {
  const std::string service = said(asked.shows.service);
  if (lists(in.terms(), "voucher_purposes", service, in.today)) return std::nullopt;
  return refuse(code::voucher_purpose).with_text("service", service);
}
Problem premises_problem(const Context& in, const Asked& asked) {
  if (!lists(in.terms(), "premises", said(asked.shows.premises), in.today)) {
    return not_shown(code::not_eligible, "premises");
  }
  if (lists(in.terms(), "premises_uses", said(asked.shows.premises_use), in.today)) return std::nullopt;
  return not_shown(code::not_eligible, "premises_use");
}

// 推动创业企业上市(挂牌) (19c): on the exchange by the day of the application.
Problem listing_problem(const Context& in, const Asked& asked) {
  if (asked.shows.listed_on && *asked.shows.listed_on <= in.today) return std::nullopt;
  Answer answer = refuse(code::not_listed_yet);
  if (asked.shows.listed_on) answer.date("listed_on", *asked.shows.listed_on);
  return answer;
}

// 鼓励各区…在法定权限范围内 (19d): the district has its own paper for the year, or it gives nothing.
Problem district_problem(const Context& in, const Asked& asked) {
  if (in.state.rules.contains(asked.fund)) return std::nullopt;
  return refuse(code::district_basis_missing).with_text("district", unit_text(asked.fund.unit));
}

}  // namespace

std::optional<Answer> fact_problem(const Context& in, const Asked& asked) {
  const std::string_view kind = asked.kind.name;
  if (kind == "K01") return certificate_problem(in, asked, CertificateKind::new_ingredient);
  if (kind == "K02") return certificate_problem(in, asked, CertificateKind::new_efficacy);
  if (kind == "K03" && !asked.shows.confirmation.given()) return not_shown(code::not_eligible, "confirmation");
  if (kind == "K04") return standard_problem(in, asked);
  if (kind == "K05") return headquarters_problem(asked);
  if (kind == "K06") return landing_problem(asked);
  if (kind == "K07") return title_problem(in, asked);
  if (kind == chain_kind) return purchase_problem(in, asked);
  if (kind == "K09" && !asked.who.in_future_city) return refuse(code::not_in_future_city);
  if (kind == "K10" && !asked.who.live_streaming) return not_shown(code::not_eligible, "live_streaming");
  if (kind == "K11") return stage_problem(in, asked);
  if (kind == "K12") return voucher_problem(in, asked);
  if (kind == "K13") return listing_problem(in, asked);
  if (kind == district_kind) return district_problem(in, asked);
  if (kind == "K15") return premises_problem(in, asked);
  return std::nullopt;
}

bool registered_in_beijing(const std::string& uscc) {
  constexpr std::string_view beijing = "11";
  return province_of(uscc) == beijing;
}

std::optional<std::string> awarded_once(std::string_view kind, const Evidence& evidence) {
  const bool by_certificate = kind == "K01" || kind == "K02";
  const auto& named = by_certificate  ? evidence.certificate_no
                      : kind == "K04" ? evidence.standard_no
                                      : evidence.project;
  return said(named).empty() ? std::nullopt : std::optional(said(named));
}

bool awarded_before(const State& state, std::string_view kind, const std::string& object, std::uint64_t self) {
  return std::ranges::any_of(state.applications, [&](const auto& each) {
    const Application& row = each.second;
    return each.first != self && row.fund.kind == kind && row.object == object && is_granted(row.state);
  });
}

std::string contract_key(const Contract& contract) { return contract.supplier + " " + contract.contract_no; }

bool counts(const Context& in, const Asked& asked, const Contract& contract) {
  return in_supply_regions(in, contract) && ymd(contract.signed_on).year == asked.fund.year &&
         !counted_elsewhere(in.state, contract, asked.application);
}

std::optional<Money> base_of(const Context& in, const Asked& asked) {
  if (asked.kind.name != chain_kind) {
    const Money base = asked.shows.base.value_or(Money{});
    return base.fen < 0 ? std::nullopt : std::optional(base);
  }
  std::map<std::string, Money> counted;  // each once
  for (const Contract& each : asked.shows.contracts) {
    if (counts(in, asked, each)) counted.emplace(contract_key(each), each.amount);
  }
  Wide sum = 0;
  for (const auto& [key, amount] : counted) sum += amount.fen;
  return narrow(sum);
}

bool profile_contradicts(const Kind& kind, const Enterprise& who, bool in_beijing) {
  if (kind.name == "K04") return !in_beijing;
  if (kind.name == "K05") return !who.headquarters;
  if (kind.name == "K06") return who.form != ApplicantForm::agency;
  if (kind.name == chain_kind) return !who.chain_leader;
  if (kind.name == "K09") return !who.in_future_city;
  if (kind.name == "K10") return !who.live_streaming;
  return false;
}

std::span<const std::string_view> facts_asked(const Kind& kind) {
  using namespace std::literals;
  static constexpr std::array certificate{"certificate_no"sv};
  static constexpr std::array confirmed{"confirmation"sv};
  static constexpr std::array drafting{"standard_level"sv, "leading"sv, "published"sv};
  static constexpr std::array landing{"project_landed"sv, "agency_named"sv};
  static constexpr std::array title{"platform_title"sv, "platform_certificate"sv};
  static constexpr std::array purchases{"contracts"sv};
  static constexpr std::array stage{"stage"sv};
  static constexpr std::array voucher{"service"sv};
  static constexpr std::array listing{"listed_on"sv};
  static constexpr std::array by_district{"district"sv};
  static constexpr std::array premises{"premises"sv, "premises_use"sv};
  static constexpr std::pair<std::string_view, std::span<const std::string_view>> of_kinds[] = {
      {"K01", certificate}, {"K02", certificate}, {"K03", confirmed}, {"K04", drafting},
      {"K05", confirmed},   {"K06", landing},     {"K07", title},     {chain_kind, purchases},
      {"K11", stage},       {"K12", voucher},     {"K13", listing},   {district_kind, by_district},
      {"K15", premises}};
  for (const auto& [name, facts] : of_kinds) {
    if (name == kind.name) return facts;
  }
  return {};
}

}  // namespace gongbao::beauty_health
