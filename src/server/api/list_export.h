// A whole list as a file, wherever its rows come from: CSV that flows while it is read, or a workbook that is made
// first. Each has a thread of its own, and there are few at once.
#pragma once

#include <atomic>
#include <expected>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "journal/journal.h"
#include "policies/view_rows.h"
#include "server/answer.h"
#include "server/api/service.h"
#include "server/problem_json.h"

namespace gongbao::server {

enum class ListForm : std::uint8_t { page, csv, xlsx };

// What ?format= says (json, csv, xlsx), else what Accept asks for. 400 naming the field: another format, or cursor or
// limit where the whole list is asked for.
std::expected<ListForm, HttpProblem> file_form(const Request& request);

// Who is told of a row: false ends the reading.
using SeeColumns = std::function<void(const std::vector<policies::Column>&)>;
using SeeRow = std::function<bool(std::span<const policies::Value>)>;

inline constexpr std::string_view xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A workbook while it is made and sent; gone with the object.
class ScratchFile {
 public:
  // In that folder, or the system's when none is named; no other one has its name.
  ScratchFile(const std::string& folder, std::string_view name, std::string_view ending);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct ListExport {
  RequestPtr request;
  Answer answer;
  std::string name;  // the file's, without the day
  // Tells the columns once, then row by row; the entry they hold. He may read them, and what he asks is right.
  std::function<Result<journal::EntryNo>(const SeeColumns&, const SeeRow&)> rows;
  ListForm form{};
  access::Role role{};
  std::uint64_t account = 0;
  std::optional<Date> today;  // in the file's name
};

class ListExports {
 public:
  explicit ListExports(Service& service) : service_(service) {}
  ~ListExports();  // ends what is under way
  // 503 when too many are under way for readers of that crowd, or one of that account (or address, of nobody's), 422
  // formats.too_many_rows for a workbook that a sheet cannot hold.
  void begin(ListExport what);

 private:
  void run(const ListExport& what, std::atomic<bool>& place_free);
  void send_csv(const ListExport& what, std::atomic<bool>& place_free);
  void send_xlsx(const ListExport& what, std::atomic<bool>& place_free);
  // The file's rows, as its reader may see them; the entry they hold.
  Result<journal::EntryNo> each_row(const ListExport& what, const SeeColumns& begin, const SeeRow& see);

  struct Running {
    std::string reader;
    int crowd = 0;
    std::shared_ptr<std::atomic<bool>> done;
    std::jthread thread;
  };
  Service& service_;
  std::mutex mutex_;
  std::atomic<bool> stopping_ = false;
  std::list<Running> running_;
};

}  // namespace gongbao::server
