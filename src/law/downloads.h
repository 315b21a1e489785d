// What is printed as files to take away: a document as plain text, a page, and Akoma Ntoso 3.0, the XML of parliaments
// and archives; an issue as text, a page, and its contents as a table. The words are the printed ones in every form;
// the same text gives the same bytes.
#pragma once

#include "law/anchors.h"

namespace gongbao::law {

std::string plain_text(const DocumentInfo& document, const DocumentText& text);
std::string web_page(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text);
std::string akoma_ntoso(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text);

std::string plain_text(const IssueInfo& issue, const std::vector<DocumentText>& texts);
std::string web_page(const IssueInfo& issue, const std::vector<DocumentText>& texts);
std::string contents_csv(const IssueInfo& issue);  // UTF-8, RFC 4180; no cell is a formula

// Its stable link, from the root of the service: /gazette/2023/41; of a document /gazette/2023/41/exam.
std::string page_of(const IssueInfo& issue);
// 《北京市人民政府公报》 2023 年第 41 期，第 60 页起
std::string source_of(const IssueInfo& issue, const DocumentInfo& document);

}  // namespace gongbao::law
