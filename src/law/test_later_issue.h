// The printed issue with one that came out later beside it: two articles of one document.
#pragma once

#include "base/check.h"
#include "law/import.h"

namespace gongbao::law {

inline Gazette with_later_issue() {
  constexpr std::string_view text =
      "示例办法的通知\n京教示〔2023〕1号\n各区教委:\n现将办法印发给你们。\n北京市教育委员会\n2023年11月20日\n示例办法\n"
      "第一条 为了示例，制定本办法，专用存管账户另行规定。\n第二条 各区教委应当公布名单，责任单位负责。\n";
  DocumentInfo document;
  document.short_id = "example";
  document.doc_number = "京教示〔2023〕1号";
  document.title_zh = "示例办法的通知";
  document.title_zh_contents = "关于印发示例办法的通知";
  document.title_en = "Notice on an Example";
  document.number_en = "Jingjiaoshi (2023) No. 1";
  document.instrument_zh = "示例办法";
  document.issuers = {{"北京市教育委员会", {}}};
  document.date_issued = date_of(2023, 11, 20);
  document.gazette_date = date_of(2023, 11, 23);
  document.page = 3;
  document.lines = {1, 9};
  document.addressees_line = 3;
  IssueInfo info;
  info.id = "2023-42";
  info.year = 2023;
  info.number = 42;
  info.total_number = 822;
  info.date = date_of(2023, 11, 23);
  info.title_zh = "北京市人民政府公报";
  info.sponsor_zh = "北京市人民政府办公厅";
  info.documents = {document};
  auto cut = import_issue(text, info);
  GB_CHECK(cut.has_value());
  Gazette gazette = Gazette::embedded().value();
  gazette.add(std::move(info), std::move(cut->documents));
  return gazette;
}

}  // namespace gongbao::law
