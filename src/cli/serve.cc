// gongbao serve: the service. Listens first and says how far the replay has come, then works; every second it looks
// whether a day has begun; on SIGTERM it finishes what was accepted.
#include <sys/stat.h>
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <thread>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/paths.h"
#include "cli/randomness.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "credentials/webhooks.h"
#include "formats/json_text.h"
#include "formats/vault_gate.h"
#include "policies/registry/views.h"
#include "server/api/api.h"
#include "server/api/attachment_routes.h"
#include "server/api/batch_routes.h"
#include "server/api/command_routes.h"
#include "server/api/printout_routes.h"
#include "server/api/speaker.h"
#include "server/health.h"
#include "server/rate_limit.h"
#include "server/server.h"
#include "server/vault_box.h"
#include "server/web_files.h"
#include "server/webhooks/sender.h"
#include "views/views.h"

namespace gongbao::cli {

namespace {

struct ServeOptions {
  std::string data = "data/demo";
  std::string address = "127.0.0.1";
  std::uint64_t port = 8023;
  std::string clock, master_key;
  std::string certificate, private_key;
  std::string log, web, scanner;
  std::string public_address;
  std::vector<std::string> trusted_proxies;
  std::uint64_t requests_per_minute = server::Rate{}.per_minute;
  std::uint64_t connections = server::Limits{}.connections;
  std::vector<std::string> webhook_hosts;
  std::string webhook_authorities;
  bool turn_days = false;
};

constexpr std::string_view first_login = "admin";
// Below it no uploads are taken: the journal needs the disk.
constexpr std::uintmax_t disk_reserve = std::uintmax_t{4} << 30;
constexpr std::chrono::seconds grace{20};
constexpr std::size_t worker_threads = 6;
constexpr std::uint64_t fewest_connections = 16, most_connections = 100'000;
constexpr std::chrono::seconds tick{1};
constexpr std::chrono::seconds longest_wait_for_lists{60};
constexpr std::chrono::milliseconds between_looks_at_lists{200};
constexpr int ticks_between_tidyings = 60;

std::string spool_folder(const std::string& store) { return store + "/spool"; }

// A fifth of a minute's requests may come at once.
server::Rate rate_of_a_network(const ServeOptions& options) {
  const auto per_minute =
      static_cast<std::uint32_t>(std::clamp<std::uint64_t>(options.requests_per_minute, 5, 1'000'000));
  return {.per_minute = per_minute, .burst = per_minute / 5};
}

std::uint64_t half_of_the_memory() {
  return static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) /
         2;
}

// The parts in the order in which they rest on one another.
class Service {
 public:
  static Result<std::unique_ptr<Service>> open(const ServeOptions& options, const Screen& screen);
  // Replays, then serves until it is asked to end.
  Result<void> run(const InterruptWatch& interrupt);
  std::uint16_t port() const { return server_->port(); }

  // Nothing comes in, what was accepted is answered, then the parts go.
  ~Service() {
    server_.reset();
    if (service_) service_->webhooks_changed = {};
    sender_.reset();
    if (store_) store_->engine().stop();
    if (views_) views_->stop();  // who waits for a rebuild in a route waits no longer
    router_ = {};
  }

 private:
  Service(const ServeOptions& options, const Screen& screen) : options_(options), screen_(screen) {}
  Result<void> open_parts();
  Result<void> listen();
  std::string own_address() const;
  std::string address_of_this_machine() const;
  Result<void> add_pages();
  Result<void> begin();
  Result<void> first_administrator();
  void tell_demo_accounts() const;
  void tell_of_block(const journal::BlockBuilder& block);
  void wait_for_lists(const InterruptWatch& interrupt);
  void sweep_spool() const;
  void turn_day_when_due();
  void tidy();
  Stamp now() const { return store_->stamp({}, 0); }

