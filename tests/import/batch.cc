// Offsets by hand, CRC by its polynomial, SHA-256 from OpenSSL.
#include "import/batch.h"

#include <openssl/evp.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstring>

namespace gongbao::import_test {

namespace {

template <class T>
void put(RecordBytes& bytes, std::size_t at, T value) {
  for (std::size_t i = 0; i < sizeof value; ++i) {
    bytes[at + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
  }
}

std::int32_t days_since_1970(const std::string& date) {
  using namespace std::chrono;
  const auto part = [&](std::size_t at, std::size_t digits) { return std::stoi(date.substr(at, digits)); };
  const sys_days day =
      year(part(0, 4)) / month(static_cast<unsigned>(part(5, 2))) / std::chrono::day(static_cast<unsigned>(part(8, 2)));
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

std::uint32_t crc32c(const std::uint8_t* at, std::size_t size) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> rests{};
    for (std::uint32_t byte = 0; byte < rests.size(); ++byte) {
      std::uint32_t rest = byte;
      for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ (rest & 1 ? 0x82F63B78u : 0u);
      rests[byte] = rest;
    }
    return rests;
  }();
  std::uint32_t crc = ~0u;
  for (std::size_t i = 0; i < size; ++i) crc = (crc >> 8) ^ table[(crc ^ at[i]) & 0xFF];
  return ~crc;
}

template <class Bytes>
std::string hex(const Bytes& bytes, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

}  // namespace

RecordBytes bytes_of(const Record& record) {
  RecordBytes bytes{};
  const auto id_day = static_cast<std::uint32_t>(days_since_1970(record.id_day.empty() ? record.day : record.id_day));
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(id_day >> (24 - 8 * i));
  put(bytes, 4, record.number);
  bytes[16] = record.op;
  bytes[17] = record.flags;
  bytes[18] = record.scheme;
  bytes[19] = record.version;
  put(bytes, 20, days_since_1970(record.day));
  put(bytes, 24, record.operator_id);
  put(bytes, 32, record.subject);
  put(bytes, 40, record.counter);
  put(bytes, 48, record.amount);
  if (!record.account.empty()) {
    std::fill_n(bytes.begin() + 64, 16, std::uint8_t{0xFF});
    for (std::size_t i = 0; i < record.account.size(); ++i) {
      const auto digit = static_cast<std::uint8_t>(record.account[i] - '0');
      std::uint8_t& byte = bytes[64 + i / 2];
      byte = static_cast<std::uint8_t>(i % 2 == 0 ? (digit << 4) | 0x0F : (byte & 0xF0) | digit);
    }
  }
  std::memcpy(bytes.data() + 80, record.bank_txn_no.data(), record.bank_txn_no.size());
  put(bytes, 112, record.outlet);
  put(bytes, 124, crc32c(bytes.data(), 124));
  return bytes;
}

std::string id_of(const Record& record) { return hex(bytes_of(record), 16); }

Envelope envelope_of(const std::vector<RecordBytes>& records, const std::string& batch_id, const std::string& day) {
  Envelope envelope{3, "6217000010001234567", batch_id, day, records.size(), {}, {}};
  for (const RecordBytes& record : records) {
    std::int64_t amount = 0;
    std::memcpy(&amount, record.data() + 48, sizeof amount);
    auto& [count, sum] = envelope.per_op[record[16]];
    ++count;
    sum += amount;
  }
  std::array<std::uint8_t, 32> digest{};
  EVP_Digest(records.data(), records.size() * sizeof(RecordBytes), digest.data(), nullptr, EVP_sha256(), nullptr);
  envelope.sha256 = hex(digest, digest.size());
  return envelope;
}

std::string line_of(const Envelope& envelope) {
  boost::json::object per_op;
  for (const auto& [op, totals] : envelope.per_op) {
    per_op[std::to_string(op)] = boost::json::object{{"count", totals.first}, {"sum_fen", totals.second}};
  }
  return boost::json::serialize(boost::json::object{{"bank_id", envelope.bank_id},
                                                    {"account_no", envelope.account_no},
                                                    {"batch_id", envelope.batch_id},
                                                    {"business_date", envelope.business_date},
                                                    {"count", envelope.count},
                                                    {"per_op", std::move(per_op)},
                                                    {"sha256", envelope.sha256}}) +
         "\n";
}

std::string batch_file(const Envelope& envelope, const std::vector<RecordBytes>& records) {
  std::string file = line_of(envelope);
  for (const RecordBytes& record : records) file.append(reinterpret_cast<const char*>(record.data()), record.size());
  return file;
}

}  // namespace gongbao::import_test
