// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows.
#pragma once

#include "policies/gazette/commands.h"
#include "policies/view_rows.h"

namespace gongbao::gazette::view {

struct IssueListed {
  static constexpr std::string_view table = "issues";
  static constexpr std::size_t key_fields = 1;
  std::string issue;
  std::int64_t issue_year = 0;
  std::int64_t number_in_year = 0;
  std::int64_t total_number = 0;
  Date dated;
  bool published = false;
  std::optional<Date> published_on;
  std::int64_t documents = 0;
  std::int64_t slips = 0;
  std::int64_t copies = 0;
  std::int64_t copies_sent = 0;
  GB_FIELDS(issue, issue_year, number_in_year, total_number, dated, published, published_on, documents, slips, copies,
            copies_sent)
};

struct DocumentListed {
  static constexpr std::string_view table = "documents";
  static constexpr std::size_t key_fields = 1;
  std::string document;
  std::uint64_t institution = 0;  // the department
  std::string title_zh;
  std::string title_en;
  std::string doc_number;
  std::string issuer;
  Date date_issued;
  std::string kind;
  std::string issue;
  DocumentState state{};
  std::optional<Label> label;
  GB_FIELDS(document, institution, title_zh, title_en, doc_number, issuer, date_issued, kind, issue, state, label)
};

struct PlacedInIssue {
  static constexpr std::string_view table = "placed";
  static constexpr std::size_t key_fields = 2;
  std::string issue;
  std::string document;
  GB_FIELDS(issue, document)
};

struct DepartmentListed {
  static constexpr std::string_view table = "departments";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t institution = 0;
  std::string name;
  std::string name_en;
  GB_FIELDS(institution, name, name_en)
};

struct ErratumListed {
  static constexpr std::string_view table = "errata";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t erratum = 0;
  std::string document;
  std::string anchor;
  std::string printed;
  std::string correct;
  std::string issue;
  Date published_on;
  GB_FIELDS(erratum, document, anchor, printed, correct, issue, published_on)
};

struct InterpretationListed {
  static constexpr std::string_view table = "interpretations";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t interpretation = 0;
  std::uint64_t institution = 0;
  std::string document;
  std::string target;
  std::string title;
  std::string text;
  std::string author;
  Date published_on;
  bool withdrawn = false;
  GB_FIELDS(interpretation, institution, document, target, title, text, author, published_on, withdrawn)
};

struct StatusListed {
  static constexpr std::string_view table = "status_events";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t event = 0;
  std::string target;
  law::StatusEvent::Kind kind{};
  Date takes_effect;
  std::string source;
  std::string scope;
  GB_FIELDS(event, target, kind, takes_effect, source, scope)
};

struct PlaceListed {
  static constexpr std::string_view table = "places";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t place = 0;
  std::string kind;
  std::string name;
  std::string district;
  std::string address;
  std::string hours;
  GB_FIELDS(place, kind, name, district, address, hours)
};

struct DeliveryListed {
  static constexpr std::string_view table = "deliveries";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t delivery = 0;
  std::uint64_t institution = 0;  // the place
  std::string name;
  std::string issue;
  std::int64_t copies = 0;
  Date sent_on;
  std::optional<Date> received_on;
  GB_FIELDS(delivery, institution, name, issue, copies, sent_on, received_on)
};

// Copies of an issue at a place: those received and not handed over.
struct HeldCopies {
  static constexpr std::string_view table = "held_copies";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t place = 0;
  std::string issue;
  std::uint64_t institution = 0;  // the place
  std::string kind;
  std::string name;
  std::string district;
  std::string address;
  std::string hours;
  std::int64_t held = 0;
  std::int64_t asked = 0;      // of them, somebody waits for
  std::int64_t available = 0;  // to be asked for
  GB_FIELDS(place, issue, institution, kind, name, district, address, hours, held, asked, available)
};

struct CopyRequestListed {
  static constexpr std::string_view table = "copy_requests";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t request = 0;
  std::uint64_t institution = 0;  // the place
  std::string issue;
  Date asked_on;
  bool collected = false;
  GB_FIELDS(request, institution, issue, asked_on, collected)
};

}  // namespace gongbao::gazette::view

namespace gongbao::gazette {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::gazette
