// Refusals that several commands give in the same words.
#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

Answer wrong_value(std::string field) { return refuse(code::value_out_of_range).with_text("field", std::move(field)); }

}  // namespace gongbao::beauty_health
