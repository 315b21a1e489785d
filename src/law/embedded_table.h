// What cmake/embed.cmake writes: one entry per file under gazette/, sorted by path, closed by an entry of nulls.
#pragma once

namespace gongbao::law {

struct EmbeddedEntry {
  const char* path;
  const char* begin;
  const char* end;
};

extern const EmbeddedEntry embedded_entries[];

}  // namespace gongbao::law
