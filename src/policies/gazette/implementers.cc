// What runs for clauses beside the commands that cite them, by subject header; pages are those of the server.
#include "policies/gazette/citations.h"

namespace gongbao::gazette {

namespace {

using enum law::ImplementerKind;

constexpr law::Implementer gazette_runs[] = {
    // state.h
    {"cover-a", computed, "last_issue"},
    {"intro.2b", computed, "imported"},
    {"imprint-a", computed, "is_issn"},
    // server/api/gazette
    {"contents-note-a", page, "/v1/gazette/issues"},
    {"query.2a", page, "/v1/gazette/issues"},
    {"query.2b", page, "/v1/gazette/search"},
    {"query.2d", page, "/v1/gazette/files/{file}"},
    {"query.3a", page, "/c/{citation}"},
    {"query.3b", page, "/v1/gazette/documents"},
    {"query.follow-a", page, "/v1/gazette/qr_code"},
    {"network-a", page, "/gazette/2023/41"},
};

constexpr law::NoSoftware gazette_reasons[] = {
    {"intro.1a", "says who founded, approved and sponsors the gazette; shown as the imprint"},
};

}  // namespace

std::span<const law::Implementer> implementers() { return gazette_runs; }
std::span<const law::NoSoftware> clauses_without_software() { return gazette_reasons; }

}  // namespace gongbao::gazette