  const ServeOptions& options_;
  const Screen& screen_;
  server::SystemClock clock_;
  server::SystemRandom random_;
  server::Metrics metrics_;
  server::Readiness readiness_;
  std::chrono::steady_clock::time_point block_begun_;  // of the thread that writes
  std::unique_ptr<server::Log> log_;
  std::unique_ptr<policies::LawBooks> law_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<formats::VaultGate> gate_;
  std::unique_ptr<views::Views> views_;
  std::unique_ptr<server::VaultBox> box_;
  std::unique_ptr<credentials::Credentials> credentials_;
  std::unique_ptr<credentials::Webhooks> webhooks_;
  std::unique_ptr<server::Service> service_;
  std::unique_ptr<server::WebhookSender> sender_;
  std::mutex day_mutex_;
  server::RateLimiter by_peer_{rate_of_a_network(options_)},
      by_account_{server::Rate{.per_minute = 6000, .burst = 1000}},
      pages_by_peer_{server::Rate{.per_minute = 6000, .burst = 1500}},  // a page is some dozens of files
      pages_by_account_{server::Rate{.per_minute = 6000, .burst = 1500}};
  server::Router router_;
  std::unique_ptr<server::Server> server_;
};

Result<std::unique_ptr<Service>> Service::open(const ServeOptions& options, const Screen& screen) {
  std::unique_ptr<Service> service(new Service(options, screen));
  if (auto opened = service->open_parts(); !opened) return std::unexpected(opened.error());
  if (auto listening = service->listen(); !listening) return std::unexpected(listening.error());
  return service;
}

Result<void> Service::open_parts() {
  if (auto fit = check_output("log", options_.log, options_.data,
                              {options_.certificate, options_.private_key, options_.master_key});
      !fit) {
    return fit;
  }
  if (options_.port > 0xffff) return problem("cli.bad_option", "port", "a port is at most 65535");
  if (!options_.public_address.empty() && !server::public_address_in(options_.public_address)) {
    return problem("cli.bad_option", "public-address", "https://, a host in small letters and nothing behind it");
  }
  auto log = server::Log::open(options_.log, clock_);
  if (!log) return std::unexpected(log.error());
  log_ = *std::move(log);
  auto law = policies::LawBooks::open();
  if (!law) return std::unexpected(law.error());
  law_ = *std::move(law);
  StoreOptions opening;
  if (!options_.clock.empty()) {
    const auto clock = clock_named(options_.clock);
    if (!clock) return std::unexpected(clock.error());
    opening.clock = *clock;
  }
  opening.allow_long_turns = options_.turn_days;
  opening.master_key = options_.master_key;
  opening.scanner = options_.scanner;
  opening.progress = [this](std::uint64_t done, std::uint64_t total) { readiness_.progress("replay", done, total); };
  opening.told = views::Told{.begins = [this] { block_begun_ = clock_.steady(); },
                             .durable = [this](const journal::BlockBuilder& block) { tell_of_block(block); }};
  opening.start = false;
  auto store = Store::open(options_.data, opening);
  if (!store) return std::unexpected(store.error());
  store_ = *std::move(store);
  if (store_->clock() == ClockKind::file) {
    return problem("cli.clock_differs", "data",
                   "this history takes its days from files; a service needs the wall's clock or a demo city's",
                   options_.data);
  }
  const auto fill = [this](std::span<std::uint8_t> out) { random_.fill(out); };
  gate_ = std::make_unique<formats::VaultGate>(store_->vault());
  box_ = std::make_unique<server::VaultBox>(store_->vault(), fill);
  auto credentials = credentials::Credentials::open(credentials_file(options_.data), *box_, fill, {});
  if (!credentials) return std::unexpected(credentials.error());
  credentials_ = *std::move(credentials);
  auto webhooks = credentials::Webhooks::open(credentials_file(options_.data), *box_);
  if (!webhooks) return std::unexpected(webhooks.error());
  webhooks_ = *std::move(webhooks);
  views::Options views;
  views.folder = views_folder(options_.data);
  views.clauses = policies::clauses_behind(*law_);
  auto opened = views::Views::open(store_->log(), std::move(views), policies::all_view_systems());
  if (!opened) return std::unexpected(opened.error());
  views_ = *std::move(opened);
  service_ = std::make_unique<server::Service>(server::Service{
      .engine = store_->engine(),
      .city = store_->city(),
      .log = store_->log(),
      .law = *law_,
      .credentials = *credentials_,
      .gate = *gate_,
      .hash_text = [this](std::string_view text) { return store_->vault().hash_of(text); },
      .clock = clock_,
      .metrics = metrics_,
      .stamp = [this] { return now(); },
      .views = views_.get(),
      .vault = &store_->vault(),
      .webhooks = webhooks_.get(),
      .webhook_hosts = options_.webhook_hosts,
      .run_log = log_.get(),
  });
  service_->webhooks_changed = [this] {
    if (sender_) sender_->look();
  };
  service_->options.staff_second_factor = store_->clock() != ClockKind::demo;
  service_->options.scratch_folder = spool_folder(options_.data);
  service_->options.public_address = options_.public_address;
  service_->options.what_if_program = {"/proc/self/exe", "whatif", "--json", "--progress", "--data", options_.data};
  service_->options.what_if_memory = half_of_the_memory();
  if (store_->clock() == ClockKind::demo) {
    service_->next_day = [this] {
      const std::lock_guard lock(day_mutex_);
      return store_->next_day();
    };
  }
  return {};
}

// The built pages: where the option says, beside the program, or where a package puts them.
std::string pages_folder(const ServeOptions& options) {
  if (!options.web.empty()) return options.web;
  std::error_code failed;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
  for (const auto& folder : {beside / "web", beside.parent_path() / "share" / "gongbao" / "web"}) {
    if (std::filesystem::exists(folder / "index.html", failed)) return folder;
  }
  return {};
}

Result<void> Service::add_pages() {
  const std::string folder = pages_folder(options_);
  if (folder.empty()) {
    screen_.line("没有网页：先运行 tools/web 构建 no pages: tools/web builds them; the interface alone is served");
    return {};
  }
  auto web = server::WebFiles::read(folder);
  if (!web) return std::unexpected(web.error());
  return server::add_web_routes(
      router_, std::make_shared<const server::WebFiles>(*std::move(web)),
      server::limit_visitors(server::who_asks(*service_), {.by_account = pages_by_account_, .by_peer = pages_by_peer_},
                             clock_));
}

Result<void> Service::listen() {
  if (auto added = server::add_health_routes(router_, readiness_, metrics_,
                                             [this] { return !store_->engine().failed().has_value(); });
      !added) {
    return added;
  }
  if (auto added = server::add_api_routes(router_, *service_); !added) return added;
  if (auto added = add_pages(); !added) return added;
  std::error_code failed;
  std::filesystem::create_directories(spool_folder(options_.data), failed);
  if (failed)
    return problem("cli.file_unwritable", "data", "cannot create: " + failed.message(), spool_folder(options_.data));
  sweep_spool();
  server::Options options;
  options.address = options_.address;
  options.port = static_cast<std::uint16_t>(options_.port);
  options.spool_folder = spool_folder(options_.data);
  options.trusted_proxies = options_.trusted_proxies;
  options.worker_threads = worker_threads;
  options.limits.connections = options_.connections;
  if (!options_.certificate.empty()) options.tls = server::TlsFiles{options_.certificate, options_.private_key};
  auto server = server::Server::start(
      std::move(options), {.router = router_,
                           .filters = {server::only_when_ready(readiness_),
                                       server::limit_each(server::who_asks(*service_),
                                                          {.by_account = by_account_, .by_peer = by_peer_}, clock_),
                                       server::keep_uploads_small(spool_folder(options_.data), disk_reserve),
                                       server::one_paper_at_a_time()},
                           .metrics = metrics_,
                           .log = *log_,
                           .clock = clock_,
                           .random = random_});
  if (!server) return std::unexpected(server.error());
  server_ = *std::move(server);
  if (service_->options.public_address.empty()) service_->options.public_address = address_of_this_machine();
  return {};
}

// What a killed process left half sent or half received; the store's lock says that nobody else works here.
void Service::sweep_spool() const {
  std::error_code failed;
  std::vector<std::filesystem::path> left;
  for (std::filesystem::directory_iterator at(spool_folder(options_.data), failed), end; !failed && at != end;
       at.increment(failed)) {
    left.push_back(at->path());
  }
  for (const std::filesystem::path& path : left) std::filesystem::remove_all(path, failed);
}

std::string Service::own_address() const {
  const std::string scheme = options_.certificate.empty() ? "http" : "https";
  const std::string host =
      options_.address.find(':') == std::string::npos ? options_.address : "[" + options_.address + "]";
  return scheme + "://" + host + ":" + std::to_string(port());
}

// A demo city that nobody but this machine reaches. A real one that listens here stands behind a proxy and must be told
// its name.
std::string Service::address_of_this_machine() const {
  const bool itself =
      options_.address == "localhost" || options_.address == "::1" || options_.address.starts_with("127.");
  return itself && store_->clock() == ClockKind::demo ? own_address() : std::string();
}

Result<void> Service::begin() {
  if (auto started = store_->start(); !started) return started;
  const auto turned = store_->engine().turn_to(date_of(now()), options_.turn_days);
  if (!turned) {
    if (turned.error().code != "engine.days_missed") return std::unexpected(turned.error());
    return problem("engine.days_missed", "data",
                   "more than a week of days has not been turned; look whether the clock is right, then start with "
                   "--turn-days",
                   options_.data);
  }
  views_->start();
  auto sender = server::WebhookSender::start(
      *service_, *webhooks_,
      {.post = {.allowed = options_.webhook_hosts, .authorities = options_.webhook_authorities}});
  if (!sender) return std::unexpected(sender.error());
  sender_ = *std::move(sender);
  return first_administrator();
}

// 首位管理员：口令只显示一次。
Result<void> Service::first_administrator() {
  bool any = false;
  std::uint64_t begun = 0;  // the account of a first start that was cut off
  const SealedText login = store_->vault().hash_of(formats::login_text(first_login));
  const auto asked = store_->ask([&](const policies::City& city) {
    for (const auto& [number, account] : city.accounts().accounts) {
      any = any || std::ranges::any_of(account.offices, accounts::is_administrator, &accounts::Office::role);
    }
    const auto it = city.accounts().by_login.find(login.hash);
    if (it != city.accounts().by_login.end()) begun = it->second;
  });
  if (!asked) return std::unexpected(asked.error());
  if (any) return {};
  const access::Actor console{access::Role::system_administrator, 0, 0, 0};
  const boost::json::object person{{"name", "系统管理员"}};
  if (begun == 0) {
    const auto opened = server::decide_now(*service_, console, "open_account",
                                           {{"login", formats::login_text(first_login)}, {"person", person}});
    if (!opened) return std::unexpected(opened.error());
    begun = opened->entry_no;
  }
  const auto appointed = server::decide_now(
      *service_, console, "appoint",
      {{"account", begun},
       {"office", boost::json::object{{"role", "system_administrator"}, {"organisation", 0}, {"area", 0}}}});
  if (!appointed) return std::unexpected(appointed.error());
  if (appointed->code != 0) {
    return problem(std::string(policies::code_name(appointed->code)), "", "the first administrator was not appointed");
  }
  const auto password = credentials_->new_one_time_password(begun, clock_.now().micros);
  if (!password) return std::unexpected(password.error());
  screen_.line("首位系统管理员 first administrator: admin");
  screen_.line("一次性口令（只显示这一次） one-time password, shown once: " + *password);
  return {};
}

// Who there is in a demo city, and what to try as whom.
void Service::tell_demo_accounts() const {
  std::ifstream in(demo_accounts_file(options_.data));
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  const auto accounts = formats::parse_json(text);
  if (!accounts || !accounts->is_array()) return;
  screen_.line("演示账号 demo accounts");
  for (const boost::json::value& each : accounts->get_array()) {
    const auto word = [&](const char* name) {
      const auto* value = each.is_object() ? each.get_object().if_contains(name) : nullptr;
      return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
    };
    screen_.line("  " + padded(word("login"), 16) + word("password") + "  " + word("who") + " · " +
                 word("what_to_try"));
  }
}

// On the thread that writes.
void Service::tell_of_block(const journal::BlockBuilder& block) {
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(clock_.steady() - block_begun_);
  metrics_.block_written(block.entries(), block.payload_bytes(), took);
  if (views_) views_->wake();
}

void Service::turn_day_when_due() {
  const Date today = date_of(now());
  const auto turned = store_->engine().turn_to(today, options_.turn_days);
  if (!turned) log_->event(server::Log::Level::error, "day_not_turned", {{"code", turned.error().code}});
  metrics_.engine_waiting(store_->engine().waiting());
  metrics_.durable_entry(store_->engine().durable_entry());
}

// A first start fills the lists: whoever comes with the address just printed finds them. Where that takes long,
// commands do not wait for it; lists then answer 503 until they are there.
void Service::wait_for_lists(const InterruptWatch& interrupt) {
  const engine::EntryNo wanted = store_->engine().durable_entry();
  const auto end = clock_.steady() + longest_wait_for_lists;
  while (!interrupt.asked() && clock_.steady() < end && !views_->wait_entry(wanted, between_looks_at_lists)) {
    readiness_.progress("lists", views_->stands_at(), wanted);
  }
}

void Service::tidy() {
  constexpr std::int64_t micros_a_second = 1'000'000;
  const std::int64_t now = clock_.now().micros;
  if (auto tidied = credentials_->tidy(now); !tidied) {
    log_->event(server::Log::Level::error, "credentials_not_tidied", {{"code", tidied.error().code}});
  }
  const auto swept = store_->vault().sweep_uploads(now / micros_a_second - service_->options.paper_waits.count());
  if (!swept) log_->event(server::Log::Level::error, "attachments_not_swept", {{"code", swept.error().code}});
}

Result<void> Service::run(const InterruptWatch& interrupt) {
  if (auto begun = begin(); !begun) {
    readiness_.failed(begun.error().code);
    return begun;
  }
  wait_for_lists(interrupt);
  readiness_.ready();
  if (store_->clock() == ClockKind::demo) tell_demo_accounts();
  screen_.line("服务地址 serving at " + own_address());
  std::cout.flush();
  log_->event(server::Log::Level::info, "ready", {{"port", port()}, {"entry", store_->engine().durable_entry()}});
  for (int ticks = 0; !interrupt.asked(); ++ticks) {
    std::this_thread::sleep_for(tick);
    if (store_->engine().failed()) {
      readiness_.failed(store_->engine().failed()->code);
      break;
    }
    turn_day_when_due();
    if (ticks % ticks_between_tidyings == 0) tidy();
    if (interrupt.asked_to_reopen()) {
      if (auto reopened = log_->reopen(); !reopened) log_->event(server::Log::Level::error, "log_not_reopened");
    }
  }
  const auto failure = store_->engine().failed();
  if (!failure) readiness_.stopping();
  const bool whole = server_->stop(grace);
  log_->event(server::Log::Level::info, "stopped", {{"whole", whole}, {"entry", store_->engine().durable_entry()}});
  if (failure) return std::unexpected(*failure);
  return {};
}

int run_serve(const ServeOptions& options) {
  // What is made here is nobody else's to read.
  ::umask(0077);
  const Screen screen(false);
  const InterruptWatch interrupt;
  auto service = Service::open(options, screen);
  if (!service) return screen.error(service.error());
  if (auto served = (*service)->run(interrupt); !served) return screen.error(served.error());
  return success;
}

}  // namespace

