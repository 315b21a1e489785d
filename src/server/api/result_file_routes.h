// /v1/exam/result_files. GET: the template of an office, with its students who miss a result. POST: a file of results,
// checked; with agreed=, the word that the check of the other file gave, entered.
#pragma once

#include "server/api/list_export.h"
#include "server/router.h"

namespace gongbao::server {

inline constexpr std::string_view result_files_path = "/v1/exam/result_files";
inline constexpr std::size_t largest_result_file = std::size_t{16} << 20;  // bytes
inline constexpr std::uint64_t most_result_rows = 20'000;                  // more students than a district has

Result<void> add_result_file_routes(Router& router, Service& service, const std::shared_ptr<ListExports>& files);

}  // namespace gongbao::server
