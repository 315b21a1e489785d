// Small files that are either whole or not there: written beside, made durable, renamed, the folder made durable.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/problem.h"

namespace gongbao::vault {

// All vault.io_failed, with the path. read_file: also when the file is longer than that.
// The largest file kept beside the database: an attachment of 1 GiB and what sealing adds.
inline constexpr std::size_t most_bytes_of_a_file = (std::size_t{1} << 30) + 64;

Result<Bytes> read_file(const std::string& path, std::size_t most_bytes);
Result<void> write_file(const std::string& path, ByteView bytes, unsigned mode);
Result<void> remove_file(const std::string& path);  // one that is not there is removed already

// An empty file of mode 0600 where there is none, so that whoever opens it next writes what nobody else may read; a log
// beside it takes the same mode. One that is there stays as it is.
void create_for_oneself(const std::string& path);

// False: not all of it was written; errno tells why.
bool write_all(int file, ByteView bytes);

// Zeros over everything that an open file holds, made durable. What a copying file system keeps is out of reach.
void overwrite(int file);

// What write_file leaves behind when it is killed.
inline constexpr std::string_view unfinished = ".part";

}  // namespace gongbao::vault
