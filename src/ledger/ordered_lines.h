// Lines in bytewise order, as `LC_ALL=C sort` leaves them: what the ledger digest is over. There are millions.
#pragma once

#include <string>
#include <vector>

namespace gongbao::ledger {

std::string joined_in_order(const std::vector<std::string>& lines);

}  // namespace gongbao::ledger
