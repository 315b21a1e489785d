// What people hand in beside a command: papers, photographs, proofs of payment. Judged by content, never by name.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/enum_names.h"
#include "base/personal.h"
#include "base/problem.h"

namespace gongbao::vault {

// Numbers are stored.
enum class ContentType : std::uint8_t { pdf = 1, png = 2, jpeg = 3, plain_text = 4 };
constexpr auto names_of(ContentType) {
  using enum ContentType;
  return std::array{std::pair{pdf, std::string_view("application/pdf")}, std::pair{png, std::string_view("image/png")},
                    std::pair{jpeg, std::string_view("image/jpeg")},
                    std::pair{plain_text, std::string_view("text/plain; charset=utf-8")}};
}
// By the bytes at front and end; text is UTF-8 without control characters but tab and line ends. nullopt: none of them.
std::optional<ContentType> content_type_of(ByteView content);

struct Attachment {
  SealedText hash;
  ContentType type{};
  std::uint64_t bytes = 0;
  bool scanned = false;  // false: no scanner was given
};
struct OpenedAttachment {
  Attachment about;
  Bytes content;
};

// Who put an attachment, for a command to come. Until one names it, it waits.
struct Upload {
  std::uint64_t account = 0;
  std::string name;     // of the file, as the account calls it; may be empty
  std::int64_t at = 0;  // seconds since 1970-01-01 UTC, of the clock on the wall
};
// What an account has put: papers that still wait, and bytes since some moment, whatever became of them. A paper counts
// as a page (4,096 bytes) at least, which is what its row and key take.
struct UploadsOf {
  std::uint64_t waiting = 0, bytes = 0;
};

enum class Scan { clean, infected, failed };
using Scanner = std::function<Scan(ByteView content)>;

// Runs a program with the content on its standard input, from memory, so that nothing reaches a disk in clear: exit
// code 0 is clean, 1 infected, anything else failed (those of clamdscan). words: the program and its arguments. What
// takes longer is killed, with what it started, and has failed.
inline constexpr std::chrono::milliseconds longest_scan{60'000};
Scanner scan_with(std::vector<std::string> words, std::chrono::milliseconds longest = longest_scan);

}  // namespace gongbao::vault
