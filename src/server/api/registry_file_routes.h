// /v1/heating/registry_files. GET: the empty template. POST: a district's registry of first installations, entered
// while the verdicts of its rows stream back; a file that cannot be read to its end is refused before any row of it is
// entered.
#pragma once

#include "server/api/list_export.h"
#include "server/router.h"

namespace gongbao::server {

inline constexpr std::string_view registry_files_path = "/v1/heating/registry_files";
inline constexpr std::size_t largest_registry_file = std::size_t{64} << 20;  // bytes
inline constexpr std::uint64_t most_registry_rows = 300'000;                 // more households than a district has

Result<void> add_registry_file_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files);

}  // namespace gongbao::server
