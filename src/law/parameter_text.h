// A value of a parameter as a person types it: what text_of tells, and the ways a clause prints it (20%, 500000元).
#pragma once

#include "law/parameters.h"

namespace gongbao::law {

// fen: 50000000 or 500000元; bp: 2000 or 20%; switch: true, false; date: 2023-09-01; list: goods, wages; table: A=0,
// B=1; other units a whole number. law.parameter_invalid naming the field "value"; ranges are not looked at here.
Result<ParameterValue> value_of(Unit unit, std::string_view text);

}  // namespace gongbao::law
