// What is taken away on paper (3d, 4c): the record of an invoice, with a code that leads to its public check. It is no
// invoice and says so. Who may ask stands in permissions.cc beside the questions.
#pragma once

#include "policies/printout.h"
#include "policies/used_vehicle/questions.h"

namespace gongbao::used_vehicle {

struct InvoiceRecord {
  static constexpr std::string_view name = "invoice_record";
  static constexpr std::string_view title_zh = "二手车发票核查单", title_en = "record of a used-vehicle invoice";
  std::uint64_t invoice = 0;
  GB_FIELDS(invoice)
};

using Printouts = policies::TypeList<InvoiceRecord>;

// nullopt: there is no such invoice.
std::optional<policies::Printout> compose(const Reading& in, const InvoiceRecord& asked);

}  // namespace gongbao::used_vehicle
