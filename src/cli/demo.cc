// gongbao demo: fills an empty data folder with the demo city, gives its accounts their password, and tells who there
// is and what to try.
#include "cli/commands.h"
#include "cli/demo/cohort.h"
#include "cli/demo/demo_city.h"
#include "cli/ledger_digest.h"
#include "cli/randomness.h"
#include "cli/screen.h"
#include "credentials/credentials.h"
#include "formats/json_text.h"
#include "formats/output_file.h"
#include "formats/vault_gate.h"

namespace gongbao::cli {

namespace {

struct DemoOptions {
  std::string folder;
  demo::CityPlan plan;
  std::uint64_t days = demo::whole_year;
  bool cohort = false;
  std::uint64_t one_in = 1;
  bool json = false;
};

// Passwords are hashed, never closed: what this box would keep is made later, by whoever logs in.
class NothingToClose final : public credentials::Box {
 public:
  Bytes close(std::string_view, ByteView) const override { return unasked(); }
  std::optional<Bytes> open(std::string_view, ByteView) const override { return unasked(); }
  Hash32 derive(std::string_view) const override {
    unasked();
    return {};
  }

 private:
  static Bytes unasked() { GB_NEVER("only passwords are set here"); }
};

Result<void> set_passwords(const std::string& folder, const std::vector<demo::DemoAccount>& accounts, Stamp now) {
  const NothingToClose box;
  auto credentials =
      credentials::Credentials::open(credentials_file(folder), box, fill_with_randomness, credentials::Limits{});
  if (!credentials) return std::unexpected(credentials.error());
  for (const demo::DemoAccount& each : accounts) {
    if (auto set = (*credentials)->set_first_password(each.account, demo::demo_password, now.micros); !set) return set;
  }
  return {};
}

boost::json::array accounts_json(const std::vector<demo::DemoAccount>& accounts) {
  boost::json::array all;
  for (const demo::DemoAccount& each : accounts) {
    all.push_back({{"login", each.login},
                   {"password", demo::demo_password},
                   {"account", each.account},
                   {"who", each.who},
                   {"what_to_try", each.what_to_try}});
  }
  return all;
}

// Beside the data, so that whoever starts the city later can tell the accounts again.
Result<void> write_accounts(const std::string& folder, const std::vector<demo::DemoAccount>& accounts) {
  auto file = formats::OutputFile::create(demo_accounts_file(folder));
  if (!file) return std::unexpected(file.error());
  file->write(formats::json_pretty(accounts_json(accounts)) + "\n");
  return file->close();
}

Date day_of(const DemoOptions& options) { return options.cohort ? demo::cohort_day : demo::demo_day; }

struct Figures {
  std::uint64_t operators = 0, cards = 0;
  engine::EntryNo last_entry = 0;
  std::string ledger_digest;
};
Result<Figures> figures_of(Store& store) {
  Figures figures;
  const auto asked = store.ask([&](const policies::City& city) {
    figures.operators = city.prepaid_card().operators.size();
    city.books().cards.for_each([&](const custody::Card&) { ++figures.cards; });
    figures.ledger_digest = to_hex(ledger_digest(city.books()));
  });
  if (!asked) return std::unexpected(asked.error());
  figures.last_entry = *asked;
  return figures;
}

void show(const Screen& screen, const DemoOptions& options, const demo::DemoCity& city, const Figures& figures) {
  screen.row("目录 folder", options.folder);
  screen.row("演示日 demo day", to_string(day_of(options)));
  screen.row("经营者 operators", grouped(figures.operators));
  screen.row("卡 cards", grouped(figures.cards));
  screen.row("条目 entries", grouped(figures.last_entry));
  screen.row("账本摘要 ledger digest", figures.ledger_digest);
  screen.line("  情节中的拒绝 refusals that belong to the story:");
  boost::json::object refusals;
  for (const auto& [code, count] : city.counts.refusals) {
    screen.row("    " + code, grouped(count));
    refusals[code] = count;
  }
  screen.line();
  screen.line("演示账号 demo accounts · 密码 password " + std::string(demo::demo_password));
  for (const demo::DemoAccount& each : city.accounts) {
    screen.line("  " + padded(each.login, 16) + each.who + " · " + each.what_to_try);
  }
  screen.answer({{"folder", options.folder},
                 {"demo_day", to_string(day_of(options))},
                 {"operators", figures.operators},
                 {"cards", figures.cards},
                 {"entries", figures.last_entry},
                 {"ledger_digest", figures.ledger_digest},
                 {"refusals", std::move(refusals)},
                 {"accounts", accounts_json(city.accounts)}});
}

Result<demo::DemoCity> live(Store& store, formats::Gate& gate, const DemoOptions& options,
                            const std::function<void(std::int32_t, std::int32_t)>& progress) {
  if (options.cohort) return demo::live_a_cohort(store, gate, {options.plan.seed, options.one_in}, progress);
  demo::CityPlan plan = options.plan;
  plan.days = static_cast<std::int32_t>(options.days);
  return demo::live_the_demo(store, gate, plan, progress);
}

int run_demo(const DemoOptions& options) {
  const Screen screen(options.json);
  const auto shortest = static_cast<std::uint64_t>(demo::shortest_stay);
  if (options.days < shortest || options.days > static_cast<std::uint64_t>(demo::whole_year)) {
    return screen.error(
        {"cli.bad_option", "days", "from " + std::to_string(shortest) + " to " + std::to_string(demo::whole_year), ""});
  }
  if (options.one_in < 1 || options.one_in > demo::most_left_out) {
    return screen.error({"cli.bad_option", "one-in", "from 1 to " + std::to_string(demo::most_left_out), ""});
  }
  auto store = Store::open(options.folder, {.clock = ClockChoice{ClockKind::demo, day_of(options)}});
  if (!store) return screen.error(store.error());
  if (!(*store)->was_empty()) {
    return screen.error({"cli.not_empty", "folder", "there is a history in this folder already", options.folder});
  }
  formats::VaultGate gate((*store)->vault());
  ProgressBar bar("演示城 demo city");
  const auto city = live(**store, gate, options, [&](std::int32_t done, std::int32_t days) {
    bar.show(static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(days));
  });
  if (!city) return screen.error(city.error());
  const Stamp now = (*store)->stamp({}, 0);
  if (auto set = set_passwords(options.folder, city->accounts, now); !set) return screen.error(set.error());
  if (auto written = write_accounts(options.folder, city->accounts); !written) return screen.error(written.error());
  if (auto snapshot = (*store)->engine().snapshot(); !snapshot) return screen.error(snapshot.error());
  const auto figures = figures_of(**store);
  if (!figures) return screen.error(figures.error());
  show(screen, options, *city, *figures);
  return success;
}

}  // namespace

void add_demo(CommandLine& line) {
  auto options = std::make_shared<DemoOptions>();
  Subcommand sub = line.subcommand("demo",
                                   "生成演示城：四十余家虚构经营者的一年，停在演示日\n"
                                   "Fills an empty data folder with the demo city: a year of some forty invented "
                                   "operators, up to the demo day.");
  sub.option("folder", options->folder, "数据目录 an empty data folder").required();
  sub.option("--seed", options->plan.seed, "随机种子 another seed makes another city");
  sub.option("--days", options->days, "演示日之前的天数 days lived before the demo day, 120 to 366");
  sub.flag("--cohort", options->cohort,
           "一个区的一届考生：a district's whole cohort of 2026 instead, its totals those that were published");
  sub.option("--one-in", options->one_in, "每几名考生取一名 of a cohort every so many-th student, 1 to 100");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_demo(*options); });
}

}  // namespace gongbao::cli
