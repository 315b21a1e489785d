// What an opening finds in a journal's folder: where each block lies, where the chain ends, and whether a torn tail
// follows. Reads headers only, and the last block as a whole. Changes nothing: file_log.cc cuts and mends.
#pragma once

#include <deque>

#include "journal/file_system.h"
#include "journal/format.h"

namespace gongbao::journal {

// 24 bytes a block: the index that is kept in memory.
struct Place {
  EntryNo first_entry = 0;
  std::uint64_t offset = 0;
  std::uint32_t file = 0;
  std::uint32_t pages = 0;

  std::uint64_t bytes() const { return std::uint64_t{pages} * page_bytes; }
};
static_assert(sizeof(Place) == 24);

struct Survey {
  std::deque<Place> index;
  Tail tail;
  std::uint64_t file = 0;  // the last one; 0 = there is none yet
  std::uint64_t size = 0;  // of that file, as found
  std::uint64_t end = 0;   // where its next block goes; 0 = not even its header is whole. Beyond is a torn tail
  std::optional<Head> head;
};

Result<Survey> survey(FileSystem& system, const std::string& folder, StreamNo stream, bool read_only);

// The head, or nullopt when it is missing or damaged; journal.newer_format, journal.wrong_stream.
enum class HeadState { missing, damaged, good };
struct HeadFound {
  HeadState state = HeadState::missing;
  Head head;
};
Result<HeadFound> read_head(FileSystem& system, const std::string& folder);

// Numbers of the journal's files in that folder, in order.
Io<std::vector<std::uint64_t>> files_in(FileSystem& system, const std::string& folder);

// The first block header at or after that position, by steps of a page, whose number is higher than `above`.
struct LaterHeader {
  Seen seen = Seen::damaged;  // damaged = there is none
  std::uint64_t offset = 0;
  BlockHeader header;
};
Io<LaterHeader> find_later_header(File& file, std::uint64_t from, std::uint64_t size, BlockNo above);

struct FilePosition {
  std::uint64_t file = 0;
  std::uint64_t byte = 0;
};
std::string path_of(const std::string& folder, std::uint64_t file);
std::string where_in(const std::string& folder, FilePosition at);  // journal/0000000001.gbj byte 4096

}  // namespace gongbao::journal
