// What an index of neighbouring signs is worth: the same words looked for in 100,000 made-up articles.
//
// Ours: law::TextIndex, which tells every hit in its order. Against: SQLite reading every article (LIKE '%…%'),
// counting what it finds, in the same run and over the same folded texts.
#include "law/search.h"
#include "benches/report.h"
#include "benches/scratch.h"
#include "law/fold.h"
#include "sqlite/sqlite.h"

namespace {

using namespace gongbao;
using bench::need;

constexpr std::uint64_t full_size = 100'000;
constexpr std::size_t pairs = 5;
constexpr double goal_ratio = 20;

// A generator of our own, so that every run asks the same.
class Dice {
 public:
  std::uint64_t below(std::uint64_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_ % bound;
  }

 private:
  std::uint64_t state_ = 0x9e3779b97f4a7c15;
};

// Articles of the length of printed ones, of the printed words themselves: paragraphs cut at their commas and mixed, a
// number in each, so that common words stay common and rare ones rare.
std::vector<std::string> corpus(std::uint64_t articles) {
  std::vector<std::string> clauses;
  const law::Gazette gazette = need(law::Gazette::embedded());
  for (const law::DocumentText& document : gazette.documents()) {
    for (const law::Anchor& anchor : document.anchors) {
      std::string text = law::own_text(anchor);
      for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find("，", from), text.size());
        clauses.push_back(law::fold(text.substr(from, end - from)));
        from = end + std::string_view("，").size();
      }
    }
  }
  Dice dice;
  std::vector<std::string> all;
  for (std::uint64_t i = 0; i < articles; ++i) {
    std::string article;
    for (int part = 0; part < 6; ++part) article += clauses[dice.below(clauses.size())];
    all.push_back(article + "第" + std::to_string(dice.below(1'000'000)) + "号");
  }
  return all;
}

constexpr std::string_view asked[] = {"专用存管账户", "5个工作日",    "存管银行 消费者",
                                      "0.36万元",     "谁开票谁负责", "时间跨度超过3个月",
                                      "责任单位",     "第123456号",   "没有这样的话"};

std::string like(const law::SearchQuery& query) {
  std::string where;
  for (const std::string& term : query.terms) {
    where += std::string(where.empty() ? "" : " AND ") + "folded LIKE '%" + term + "%'";
  }
  return "SELECT count(*) FROM articles WHERE " + where;
}

bench::Row searching(const bench::Options& options) {
  const std::vector<std::string> articles = corpus(options.scaled(full_size));
  const bench::Folder folder;
  const auto db = need(sqlite::Database::open(folder.at("articles.db"), "bench", sqlite::Database::Mode::disposable));
  need(db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; CREATE TABLE articles (folded TEXT)"));
  auto put = need(db.prepare("INSERT INTO articles VALUES (?)"));
  for (const std::string& each : articles) need(put.bind(1, each).run());
  need(db.run("COMMIT"));
  const law::TextIndex index(articles);
  std::vector<law::SearchQuery> queries;
  for (const std::string_view typed : asked) queries.push_back(need(law::read_query(typed)));

  bench::Row row;
  row.question = "words looked for in " + std::to_string(articles.size()) + " made-up articles";
  row.unit = "queries/s";
  const auto a_second = [&](auto&& ask) {
    const double took = bench::seconds([&] {
      for (const law::SearchQuery& each : queries) ask(each);
    });
    return static_cast<double>(queries.size()) / took;
  };
  std::size_t found = 0;
  bench::measure(row, pairs, [&] {
    const double ours = a_second([&](const law::SearchQuery& each) { found += index.find(each, false).size(); });
    return bench::Pair{ours, a_second([&](const law::SearchQuery& each) { need(db.integer(like(each))); })};
  });
  GB_CHECK(found > 0);
  row.goal = "ratio ≥ 20 of LIKE over the same articles in SQLite";
  row.met = row.ratio >= goal_ratio;
  row.grows_with = "the articles that have the rarest pair of signs of the words";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  return bench::print_all({searching(options)}, options);
}
