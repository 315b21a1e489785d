// The programs of tools/package.json, installed once into the build folder and kept there.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace gongbao::http_test {

// The folder of the programs. Otherwise why they cannot be had: no registry (the text begins with "skip: ") or a
// mistake of ours.
std::expected<std::filesystem::path, std::string> node_tools();

}  // namespace gongbao::http_test
