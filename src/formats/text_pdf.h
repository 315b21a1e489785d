// A text that is printed as a PDF: A4 as the gazette is (gazette/intro.3a), its head, its paragraphs, where it is
// printed and its hash on every page's foot, and a QR code of its stable link. Equal texts give equal bytes.
#pragma once

#include <vector>

#include "base/date.h"
#include "base/problem.h"

namespace gongbao::formats {

struct TextPdf {
  std::string title, number;
  std::string source;   // 《北京市人民政府公报》 2023 年第 41 期，第 60 页起
  std::string sha256;   // of the text
  std::string address;  // https://gongbao.example.cn/gazette/2023/41/prepaid-card; empty: no QR code
  Date day;             // of the issue: no clock
  struct Line {
    std::string text;
    bool heading = false;
  };
  std::vector<Line> lines;
};

// formats.font_missing, formats.pdf_failed, formats.qr_too_long.
Result<std::string> text_pdf(const TextPdf& text);

}  // namespace gongbao::formats
