// Every list, as each role may read it: its plan, its scope, its pages, its filters.
#include <algorithm>
#include <set>

#include "policies/registry/views.h"
#include "views/reader.h"
#include "views/schema.h"
#include "views/year_views.h"

namespace gongbao::views {
namespace {

using access::Actor;
using access::Grant;
using access::Role;
using How = ListFilter::How;

std::vector<ViewSystem> systems() {
  std::vector<ViewSystem> all;
  for (const ViewSystem& system : policies::all_view_systems()) all.push_back(with_logs(system));
  return all;
}

// Somebody of that role whose organisation, person and area is that number.
Actor somebody(Role role, std::uint64_t number) { return {role, number, number, static_cast<std::uint32_t>(number)}; }

Query query_of(const ViewSystem& system, const ViewList& list, const Actor& actor) {
  Query query;
  query.system = system.name;
  query.list = list.name;
  query.actor = actor;
  return query;
}

std::string order_text(const ListOrder& order) { return (order.descending ? "-" : "") + std::string(order.column); }

std::vector<ListOrder> both_directions(const std::vector<ListOrder>& orders) {
  std::vector<ListOrder> all = orders;
  for (ListOrder order : orders) {
    order.descending = !order.descending;
    all.push_back(order);
  }
  return all;
}

const Column& column_in(const ViewList& list, std::string_view name) {
  return list.table->columns[*list.table->find(name)];
}

std::string some_text(const Column& column) {
  switch (column.kind) {
    case policies::Kind::date:
      return "2024-01-02";
    case policies::Kind::quarter:
      return "2024Q1";
    case policies::Kind::area:
      return "110105";
    case policies::Kind::flag:
      return "true";
    case policies::Kind::word:
      return std::string(column.words.front());
    case policies::Kind::id:
    case policies::Kind::person:
      return "00112233445566778899aabbccddeeff";
    default:
      return "110105000001";
  }
}

Value some_value(const Column& column) {
  if (column.kind == policies::Kind::sealed) return Bytes(32);
  return value_from_text(column, some_text(column)).value();
}

// A cursor as a page of that order would hand it out.
std::string some_cursor(const ViewList& list, const ListOrder& order) {
  std::vector<Value> position{some_value(column_in(list, order.column))};
  for (std::size_t i = 0; i < list.table->key_fields; ++i) {
    const Column& key = list.table->columns[i];
    if (key.name != order.column) position.push_back(some_value(key));
  }
  return cursor_of(list, order, position);
}

// What a plan says of it that no list may have: rows looked at one by one from the first, or sorted after the fact.
std::string wrong_with(const std::string& plan, bool begins_somewhere) {
  std::string wrong;
  for (std::size_t from = 0; from < plan.size();) {
    const std::size_t end = plan.find('\n', from);
    const std::string line = plan.substr(from, end - from);
    if (line.find("TEMP B-TREE") != line.npos) wrong += line + "; ";
    // The first page of everything begins at the beginning of its index, or of the table that lies in that order: what
    // lies otherwise is sorted.
    if (line.starts_with("SCAN") && begins_somewhere) wrong += line + "; ";
    from = end + 1;
  }
  return wrong;
}

std::vector<std::pair<std::string, std::string>> filters_of(const ViewList& list, const ListFilter& filter) {
  const std::string name(filter.column);
  const std::string text = some_text(column_in(list, filter.column));
  switch (filter.how) {
    case How::equal:
      return {{name, text}};
    case How::range:
      return {{name + "_from", text}, {name + "_to", text}};
    case How::prefix:
      return {{name + "_prefix", text}};
    case How::contains:
      return {{name + "_contains", text}};
  }
  return {};
}

// One that goes with the order only, and with no other of its kind.
bool is_bound(const std::string& name) {
  return name.ends_with("_from") || name.ends_with("_prefix") || name.ends_with("_contains");
}

// Every two of them together.
void add_two_at_once(std::vector<std::vector<std::pair<std::string, std::string>>>& asked) {
  const auto ones = asked;
  for (std::size_t i = 1; i < ones.size(); ++i) {
    for (std::size_t j = i + 1; j < ones.size(); ++j) {
      if (is_bound(ones[i].front().first) && is_bound(ones[j].front().first)) continue;
      asked.push_back(ones[i]);
      asked.back().insert(asked.back().end(), ones[j].begin(), ones[j].end());
    }
  }
}

// A scope through operators is asked for by a part of the key, and by nothing else.
bool may_be_asked(const ViewList& list, const Grant& grant,
                  const std::vector<std::pair<std::string, std::string>>& filters) {
  if (!through_operators(list, scope_columns(grant))) return true;
  return std::ranges::any_of(filters, [&](const auto& filter) { return is_key_column(*list.table, filter.first); });
}

// A filter of an order that is indexed for scopes alone narrows nothing, unless it is a scope's column.
bool narrows(const ViewList& list, const ListOrder& order, const std::string& filter) {
  const bool equal = std::ranges::any_of(
      list.filters, [&](const ListFilter& each) { return each.how == How::equal && each.column == filter; });
  const bool scope = std::ranges::any_of(
      list.grants, [&](const Grant& grant) { return scope_columns(grant) == Names{std::string_view(filter)}; });
  return !order.scope_only || !equal || scope;
}

TEST(Lists, AreDeclaredWithoutMistakes) {
  for (const ViewSystem& system : systems()) EXPECT_THAT(mistakes_of(system), ::testing::IsEmpty()) << system.name;
}

TEST(Lists, NoQueryLooksAtRowsThatItDoesNotShow) {
  std::size_t looked_at = 0;
  for (const ViewSystem& system : systems()) {
    auto reader = Reader::open(std::make_shared<ViewFile>(file_of(*lived().views, system.name)));
    ASSERT_TRUE(reader.has_value());
    for (const ViewList& list : system.lists) {
      for (const Grant& grant : list.grants) {
        for (const ListOrder& order : both_directions(list.orders)) {
          std::vector<std::vector<std::pair<std::string, std::string>>> asked{{}};
          for (const ListFilter& filter : list.filters) {
            const bool bound = filter.how == How::range || filter.how == How::prefix;
            if (bound && filter.column != order.column) continue;
            if (filter.how == How::contains && order.column != list.orders.front().column) continue;
            asked.push_back(filters_of(list, filter));
          }
          add_two_at_once(asked);
          for (const auto& filters : asked) {
            for (const std::string& cursor : {std::string(), some_cursor(list, order)}) {
              Query query = query_of(system, list, somebody(grant.role, 110105));
              query.filters = filters;
              query.order = order_text(order);
              query.cursor = cursor;
              const auto plan = (*reader)->explain(list, query);
              if (!may_be_asked(list, grant, filters)) {
                ASSERT_FALSE(plan.has_value()) << list.name;
                EXPECT_EQ(plan.error().code + " " + plan.error().field, "views.bad_filter operator_id");
                continue;
              }
              ASSERT_TRUE(plan.has_value()) << list.name << " " << to_string(plan.error());
              const bool narrowed =
                  std::ranges::any_of(filters, [&](const auto& filter) { return narrows(list, order, filter.first); });
              const bool begins =
                  narrowed || !cursor.empty() || !list.only.empty() || grant.scope != access::Scope::city;
              EXPECT_EQ(wrong_with(*plan, begins), "")
                  << system.name << "/" << list.name << " as " << enum_name(grant.role) << " by " << query.order
                  << (filters.empty() ? "" : " with " + filters.front().first)
                  << (cursor.empty() ? "" : " behind a row");
              ++looked_at;
            }
          }
        }
      }
    }
  }
  EXPECT_GT(looked_at, 500u);
}

// The judge above sees what a bad list would do.
TEST(Lists, ABadListIsFound) {
  Database db = read_file(file_of(*lived().views, "prepaid-card"));
  for (const char* sql : {"SELECT * FROM facts WHERE command = 'x'", "SELECT * FROM facts ORDER BY command LIMIT 10",
                          "SELECT * FROM changes WHERE area = 1 ORDER BY handled_on"}) {
    auto explained = db.prepare("EXPLAIN QUERY PLAN " + std::string(sql));
    ASSERT_TRUE(explained.has_value());
    std::string plan;
    for (auto found = explained->step(); found && *found; found = explained->step()) {
      plan += std::get<std::string>(value_of(*explained, 3)) + "\n";
    }
    EXPECT_NE(wrong_with(plan, true), "") << sql << "\n" << plan;
  }
  // And what is not declared cannot be asked: its index is not there.
  auto reader = Reader::open(std::make_shared<ViewFile>(file_of(*lived().views, "prepaid-card")));
  ASSERT_TRUE(reader.has_value());
  const std::vector<ViewSystem> all = systems();
  const ViewSystem& system = *std::ranges::find(all, "prepaid-card", &ViewSystem::name);
  ViewList worse = *system.find_list("changes");
  worse.orders.push_back({"handled_on"});
  Query query = query_of(system, worse, somebody(Role::city_commerce, 1));
  query.order = "handled_on";
  EXPECT_FALSE((*reader)->explain(worse, query).has_value());
  worse.filters.push_back({"handled_on", How::range});
  ViewSystem bad = system;
  bad.lists.push_back(worse);
  EXPECT_THAT(mistakes_of(bad), ::testing::Not(::testing::IsEmpty()));
}

// --- what pages show -------------------------------------------------------------------------------------------------

std::vector<std::vector<Value>> all_pages(Query query, std::size_t limit) {
  std::vector<std::vector<Value>> rows;
  query.limit = limit;
  do {
    const auto page = lived().views->page(query);
    EXPECT_TRUE(page.has_value()) << query.list << " " << (page ? "" : to_string(page.error()));
    if (!page) break;
    rows.insert(rows.end(), page->rows.begin(), page->rows.end());
    query.cursor = page->next;
  } while (!query.cursor.empty());
  return rows;
}

std::vector<std::vector<Value>> streamed(const Query& query) {
  std::vector<std::vector<Value>> rows;
  const auto entry = lived().views->each_row(
      query, [](const auto&) {},
      [&](std::span<const Value> row) {
        rows.emplace_back(row.begin(), row.end());
        return true;
      });
  EXPECT_TRUE(entry.has_value());
  return rows;
}

TEST(Lists, PagesShowEveryRowOnceInOrder) {
  std::size_t rows_seen = 0;
  for (const ViewSystem& system : systems()) {
    for (const ViewList& list : system.lists) {
      for (const ListOrder& order : both_directions(list.orders)) {
        const auto city = std::ranges::find(list.grants, access::Scope::city, &Grant::scope);
        if (city == list.grants.end()) continue;
        Query query = query_of(system, list, somebody(city->role, 1));
        query.order = order_text(order);
        const auto whole = streamed(query);
        rows_seen += whole.size();
        if (whole.size() > 2000) continue;
        EXPECT_EQ(all_pages(query, 7), whole) << list.name;
      }
    }
  }
  EXPECT_GT(rows_seen, 5000u);
}

// Whoever it is sees rows of his own and all of them: as many as the column says there are.
TEST(Lists, NobodySeesWhatIsNotHis) {
  std::size_t scopes_tried = 0;
  std::size_t rows_seen = 0;
  for (const ViewSystem& system : systems()) {
    Database db = read_file(file_of(*lived().views, system.name));
    for (const ViewList& list : system.lists) {
      for (const Grant& grant : list.grants) {
        const Names scope = scope_columns(grant);
        if (scope.size() != 1 || !list.only.empty() || through_operators(list, scope)) continue;
        const std::string column(scope.front()), table(list.table->name);
        const std::string reader(enum_name(grant.role));
        const std::string own = list.reader.empty() ? "" : " WHERE " + std::string(list.reader) + " = '" + reader + "'";
        auto groups = db.prepare("SELECT " + column + ", count(*) FROM " + table + own + " GROUP BY 1");
        ASSERT_TRUE(groups.has_value());
        for (auto found = groups->step(); found && *found; found = groups->step()) {
          const auto whose = static_cast<std::uint64_t>(groups->number(0));
          const Query query = query_of(system, list, somebody(grant.role, whose));
          if (whose == 0) {  // nobody's rows are not everybody's
            const auto page = lived().views->page(query);
            ASSERT_FALSE(page.has_value());
            EXPECT_EQ(page.error().code, "ledger.forbidden");
            continue;
          }
          const auto rows = streamed(query);
          EXPECT_EQ(std::int64_t(rows.size()), groups->number(1)) << table << " " << column << " " << whose;
          ++scopes_tried;
          rows_seen += rows.size();
        }
        EXPECT_EQ(streamed(query_of(system, list, somebody(grant.role, 999'999'999))).size(), 0u) << table;
      }
    }
  }
  EXPECT_GT(scopes_tried, 50u);
  EXPECT_GT(rows_seen, 5000u);
}

// The bank that keeps an operator's money today sees all of its cards, and no other bank sees one.
TEST(Lists, CardsAreSeenByTheBankThatTheirOperatorHasNow) {
  Database db = read_file(file_of(*lived().views, "prepaid-card"));
  auto operators = db.prepare(
      "SELECT o.operator_id, o.bank_id, (SELECT count(*) FROM cards c WHERE c.operator_id = o.operator_id), "
      "(SELECT min(card_id) FROM cards c WHERE c.operator_id = o.operator_id) FROM operators o");
  ASSERT_TRUE(operators.has_value());
  Query query;
  query.system = "prepaid-card";
  query.list = "cards";
  std::size_t cards = 0;
  for (auto found = operators->step(); found && *found; found = operators->step()) {
    const auto bank = static_cast<std::uint64_t>(operators->number(1));
    const std::int64_t count = operators->number(2);
    if (bank == 0 || count == 0) continue;
    for (const auto& [whose, expected] : {std::pair{bank, count}, std::pair{bank + 1, std::int64_t{0}}}) {
      query.actor = somebody(Role::custody_bank, whose);
      query.filters = {{"operator_id", std::to_string(operators->number(0))}};
      EXPECT_EQ(std::int64_t(streamed(query).size()), expected) << whose;
      query.filters.push_back({"card_id", std::to_string(operators->number(3))});
      EXPECT_EQ(std::int64_t(streamed(query).size()), expected > 0 ? 1 : 0) << whose;
    }
    cards += static_cast<std::size_t>(count);
  }
  EXPECT_GT(cards, 100u);
}

TEST(Lists, ARoleWithoutAPartIsRefused) {
  Query query;
  query.system = "prepaid-card";
  query.list = "refunds";
  query.actor = somebody(Role::public_, 1);
  const auto page = lived().views->page(query);
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, "ledger.forbidden");
  query.list = "no_such_list";
  EXPECT_EQ(lived().views->page(query).error().code, "views.unknown_list");
}

TEST(Lists, ABadQuestionNamesItsField) {
  const auto ask = [](std::pair<std::string, std::string> filter, std::string order, std::string cursor) {
    Query query;
    query.system = "prepaid-card";
    query.list = "changes";
    query.actor = somebody(Role::city_commerce, 1);
    if (!filter.first.empty()) query.filters = {filter};
    query.order = order;
    query.cursor = cursor;
    const auto page = lived().views->page(query);
    return page ? std::string("fine") : page.error().code + " " + page.error().field;
  };
  EXPECT_EQ(ask({"state", "applied"}, "", ""), "fine");
  EXPECT_EQ(ask({"state", "applied' OR 1=1 --"}, "", ""), "views.bad_filter state");
  EXPECT_EQ(ask({"operator_id", "-1"}, "", ""), "views.bad_filter operator_id");
  EXPECT_EQ(ask({"due_on_from", "2024-02-30"}, "", ""), "views.bad_filter due_on_from");
  EXPECT_EQ(ask({"due_on_from", "2024-02-28"}, "-submitted_on", ""), "views.bad_filter due_on_from");
  EXPECT_EQ(ask({"reasons", "x"}, "", ""), "views.bad_filter reasons");
  EXPECT_EQ(ask({"", ""}, "area", ""), "views.bad_order order");
  EXPECT_EQ(ask({"", ""}, "", "zz"), "views.bad_cursor cursor");
  EXPECT_EQ(ask({"", ""}, "", "0011223344"), "views.bad_cursor cursor");
}

TEST(Lists, AnOperatorIsFoundByAPartOfItsName) {
  Query query;
  query.system = "prepaid-card";
  query.list = "lookup";
  query.actor = somebody(Role::public_, 0);
  const auto published = all_pages(query, 100);
  ASSERT_FALSE(published.empty());
  const auto name_of = [](const std::vector<Value>& row) { return std::get<std::string>(row[1]); };
  const std::string name = name_of(published.front());
  for (std::size_t from = 0; from < name.size(); ++from) {
    for (std::size_t size = 1; from + size <= name.size(); ++size) {
      const std::string part = name.substr(from, size);
      query.filters = {{"name_contains", part}};
      if (!lived().views->page(query)) continue;  // not at the edges of characters
      std::vector<std::string> expected, found;
      for (const auto& row : published) {
        if (name_of(row).find(part) != std::string::npos) expected.push_back(name_of(row));
      }
      for (const auto& row : all_pages(query, 3)) found.push_back(name_of(row));
      EXPECT_EQ(found, expected) << part;
    }
  }
}

}  // namespace
}  // namespace gongbao::views
