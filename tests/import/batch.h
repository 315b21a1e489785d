// Writes a bank's batch file as docs/batch-file.md has it, from that page and not from the program: so a file can be
// right, or wrong in one place.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gongbao::import_test {

enum Op : std::uint8_t {
  purchase = 1,
  topup = 2,
  sale_in_transit = 3,
  cash_deposit = 4,
  redeem = 5,
  fund_custody = 17,
  interest = 18
};

using RecordBytes = std::array<std::uint8_t, 128>;

struct Record {
  std::uint64_t number = 0;  // makes the id
  std::uint8_t op = purchase, flags = 0, scheme = 1, version = 1;
  std::string day;  // event date, and the day of the id unless that is given
  std::string id_day = {};
  std::uint64_t operator_id = 0, subject = 0, counter = 0;
  std::int64_t amount = 0;
  std::string account = {};  // digits
  std::string bank_txn_no = {};
  std::uint32_t outlet = 0;
};
RecordBytes bytes_of(const Record& record);  // with its CRC
std::string id_of(const Record& record);     // hex

struct Envelope {
  std::uint64_t bank_id = 3;
  std::string account_no, batch_id, business_date;
  std::uint64_t count = 0;
  std::map<int, std::pair<std::uint64_t, std::int64_t>> per_op;  // count, sum
  std::string sha256;
};
Envelope envelope_of(const std::vector<RecordBytes>& records, const std::string& batch_id, const std::string& day);
std::string line_of(const Envelope& envelope);  // JSON, with its line feed
std::string batch_file(const Envelope& envelope, const std::vector<RecordBytes>& records);

}  // namespace gongbao::import_test
