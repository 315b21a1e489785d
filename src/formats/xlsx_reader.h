// The first sheet of an .xlsx workbook. For table_file.cc.
#pragma once

#include "formats/table_file.h"

namespace gongbao::formats {

Result<void> read_xlsx(const std::string& path, const TakeRow& take, const TableBounds& bounds);

}  // namespace gongbao::formats
