// The files of gazette/, and under scenarios/ those of tests/scenarios/, as they were when the program was built: the
// law as data travels inside the program.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace gongbao::law {

// path relative to gazette/, e.g. "calendar/2023.toml". The view lives as long as the program.
std::optional<std::string_view> embedded_file(std::string_view path);

// All paths that start with prefix, sorted.
std::vector<std::string_view> embedded_files(std::string_view prefix = {});

}  // namespace gongbao::law
