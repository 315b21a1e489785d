// What people do today: the same stream of movements into double-entry tables of PostgreSQL 15, each transaction
// durable.
//
// The peer is tuned as a good engineer would: one prepared call of a function for each movement, a primary key on every
// look-up, no index that nothing asks for, eight clients over a Unix socket; the server has its default settings
// (fsync, synchronous_commit, full_page_writes on; shared_buffers 128 MB). A client takes the operators whose number
// leaves its own as remainder, so that no two wait for the same row and a card's movements keep their order: kinder
// than life. It checks less than we do: card, balance, number of the instruction, and the sum of the postings.
// Without PostgreSQL the question is skipped, and says so.
#include <cstring>

#include "benches/night.h"
#include "benches/peer_postgres.h"
#include "benches/report.h"

namespace {

using namespace gongbao;
using bench::need;
using bench::PostgresLibrary;
using custody::Instruction;
using custody::Op;

constexpr std::size_t pairs = 7;
constexpr std::size_t clients = 8;
constexpr std::size_t in_one_transaction = 100;
constexpr double goal_alone = 200, goal_in_hundreds = 20;
constexpr std::size_t movements_alone = 20'000, movements_in_hundreds = 200'000;

constexpr const char* schema = R"(
SET client_min_messages = warning;
DROP TABLE IF EXISTS posting, movement, card, operator;
CREATE TABLE operator (id bigint PRIMARY KEY, custody bigint NOT NULL, liability bigint NOT NULL)
  WITH (fillfactor = 50);
CREATE TABLE card (operator_id bigint, card_id bigint, balance bigint NOT NULL CHECK (balance >= 0),
  PRIMARY KEY (operator_id, card_id)) WITH (fillfactor = 70);
CREATE TABLE movement (entry bigint GENERATED ALWAYS AS IDENTITY, instruction bytea PRIMARY KEY, op smallint NOT NULL,
  event_date date NOT NULL, operator_id bigint NOT NULL, card_id bigint NOT NULL, amount bigint NOT NULL,
  bank_number text, code smallint NOT NULL, booked_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE posting (instruction bytea NOT NULL, account smallint NOT NULL, subject bigint NOT NULL,
  amount bigint NOT NULL);

-- 0 accepted, 1 refused, 2 seen before. sign: what it does to the card's balance; into: whether money came in.
CREATE OR REPLACE FUNCTION post(instruction bytea, op smallint, on_day date, of_operator bigint, of_card bigint,
    to_card bigint, fen bigint, number text, sign smallint, into_custody boolean) RETURNS smallint
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO movement (instruction, op, event_date, operator_id, card_id, amount, bank_number, code)
    VALUES (post.instruction, post.op, on_day, of_operator, of_card, fen, number, 0) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 2; END IF;
  IF post.op = 1 THEN
    INSERT INTO card VALUES (of_operator, of_card, fen) ON CONFLICT DO NOTHING;
  ELSIF of_card <> 0 THEN
    UPDATE card SET balance = balance + sign * fen
      WHERE operator_id = of_operator AND card_id = of_card AND balance + sign * fen >= 0;
  END IF;
  IF of_card <> 0 AND NOT FOUND THEN
    UPDATE movement SET code = 1 WHERE movement.instruction = post.instruction;
    RETURN 1;
  END IF;
  IF to_card <> 0 THEN
    UPDATE card SET balance = balance + fen WHERE operator_id = of_operator AND card_id = to_card;
  END IF;
  UPDATE operator SET custody = custody + CASE WHEN into_custody THEN fen ELSE 0 END,
    liability = liability + CASE WHEN to_card = 0 THEN sign * fen ELSE 0 END WHERE id = of_operator;
  INSERT INTO posting VALUES (post.instruction, CASE WHEN into_custody THEN 1001 ELSE 2002 END, of_operator, sign * fen),
    (post.instruction, 2001, CASE WHEN to_card <> 0 THEN to_card ELSE of_card END, -sign * fen);
  RETURN 0;
END $$;
)";

struct Statement {
  static constexpr const char* name = "post";
  static constexpr const char* text = "SELECT post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
  static constexpr int parameters = 10;
};

// Texts of the parameters of one call.
struct Parameters {
  std::array<std::string, Statement::parameters> texts;
  std::array<const char*, Statement::parameters> values{};
};

void set(Parameters& to, const custody::PackedInstruction& record) {
  const Instruction in = custody::unpack(record);
  const bool adds = in.op == Op::purchase || in.op == Op::topup || in.op == Op::sale_in_transit ||
                    in.op == Op::reverse || in.op == Op::cash_deposit;
  const bool through_bank = in.op == Op::purchase || in.op == Op::topup || in.op == Op::cash_deposit;
  std::string id = "\\x";
  for (const std::uint8_t byte : in.instr_id) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", byte);
    id += two;
  }
  to.texts = {id,
              std::to_string(static_cast<int>(in.op)),
              to_string(in.event_date),
              std::to_string(in.operator_id),
              std::to_string(in.subject_id),
              std::to_string(in.op == Op::transfer ? in.counter_id : 0),
              std::to_string(in.amount_fen),
              std::string(in.bank_txn_no.data(), strnlen(in.bank_txn_no.data(), in.bank_txn_no.size())),
              adds ? "1" : "-1",
              through_bank ? "t" : "f"};
  for (std::size_t i = 0; i < to.texts.size(); ++i) to.values[i] = to.texts[i].c_str();
}

