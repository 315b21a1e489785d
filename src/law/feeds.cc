// One writer of Atom; each feed says what its entries are.
#include "law/feeds.h"

#include "base/text.h"
#include "law/downloads.h"
#include "law/place.h"
#include "law/xml_text.h"

namespace gongbao::law {
namespace {

constexpr std::size_t longest = 100;  // entries

std::string in_address(std::string_view text) { return percent_encoded(text, "/"); }
std::string day_element(std::string_view name, Date day) { return element(name, to_string(day) + "T00:00:00+08:00"); }
std::string link_to(std::string_view rel, std::string_view type, std::string_view address, std::string_view path) {
  return "<link rel=\"" + std::string(rel) + "\" type=\"" + std::string(type) + "\" href=\"" +
         escaped(std::string(address) + std::string(path)) + "\"/>";
}
std::string written_by(std::string_view name) { return "<author>" + element("name", name) + "</author>"; }

// tag: URIs (RFC 4151): a name that is nobody's address, the day the thing was there, the thing.
std::string tag_of(Date day, std::string_view thing) {
  return "tag:gongbao.invalid," + to_string(day) + ":" + in_address(thing);
}

Feed empty_feed(const Gazette& gazette, std::string_view thing, std::string title, std::string self, std::string home) {
  const IssueInfo& first = gazette.info();
  return {.id = tag_of(first.date, thing),
          .title = std::move(title),
          .self = std::move(self),
          .home = std::move(home),
          .author = first.sponsor_zh,
          .updated = first.date};
}

FeedEntry entry_of(const IssueInfo& issue, const DocumentInfo& document) {
  FeedEntry entry{.id = tag_of(issue.date, issue.id + "/" + document.short_id),
                  .title = document.title_zh,
                  .path = page_of(issue) + "/" + document.short_id,
                  .updated = document.gazette_date,
                  .published = document.date_issued,
                  .summary = document.doc_number};
  for (const Issuer& each : document.issuers) entry.authors.push_back(each.zh);
  return entry;
}

std::string_view in_words(StatusEvent::Kind kind) {
  using enum StatusEvent::Kind;
  switch (kind) {
    case effective:
      return "施行 effective";
    case expires:
      return "有效期至 expires";
    case repealed:
      return "废止 repealed";
    case partially_repealed:
      return "部分废止 partially repealed";
  }
  return {};
}

// One is the other, or stands in it: childcare, childcare/5, childcare/5.12.
bool holds(std::string_view above, std::string_view below) {
  if (!below.starts_with(above)) return false;
  const std::string_view rest = below.substr(above.size());
  return rest.empty() || rest.front() == '/' || (rest.front() == '.' && above.contains('/'));
}

}  // namespace

std::string atom(const Feed& feed, std::string_view address) {
  Date updated = feed.entries.empty() ? feed.updated : feed.entries.front().updated;
  for (const FeedEntry& each : feed.entries) updated = std::max(updated, each.updated);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n" +
      element("id", feed.id) + element("title", feed.title) + day_element("updated", updated) +
      written_by(feed.author) + link_to("self", "application/atom+xml", address, feed.self) +
      link_to("alternate", "text/html", address, feed.home) + "\n";
  for (const FeedEntry& each : feed.entries) {
    out += "<entry>" + element("id", each.id) + element("title", each.title) + day_element("updated", each.updated);
    if (each.published) out += day_element("published", *each.published);
    for (const std::string& name : each.authors) out += written_by(name);
    out += link_to("alternate", "text/html", address, each.path);
    if (!each.summary.empty()) out += element("summary", each.summary);
    out += "</entry>\n";
  }
  return out + "</feed>\n";
}

Feed feed_of_issues(const Gazette& gazette, std::string self) {
  Feed feed = empty_feed(gazette, "issues", gazette.info().title_zh, std::move(self), "/gazette");
  for (std::size_t i = gazette.issues().size(); i > 0 && feed.entries.size() < longest; --i) {
    const IssueInfo& issue = gazette.issues()[i - 1];
    std::string titles;
    for (const DocumentInfo& each : issue.documents) titles += (titles.empty() ? "" : "；") + each.title_zh;
    feed.entries.push_back({.id = tag_of(issue.date, issue.id),
                            .title = issue.title_zh + " " + std::to_string(issue.year) + " 年第 " +
                                     std::to_string(issue.number) + " 期（总第 " + std::to_string(issue.total_number) +
                                     " 期）",
                            .path = page_of(issue),
                            .updated = issue.date,
                            .published = issue.date,
                            .summary = std::move(titles)});
  }
  return feed;
}

Feed feed_of_documents(const Gazette& gazette, std::string self) {
  Feed feed = empty_feed(gazette, "documents", gazette.info().title_zh, std::move(self), "/");
  for (std::size_t i = gazette.issues().size(); i > 0; --i) {
    const IssueInfo& issue = gazette.issues()[i - 1];
    for (const DocumentInfo& each : issue.documents) {
      if (feed.entries.size() < longest) feed.entries.push_back(entry_of(issue, each));
    }
  }
  return feed;
}

Feed feed_of_status(const Gazette& gazette, std::string_view target, const std::vector<KnownEvent>& events,
                    std::string self) {
  const DocumentInfo* document = gazette.head(target.substr(0, target.find('/')));
  const Anchor* anchor = gazette.anchor(target);
  std::string title = document == nullptr ? std::string(target) : document->name();
  if (anchor != nullptr) title += " " + place_of(gazette, *anchor);
  const auto page_of_event = [&](std::string_view of) {
    if (gazette.head(of.substr(0, of.find('/'))) == nullptr) return std::string("/gazette");
    return (of.contains('/') ? "/c/" : "/law/") + in_address(of);
  };
  Feed feed = empty_feed(gazette, "status/" + std::string(target), title + " 效力", std::move(self),
                         document == nullptr ? "/gazette" : "/law/" + in_address(target));
  for (std::size_t i = events.size(); i > 0 && feed.entries.size() < longest; --i) {
    const auto& [id, event, known_on] = events[i - 1];
    if (!holds(target, event.target) && !holds(event.target, target)) continue;
    feed.entries.push_back(
        {.id = tag_of(known_on, "status/" + id),
         .title = event.target + " " + std::string(in_words(event.kind)) + " " + to_string(event.date),
         .path = page_of_event(event.target),
         .updated = known_on,
         .summary = (event.scope.empty() ? "" : event.scope + " ") + event.source});
  }
  const IssueInfo* issue = document == nullptr ? nullptr : gazette.issue_of(document->short_id);
  if (issue != nullptr && feed.entries.size() < longest) feed.entries.push_back(entry_of(*issue, *document));
  return feed;
}

Feed feed_of_search(const Gazette& gazette, std::string_view query, const FoundInGazette& found, std::string self) {
  Feed feed = empty_feed(gazette, "search/" + std::string(query), std::string(query), std::move(self),
                         "/search?q=" + in_address(query));
  for (const DocumentInfo* each : found.documents) {
    feed.entries.push_back(entry_of(*gazette.issue_of(each->short_id), *each));
  }
  for (const FoundAnchor& each : found.anchors) {
    const std::string_view short_id = std::string_view(each.anchor->id).substr(0, each.anchor->id.find('/'));
    const IssueInfo* issue = gazette.issue_of(short_id);
    const Date day = issue == nullptr ? gazette.info().date : issue->date;
    const DocumentInfo* document = gazette.head(short_id);
    FeedEntry entry{.id = tag_of(day, "place/" + each.anchor->id),
                    .title = (document == nullptr ? gazette.info().title_zh : document->name()) + " " +
                             place_of(gazette, *each.anchor),
                    .path = "/law/" + each.anchor->id,
                    .updated = day};
    for (const Piece& piece : each.snippet.pieces) entry.summary += piece.text;
    feed.entries.push_back(std::move(entry));
  }
  // What is found comes by its weight: only in the order of days is the end the oldest.
  std::ranges::stable_sort(feed.entries, std::ranges::greater(), &FeedEntry::updated);
  feed.entries.resize(std::min(feed.entries.size(), longest));
  return feed;
}

}  // namespace gongbao::law
