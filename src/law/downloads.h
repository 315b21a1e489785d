// A document of the issue as files to take away: plain text, a page, and Akoma Ntoso 3.0, the XML of parliaments and
// archives. The words are the printed ones in every form; the same text gives the same bytes.
#pragma once

#include "law/anchors.h"

namespace gongbao::law {

std::string plain_text(const DocumentInfo& document, const DocumentText& text);
std::string web_page(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text);
std::string akoma_ntoso(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text);

// The documents of the issue as an Atom feed (RFC 4287). address: where the service is reached, without a slash at its
// end; empty: links are relative.
std::string atom_feed(const IssueInfo& issue, std::string_view address);

// & < > " as XML and HTML write them.
std::string escaped(std::string_view text);

}  // namespace gongbao::law
