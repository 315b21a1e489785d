// News of what is printed for whoever has a reader of feeds (Atom, RFC 4287). Ids are made of what is named, never of
// the address the service has today, so that nothing is told twice when it moves.
#pragma once

#include <optional>

#include "law/search.h"
#include "law/status.h"

namespace gongbao::law {

struct FeedEntry {
  std::string id, title, path;  // path: of its page, from the root of the service
  Date updated;
  std::optional<Date> published = {};
  std::vector<std::string> authors = {};
  std::string summary = {};
};
struct Feed {
  std::string id, title;
  std::string self, home;  // paths of the feed and of its page, with what was asked
  std::string author;
  Date updated;  // where it has no entries; else the latest of theirs counts
  std::vector<FeedEntry> entries = {};
};

// address: where the service is reached, without a slash at its end; empty: links are relative.
std::string atom(const Feed& feed, std::string_view address);

// An event with the day on which it became known: that of the issue which prints it, or that on which it was recorded.
struct KnownEvent {
  std::string id;  // among all events; never another's
  StatusEvent event;
  Date known_on;
};

// The newest first. self: as the feed was asked for.
Feed feed_of_issues(const Gazette& gazette, std::string self);
Feed feed_of_documents(const Gazette& gazette, std::string self);
// What became of a document, a place in it or a document of elsewhere: its own events, and those above and below it.
// target: target_meant().
Feed feed_of_status(const Gazette& gazette, std::string_view target, const std::vector<KnownEvent>& events,
                    std::string self);
// What is found, with the words as they stand.
Feed feed_of_search(const Gazette& gazette, std::string_view query, const FoundInGazette& found, std::string self);

}  // namespace gongbao::law