class Client {
 public:
  Client(const PostgresLibrary& pq, const std::string& address) : pq_(pq), connection_(pq.connect(address.c_str())) {
    if (pq_.status(connection_) != 0) fail();
  }
  // Plans are made while the tables are still empty: they must not be those of small tables.
  void prepare() {
    run("SET enable_seqscan = off");
    done(pq_.prepare(connection_, Statement::name, Statement::text, 0, nullptr));
  }
  ~Client() { pq_.finish(connection_); }
  Client(const Client&) = delete;

  // Each movement its own transaction.
  void alone(std::span<const custody::PackedInstruction> records) {
    Parameters parameters;
    for (const auto& record : records) {
      set(parameters, record);
      done(pq_.exec_prepared(connection_, Statement::name, Statement::parameters, parameters.values.data(), nullptr,
                             nullptr, 0));
    }
  }
  // So many in one: sent in one go, they are one transaction up to the synchronisation.
  void in_hundreds(std::span<const custody::PackedInstruction> records) {
    pq_.enter_pipeline(connection_);
    Parameters parameters;
    while (!records.empty()) {
      const std::size_t now = std::min(records.size(), in_one_transaction);
      for (const auto& record : records.first(now)) {
        set(parameters, record);
        if (pq_.send_prepared(connection_, Statement::name, Statement::parameters, parameters.values.data(), nullptr,
                              nullptr, 0) != 1)
          fail();
      }
      pq_.pipeline_sync(connection_);
      for (std::size_t i = 0; i < now; ++i) {
        done(pq_.get_answer(connection_));
        GB_CHECK(pq_.get_answer(connection_) == nullptr);
      }
      auto* synced = pq_.get_answer(connection_);
      GB_CHECK(pq_.answer_status(synced) == PostgresLibrary::synced);
      pq_.clear(synced);
      records = records.subspan(now);
    }
  }
  void run(const std::string& commands) { done(pq_.exec(connection_, commands.c_str())); }
  std::string value(const std::string& query) {
    auto* answer = pq_.exec(connection_, query.c_str());
    if (pq_.answer_status(answer) != PostgresLibrary::tuples_ok) fail();
    std::string text = pq_.value(answer, 0, 0);
    pq_.clear(answer);
    return text;
  }

 private:
  void done(PostgresLibrary::Answer* answer) {
    const int status = pq_.answer_status(answer);
    if (status != PostgresLibrary::command_ok && status != PostgresLibrary::tuples_ok) fail();
    pq_.clear(answer);
  }
  [[noreturn]] void fail() {
    std::fprintf(stderr, "bench: PostgreSQL: %s\n", pq_.message(connection_));
    std::exit(1);
  }
  const PostgresLibrary& pq_;
  PostgresLibrary::Connection* connection_;
};

