// A printout as a PDF: A4, Chinese first with English beside it, tables that go on over pages, page numbers, and a QR
// code that opens the page for everybody which says the same. Equal printouts give equal bytes.
#pragma once

#include <stop_token>

#include "policies/printout.h"

namespace gongbao::formats {

struct PrintoutSettings {
  Stamp made;                  // of the entry behind it
  std::string public_address;  // https://fuka.example.cn; empty: no QR code
  // A value as its reader may see it; empty: nothing of it.
  std::function<std::string(const policies::PrintedValue&)> show;
  std::stop_token abandoned = {};  // nobody waits for it any more: looked at between pages
};

// formats.abandoned, formats.font_missing, formats.pdf_failed, formats.qr_too_long.
Result<std::string> printout_pdf(const policies::Printout& printout, const PrintoutSettings& settings);

}  // namespace gongbao::formats
