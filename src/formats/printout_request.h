// Every printout of the registry by its name, from the parameters of an address. Derived from field lists, like
// questions: a new printout needs nothing here.
#pragma once

#include "formats/field_shapes.h"
#include "policies/printout.h"
#include "policies/registry/city.h"

namespace gongbao::formats {

struct PrintoutShape {
  std::string_view name, system, title_zh, title_en;
  std::span<const access::Grant> grants;
  FieldShape fields;  // an object; all of it may stand in a query
};
std::vector<PrintoutShape> public_printouts();

struct Composed {
  policies::Code code = 0;  // why there is none
  policies::Printout printout;
};
// On the deciding thread.
using AskedPrintout = std::function<Composed(const policies::City&, const access::Actor&)>;

// ledger.schema_invalid naming the field; an unknown name is the field "printout".
Result<AskedPrintout> printout_from_parameters(std::string_view name,
                                               std::span<const std::pair<std::string, std::string>> parameters);

}  // namespace gongbao::formats