void add_serve(CommandLine& line) {
  auto options = std::make_shared<ServeOptions>();
  Subcommand sub = line.subcommand("serve",
                                   "启动服务：HTTP 接口\n"
                                   "The service: the HTTP interface of a data folder.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--address", options->address, "监听地址 address to listen on");
  sub.option("--port", options->port, "端口 port; 0: any free one");
  sub.option("--clock", options->clock, "时钟 clock of an empty data folder: wall or demo:YYYY-MM-DD");
  sub.option("--master-key", options->master_key,
             "保密库主密钥文件 key file of the vault (default: <data>/master.key)");
  sub.option("--tls-certificate", options->certificate, "证书链 PEM certificate chain; without it plain HTTP");
  sub.option("--tls-key", options->private_key, "私钥 PEM private key");
  sub.option("--log", options->log, "日志文件 log file; standard output without it");
  sub.option("--web", options->web, "网页目录 folder of the built pages (default: web beside the program)");
  sub.option("--scanner", options->scanner,
             "病毒扫描程序 scanner of attachments, which reads standard input: \"clamdscan -\"");
  sub.option("--public-address", options->public_address,
             "打印件上二维码的网址 https://host under which people reach the service: QR codes on paper open it");
  sub.option("--trusted-proxy", options->trusted_proxies, "前置代理地址 addresses whose X-Forwarded-For is believed");
  sub.option("--requests-per-minute", options->requests_per_minute, "每个来源网段每分钟请求上限 of one network");
  sub.option("--connections", options->connections, "同时连接上限 connections at a time, in all")
      .within(fewest_connections, most_connections);
  sub.option("--webhook-allow", options->webhook_hosts,
             "允许推送的内网主机 host:port that events may be sent to inside, or without TLS");
  sub.option("--webhook-authorities", options->webhook_authorities,
             "另信任的证书机构 PEM authorities that are believed besides the system's");
  sub.flag("--turn-days", options->turn_days, "补做停机期间的日切 turn more than a week of missed days");
  sub.does([options] { return run_serve(*options); });
}

}  // namespace gongbao::cli
