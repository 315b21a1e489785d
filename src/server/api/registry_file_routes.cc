// A file is read through on a worker, so that one that is cut off or hostile is refused as a whole; then it is entered
// by a thread of its own. When the reader goes away that ends between two rows; the file sent again enters what is
// missing.
#include "server/api/registry_file_routes.h"

#include "formats/command_json.h"
#include "server/api/answers.h"
#include "server/api/registry_entry.h"
#include "server/api/replies.h"
#include "server/api/row_files.h"
#include "vault/vault.h"

namespace gongbao::server {

namespace {

using access::Role;

constexpr std::chrono::minutes time_to_receive_registry{10};
constexpr std::uint64_t rows_between_totals = 500;

bool enters_registry(Role role) { return role == Role::district_reviewer; }
std::string_view entering_registry(Role) { return registry_command; }

formats::TableBounds registry_bounds() {
  formats::TableBounds bounds;
  bounds.most_columns = 64;
  bounds.longest_cell = 4'096;  // bytes; the longest is a list of a household's members
  bounds.most_rows = most_registry_rows;
  bounds.most_part_bytes = std::uint64_t{512} << 20;
  bounds.most_string_bytes = std::uint64_t{128} << 20;
  return bounds;
}

// Nobody waits for a file that is read by nobody.
class VerdictsOfRows {
 public:
  VerdictsOfRows(StreamWriter writer, const Service& service, std::uint64_t rows)
      : lines_(std::move(writer)), rows_(service.law) {
    told_.of = rows;
  }
  void add(const RowVerdict& verdict) {
    put(rows_.told(verdict));
    ++told_.rows;
    if (verdict.outcome == formats::VerdictOutcome::accepted) ++told_.accepted;
    if (verdict.outcome == formats::VerdictOutcome::refused) ++told_.refused;
    if (verdict.outcome == formats::VerdictOutcome::duplicate) ++told_.duplicate;
    if (told_.rows % rows_between_totals == 0) put_totals();
  }
  bool gone() const { return lines_.gone(); }
  void end(bool whole) {
    told_.done = whole;
    put_totals();
    lines_.end(whole);
  }

 private:
  template <class T>
  void put(const T& told) {
    lines_.add(formats::json_line(formats::to_json(told)) + "\n");
  }
  void put_totals() {
    put(told_);
    lines_.flush();
  }
  PatientStream lines_;
  ToldRows rows_;
  answers::RegistryTotals told_;
};

struct RegistryAtWork {
  RequestPtr request;  // its upload is the file
  Speaker speaker;
  std::uint64_t rows = 0;
  std::shared_ptr<void> place;
};

class RegistryFileRoute {
 public:
  RegistryFileRoute(Service& service, std::shared_ptr<ListExports> exports)
      : service_(service),
        exports_(std::move(exports)),
        files_(service, {enters_registry, entering_registry, heating::code::role_forbidden}) {}

  void give_template(const RequestPtr& request, const Answer& answer) {
    const auto form = file_form(*request);
    if (!form) return answer(problem_response(*request, form.error()));
    const auto speaker = files_.who(*request);
    if (!speaker) return answer(speaker.error());
    const bool chinese = request->language == Language::zh;
    const auto no_rows = [this, chinese](const SeeColumns& begin, const SeeRow&) {
      std::vector<policies::Column> all;
      for (const std::string_view name : formats::install_columns(chinese)) all.push_back({name, policies::Kind::text});
      begin(all);
      return service_.engine.ask([] {});
    };
    exports_->begin({request, answer, "first-installs", no_rows,
                     *form == ListForm::csv ? ListForm::csv : ListForm::xlsx, speaker->actor.role, speaker->account,
                     speaker->today});
  }

  void take(const RequestPtr& request, const Answer& answer) {
    auto taken = files_.take(*request);
    if (!taken) return answer(taken.error());
    const auto rows = rows_of_registry(request->upload->path(), file_name, registry_bounds());
    if (!rows) {
      // Whoever has the answer may send the next file.
      taken->place.reset();
      return answer(refused_table(*request, rows.error()));
    }
    const auto file = std::make_shared<RegistryAtWork>(
        RegistryAtWork{request, std::move(taken->speaker), *rows, std::move(taken->place)});
    files_.begin([this, file, answer](const std::atomic<bool>& stopping) { enter(*file, answer, stopping); });
  }

 private:
  void enter(RegistryAtWork& file, const Answer& answer, const std::atomic<bool>& stopping) {
    auto [writer, body] = make_stream(StreamKind::bytes);
    Response response = stream_response("application/x-ndjson", std::move(body));
    response.account = file.speaker.account;
    answer(std::move(response));
    VerdictsOfRows verdicts(std::move(writer), service_, file.rows);
    bool left = false;
    const RegistryWatch watch{.see = [&](const RowVerdict& verdict) { verdicts.add(verdict); },
                              .go_on =
                                  [&] {
                                    left = stopping || verdicts.gone();
                                    return !left;
                                  }};
    const access::Actor& actor = file.speaker.actor;
    const auto entered = enter_registry(books(),
                                        {.path = file.request->upload->path(),
                                         .name = file_name,
                                         .source = access::source_of(actor, service_.stamp()),
                                         .area = actor.area,
                                         .day = file.speaker.today.value_or(Date{}),
                                         .bounds = registry_bounds()},
                                        watch);
    file.place.reset();
    if (!entered) files_.broken_off(*file.request, entered.error());
    verdicts.end(entered.has_value() && !left);
  }

  RegistryBooks books() {
    return {service_.engine, files_.ask_city(), service_.gate, [this](const std::function<Result<void>()>& work) {
              return service_.vault == nullptr ? work() : service_.vault->together(work);
            }};
  }

  static constexpr const char* file_name = "registry";
  Service& service_;
  std::shared_ptr<ListExports> exports_;
  RowFiles files_;  // last: ends before what it works with goes
};

}  // namespace

Result<void> add_registry_file_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files) {
  auto route = std::make_shared<RegistryFileRoute>(service, files);
  auto added =
      router.add(Method::get, std::string(registry_files_path),
                 [route](const RequestPtr& request, const Answer& answer) { route->give_template(request, answer); },
                 {.work = Work::blocking});
  if (!added) return added;
  return router.add(
      Method::post, std::string(registry_files_path),
      [route](const RequestPtr& request, const Answer& answer) { route->take(request, answer); },
      {.max_body = largest_registry_file, .spool = true, .work = Work::blocking, .timeout = time_to_receive_registry});
}

}  // namespace gongbao::server