using Records = std::vector<custody::PackedInstruction>;

class Peer {
 public:
  Peer(const bench::EmptyCity& city, const Records& all) : city_(city), server_(city.folder().at("postgres")) {
    for (const auto& record : all) shares_[custody::unpack(record).operator_id % clients].push_back(record);
  }

  // Movements a second of the first so many of the stream, into empty tables.
  double rate(std::size_t movements, void (Client::*post)(std::span<const custody::PackedInstruction>)) {
    begin();
    std::vector<std::unique_ptr<Client>> all;
    for (std::size_t i = 0; i < clients; ++i) {
      all.push_back(std::make_unique<Client>(pq_, server_.address()));
      all.back()->prepare();
    }
    std::size_t sent = 0;
    const double took = bench::seconds([&] {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < clients; ++i) {
        const auto share = std::span(shares_[i]).first(std::min(shares_[i].size(), movements / clients));
        sent += share.size();
        threads.emplace_back([client = all[i].get(), share, post] { (client->*post)(share); });
      }
    });
    all.clear();
    Client reader(pq_, server_.address());
    GB_CHECK(reader.value("SELECT coalesce(sum(amount), 0) FROM posting") == "0");
    return static_cast<double>(sent) / took;
  }

 private:
  void begin() {
    Client client(pq_, server_.address());
    client.run(schema);
    std::string rows;
    for (const cli::SampleOperator& each : city_.operators()) {
      rows += (rows.empty() ? "(" : ",(") + std::to_string(each.operator_id) + ",0,0)";
    }
    client.run("INSERT INTO operator VALUES " + rows + "; ANALYZE operator;");
    client.run("CHECKPOINT");
  }

  const bench::EmptyCity& city_;
  PostgresLibrary pq_ = *PostgresLibrary::open();
  bench::PostgresServer server_;
  std::array<Records, clients> shares_;
};

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  if (!bench::PostgresServer::installed() || !PostgresLibrary::open()) {
    std::fprintf(stderr,
                 "bench: SKIPPED what people do today: PostgreSQL 15 is not here. Install Debian's package "
                 "postgresql-15 (apt-get install postgresql-15) and ask again.\n");
    return 0;
  }
  const bench::EmptyCity city({.operators = 2'000,
                               .cards = options.scaled(100'000),
                               .records = options.scaled(1'000'000),
                               .refused_per_10000 = 100,
                               .duplicates_per_10000 = 10});
  const Records all = city.records();
  const std::string file = city.write("night.gbb", all);
  Peer peer(city, all);
  const auto ours = [&] {
    const auto store = need(cli::Store::open(city.copy(), {}));
    return static_cast<double>(all.size()) / bench::seconds([&] { bench::import_file(*store, city.law(), file); });
  };
  struct Way {
    std::string what;
    std::size_t movements;
    void (Client::*post)(std::span<const custody::PackedInstruction>);
    double goal;
  };
  const Way ways[] = {
      {"one transaction a movement", options.scaled(movements_alone), &Client::alone, goal_alone},
      {"100 movements a transaction", options.scaled(movements_in_hundreds), &Client::in_hundreds, goal_in_hundreds}};
  std::vector<bench::Row> rows;
  for (const Way& way : ways) {
    bench::Row& row = rows.emplace_back();
    row.question = "what people do today: PostgreSQL 15, 8 clients, " + way.what;
    row.unit = "movements/s";
    bench::measure(row, pairs, [&] { return bench::Pair{ours(), peer.rate(way.movements, way.post)}; });
    row.goal = "≥ " + bench::figure(way.goal) + " times";
    row.met = row.ratio >= way.goal;
    row.grows_with = "the number of movements; theirs also with the logarithm of what there is";
  }
  return bench::print_all(rows, options);
}
