// Their output is read as text; amounts are turned into fen here, not by our own readers.
#include "import/judges.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "import/program.h"

namespace gongbao::import_test {

namespace {

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

std::string said_by(const std::string& command) {
  const Folder folder;
  const std::string out = folder.path("said");
  if (std::system((command + " >'" + out + "' 2>/dev/null").c_str()) != 0) return {};
  return read_file(out);
}

// "-1000.01" → "-100001"
std::string fen(const std::string& yuan) {
  std::string digits;
  std::size_t decimals = 0;
  bool point = false;
  for (const char c : yuan) {
    if (c == '.') {
      point = true;
    } else if (c != ',') {
      digits += c;
      decimals += point ? 1 : 0;
    }
  }
  for (; decimals < 2; ++decimals) digits += '0';
  const bool negative = digits.starts_with('-');
  const std::size_t first = digits.find_first_not_of('0', negative ? 1 : 0);
  return (negative ? "-" : "") + (first == digits.npos ? "0" : digits.substr(first));
}

// "op2:2001 card_liability:7" and "-1000.01 CNY" → "2,money,2001,7,-100001"
std::string line_of(const std::string& account, const std::string& amount) {
  const std::size_t colon = account.find(':'), blank = account.find(' '), subject = account.find(':', colon + 1);
  const std::size_t unit = amount.find(' ');
  const std::string number = account.substr(colon + 1, blank - colon - 1);
  return account.substr(2, colon - 2) + (amount.substr(unit + 1) == "CNY" ? ",money," : ",bonus,") + number + "," +
         (subject == account.npos ? "" : account.substr(subject + 1)) + "," + fen(amount.substr(0, unit)) + "\n";
}

// "2023-10-09 * (2/17) …" → operator 2 has reached journal 17.
std::vector<std::string> last_numbers(const std::string& books) {
  std::ifstream in(books);
  std::map<std::string, unsigned long> last;
  for (std::string line; std::getline(in, line);) {
    const std::size_t open = line.find(" * (");
    if (line.empty() || line.front() == ' ' || open == line.npos) continue;
    const std::size_t slash = line.find('/', open), close = line.find(')', open);
    unsigned long& number = last[line.substr(open + 4, slash - open - 4)];
    number = std::max(number, std::stoul(line.substr(slash + 1, close - slash - 1)));
  }
  std::vector<std::string> lines;
  for (const auto& [owner, number] : last) lines.push_back(owner + "," + std::to_string(number) + "\n");
  return lines;
}

std::string digest_of(std::vector<std::string> balances, const std::string& books) {
  if (balances.empty()) return {};
  std::ranges::sort(balances);
  std::vector<std::string> numbers = last_numbers(books);
  std::ranges::sort(numbers);
  std::string all;
  for (const std::string& line : balances) all += line;
  for (const std::string& line : numbers) all += line;
  unsigned char hash[32];
  EVP_Digest(all.data(), all.size(), hash, nullptr, EVP_sha256(), nullptr);
  std::ostringstream hex;
  for (const unsigned char byte : hash) hex << std::hex << (byte >> 4) << (byte & 15);
  return hex.str();
}

// Lines "account<separator>amount unit".
std::string digest_of_rows(const std::string& rows, const std::string& separator, const std::string& books) {
  std::istringstream in(rows);
  std::vector<std::string> balances;
  for (std::string line; std::getline(in, line);) {
    std::erase(line, '"');
    const std::size_t at = line.find(separator);
    if (!line.starts_with("op") || at == line.npos) continue;
    const std::string balance = line_of(line.substr(0, at), line.substr(at + separator.size()));
    if (!balance.ends_with(",0\n")) balances.push_back(balance);
  }
  return digest_of(std::move(balances), books);
}

}  // namespace

bool judges_are_here() { return runs("hledger --version") && runs("ledger --version"); }
bool hledger_accepts(const std::string& books) { return runs("hledger -f '" + books + "' check"); }
bool ledger_accepts(const std::string& books) {
  return runs("ledger --init-file /dev/null -f '" + books + "' balance");
}

std::string digest_by_hledger(const std::string& books) {
  return digest_of_rows(said_by("hledger -f '" + books + "' balance --flat -N -O csv"), ",", books);
}
std::string digest_by_ledger(const std::string& books) {
  return digest_of_rows(said_by("ledger --init-file /dev/null -f '" + books +
                                "' balance --flat --no-total --format '%(account)\t%(quantity(display_total)) "
                                "%(commodity(display_total))\n'"),
                        "\t", books);
}

std::string with_one_altered_amount(const std::string& books, std::size_t posting) {
  std::ifstream in(books);
  const std::string altered = books + ".altered";
  std::ofstream out(altered);
  std::size_t seen = 0;
  for (std::string line; std::getline(in, line);) {
    const std::size_t equals = line.rfind(" = ");
    if (line.starts_with("    op") && seen++ == posting) {
      char& last_digit = line[line.rfind(' ', equals - 1) - 1];
      last_digit = last_digit == '9' ? '8' : static_cast<char>(last_digit + 1);
    }
    out << line << "\n";
  }
  return altered;
}

}  // namespace gongbao::import_test
