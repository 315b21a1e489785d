// What other programs see in a PDF: its text by pdftotext, its pages as pictures by pdftoppm, the code on them by
// zbarimg. For tests only.
#pragma once

#include "formats/test_files.h"

namespace gongbao::formats::testing {

inline bool program_is_there(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null").c_str()) == 0;
}

// program IN OUT, or program IN >OUT; empty when it fails.
inline std::string said_of_pdf(const std::string& pdf, const std::string& program, const std::string& before_out) {
  const TestFolder folder;
  const std::string in = folder.write("in.pdf", pdf), out = folder.path("out");
  if (std::system((program + " " + in + " " + before_out + out).c_str()) != 0) return {};
  return read_file(out);
}

// As a reader copies it, in the order of reading; pages end with a form feed.
inline std::string text_of_pdf(const std::string& pdf) { return said_of_pdf(pdf, "pdftotext -enc UTF-8", ""); }
inline std::string info_of_pdf(const std::string& pdf) { return said_of_pdf(pdf, "TZ=Asia/Shanghai pdfinfo", ">"); }
inline std::string fonts_of_pdf(const std::string& pdf) { return said_of_pdf(pdf, "pdffonts", ">"); }

// What the QR code of its first page says; empty when none is found.
inline std::string qr_code_of_pdf(const std::string& pdf) {
  const TestFolder folder;
  const std::string picture =
      "pdftoppm -r 150 -png -singlefile " + folder.write("in.pdf", pdf) + " " + folder.path("page");
  const std::string read = "zbarimg -q --raw " + folder.path("page.png") + " >" + folder.path("out");
  if (std::system((picture + " && " + read).c_str()) != 0) return {};
  std::string said = read_file(folder.path("out"));
  while (said.ends_with('\n')) said.pop_back();
  return said;
}

}  // namespace gongbao::formats::testing
