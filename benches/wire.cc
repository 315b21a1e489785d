// A bank's night over the network: binary and NDJSON posted to the service, each verdict streamed back.
//
// Against: the file import of the same records into a copy of the same city, verdicts into a file. Client and service
// share the machine; while the service takes the night it also brings its lists up to date, which the import does not.
#include "benches/serving.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr double goal_binary = 0.6, goal_ndjson = 0.3;

struct Form {
  std::string_view name, type, accept;
  formats::RecordForm form;
  double goal;
};
constexpr Form forms[] = {
    {"binary", "application/octet-stream", "application/octet-stream", formats::RecordForm::binary, goal_binary},
    {"NDJSON", "application/x-ndjson", "application/x-ndjson", formats::RecordForm::ndjson, goal_ndjson},
};

// From the first byte sent to the last verdict read. The verdicts come while nothing more is sent.
double post(std::uint16_t port, const std::string& key, const Form& form, const fs::path& file) {
  const std::string head = "POST /v1/custody/instructions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key +
                           "\r\nContent-Type: " + std::string(form.type) + "\r\nAccept: " + std::string(form.accept) +
                           "\r\nContent-Length: " + std::to_string(fs::file_size(file)) +
                           "\r\nConnection: close\r\n\r\n";
  const int socket = bench::connected(port), in = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  std::string piece(std::size_t{1} << 18, '\0'), first, last;
  const double took = bench::seconds([&] {
    bench::send_all(socket, head);
    for (ssize_t got = 0; (got = read(in, piece.data(), piece.size())) > 0;) {
      bench::send_all(socket, {piece.data(), static_cast<std::size_t>(got)});
    }
    for (ssize_t got = 0; (got = recv(socket, piece.data(), piece.size(), 0)) > 0;) {
      last.assign(piece, 0, static_cast<std::size_t>(got));
      if (first.empty()) first = last;
    }
  });
  close(in);
  close(socket);
  if (!first.starts_with("HTTP/1.1 200") || !last.ends_with("0\r\n\r\n")) {
    std::fprintf(stderr, "bench: %s\n", first.c_str());
    std::exit(1);
  }
  return took;
}

double post_anew(const bench::EmptyCity& city, const std::string& key, const Form& form, const std::string& file) {
  const bench::Served served(city.copy());
  return post(served.port(), key, form, file);
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const std::uint64_t records = options.scaled(1'000'000);
  const bench::EmptyCity city({.operators = 2'000,
                               .cards = std::max<std::uint64_t>(1, records / 10),
                               .records = records,
                               .refused_per_10000 = 100,
                               .duplicates_per_10000 = 10},
                              cli::ClockKind::demo);
  const std::string key = bench::keys_of_bank(city.path(), city.plan().bank_id, 1).front();
  const auto made = city.records();
  const std::string plain = city.write("plain.gbb", made);
  std::vector<bench::Row> rows;
  for (const Form& form : forms) {
    const std::string file = city.write(std::string(form.name), made, {city.plan().day, form.form});
    bench::Row& row = rows.emplace_back();
    row.question = "over the wire, " + std::string(form.name) + ": " + std::to_string(records) + " instructions posted";
    row.unit = "instructions/s";
    bench::measure(row, pairs, [&] {
      const double ours = static_cast<double>(records) / post_anew(city, key, form, file);
      return bench::Pair{ours, static_cast<double>(records) / bench::import_anew(city, plain)};
    });
    row.goal = "ratio ≥ " + bench::figure(form.goal) + " of the binary file's import";
    row.met = row.ratio >= form.goal;
    row.grows_with = "the number of records";
  }
  return bench::print_all(rows, options);
}
