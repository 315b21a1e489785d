// The log in files, over any file system: what open_file_log and verify_files do, for tests with a disk of their own.
#pragma once

#include "journal/file_system.h"
#include "journal/journal.h"

namespace gongbao::journal {

Result<std::unique_ptr<Log>> open_file_log_on(std::shared_ptr<FileSystem> system, const std::string& folder,
                                              const FileOptions& options = {}, OpenReport* report = nullptr);
std::vector<Problem> verify_files_on(FileSystem& system, const std::string& folder,
                                     const std::function<void(BlockNo)>& sound = {});

}  // namespace gongbao::journal
