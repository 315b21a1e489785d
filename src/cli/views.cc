// gongbao views: how far the lists have come, and the lists once more from the journal.
#include "views/views.h"

#include <boost/json.hpp>

#include "cli/commands.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "policies/registry/law_books.h"
#include "policies/registry/views.h"

namespace gongbao::cli {

namespace {

struct ViewsOptions {
  std::string data = "data/demo";
  std::string action = "status";
  std::string system;
  bool json = false;
};

void show(const Screen& screen, const std::vector<views::SystemStatus>& systems, journal::EntryNo last) {
  boost::json::array rows;
  for (const views::SystemStatus& of : systems) {
    screen.row(of.system, grouped(of.entry) + " / " + grouped(last) + (of.file.empty() ? " 尚未建立 not there" : ""));
    rows.push_back({{"system", of.system}, {"entry", of.entry}, {"file", of.file}});
  }
  screen.answer({{"last_entry", last}, {"systems", rows}});
}

int status(const ViewsOptions& options, const Screen& screen) {
  const auto log = open_log_to_read(options.data);
  if (!log) return screen.error(log.error());
  show(screen, views::read_status(views_folder(options.data), policies::all_view_systems()), (*log)->last_entry());
  return success;
}

// The journal's lock keeps a program that serves the same folder from folding into the same files; there, the
// administrator rebuilds while serving.
int rebuild(const ViewsOptions& options, const Screen& screen) {
  if (const auto there = open_log_to_read(options.data); !there) return screen.error(there.error());
  const auto log = journal::open_file_log(journal_folder(options.data));
  if (!log) return screen.error(log.error());
  const auto law = policies::LawBooks::open();
  if (!law) return screen.error(law.error());
  ProgressBar bar("重建 rebuild");
  views::Options how;
  how.folder = views_folder(options.data);
  how.clauses = policies::clauses_behind(**law);
  how.progress = [&bar](auto done, auto total) { bar.show(done, total); };
  const auto opened = views::Views::open(**log, std::move(how), policies::all_view_systems());
  if (!opened) return screen.error(opened.error());
  if (const auto done = (*opened)->rebuild(options.system); !done) return screen.error(done.error());
  show(screen, (*opened)->status(), (*log)->last_entry());
  return success;
}

int run_views(const ViewsOptions& options) {
  const Screen screen(options.json);
  return options.action == "rebuild" ? rebuild(options, screen) : status(options, screen);
}

}  // namespace

void add_views(CommandLine& line) {
  auto options = std::make_shared<ViewsOptions>();
  Subcommand sub = line.subcommand("views",
                                   "列表的进度；或由日志重建全部列表\n"
                                   "How far the lists have come; or all of them once more from the journal.");
  sub.option("action", options->action, "status, or rebuild").one_of({"status", "rebuild"});
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--system", options->system, "只重建一个系统 rebuild one system only: city, prepaid-card");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_views(*options); });
}

}  // namespace gongbao::cli
