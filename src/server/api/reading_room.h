// All that is printed, made ready to be looked up: the issue in the program, those that came out since, and what was
// recorded of their status. Whoever asks is answered of what was entered before he asked.
#pragma once

#include <mutex>
#include <set>

#include "base/kept_few.h"
#include "law/place.h"
#include "policies/gazette/state.h"
#include "server/api/press.h"
#include "server/api/printed.h"
#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

using Written = std::map<std::string, Handler, std::less<>>;  // what is the same for all, by its name

// An issue as it came out; it never changes.
struct Volume {
  law::IssueInfo info;
  std::vector<law::DocumentText> documents;
  Written files = {};                          // prepaid-card.txt, 2023-41.csv
  std::vector<answers::TakenFile> taken = {};  // their sizes and hashes

  const law::DocumentText* text(std::string_view short_id) const;
};
using Volumes = std::vector<std::shared_ptr<const Volume>>;  // by their running numbers

struct Shelf {
  Volumes volumes;
  law::Gazette gazette;
  law::Resolver resolver;
  law::GazetteSearch search;
  const std::vector<law::ClauseReport>& map;  // the clause map of this release
  Written written = {};                       // by address

  Shelf(Volumes those, law::Gazette texts, const policies::LawBooks& law, const std::vector<law::ClauseReport>& rows);
};
// The shelf with what was recorded of its texts so far.
struct Lookup {
  std::shared_ptr<const Shelf> shelf;
  law::StatusBook status;
  law::StatusReading reading;
  std::vector<gazette::RecordedStatus> recorded;
};
using LookupPtr = std::shared_ptr<const Lookup>;

class ReadingRoom {
 public:
  ReadingRoom(Service& service, std::shared_ptr<Press> press) : service_(service), press_(std::move(press)) {}

  // Waits for the deciding thread: for routes with Work::blocking. Where that decides nothing any more, what is known
  // is told. Problems: law.unknown_system.
  Result<LookupPtr> open();
  // What is taken away under that name; nullopt: nothing. It never changes: only what is not on the shelf at hand is
  // looked for on a newer one, and only then the deciding thread is waited for.
  Result<std::optional<Handler>> file(std::string_view name);
  Service& service() const { return service_; }

 private:
  Result<void> begin();
  LookupPtr at_hand();
  LookupPtr renewed();
  std::optional<Handler> file_of(const std::shared_ptr<const Shelf>& shelf, std::string_view name);
  std::optional<Handler> kept_paper(const std::string& file);
  std::expected<Handler, Response> paper(const Shelf& shelf, const law::DocumentInfo& document, const Request& request);
  LookupPtr made_of(Volumes volumes, std::vector<gazette::RecordedStatus> recorded, const law::StatusReading& reading);
  gazette::Edition edition_now() const;  // on the deciding thread

  Service& service_;
  std::shared_ptr<Press> press_;
  std::mutex making_, holding_, keeping_;
  std::vector<law::ClauseReport> map_;
  LookupPtr held_;                            // guarded by holding_; changed under both
  gazette::Edition edition_;                  // of it
  KeptFew<std::string, Handler, 16> papers_;  // guarded by keeping_
};

// A document with its words and clauses as JSON.
answers::WholeDocument whole_document(const law::Gazette& texts, const law::Clauses& clauses, answers::Document head,
                                      const law::DocumentText& text);
// The issue's own pages are a document, too: cover, contents, how to consult it.
answers::Document own_pages(const law::IssueInfo& issue);
std::vector<law::ClauseReport> rows_of(const Shelf& shelf, std::string_view document);

}  // namespace gongbao::server
