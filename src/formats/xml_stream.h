// Elements of an XML text as they come, without a tree: for tables of a million rows. A document type is refused, so
// there are no entities to unfold; depth and the length of one token are bounded.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace gongbao::formats {

// Names without their prefix.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void text(std::string_view piece) = 0;
  virtual void end(std::string_view name) = 0;
  // Of what was visited so far; nothing more is visited after it.
  virtual bool failed() const { return false; }
};
// "" where there is none of that name.
std::string_view attribute(const XmlVisitor::Attributes& all, std::string_view name);

class XmlStream {
 public:
  // name: of the file, for problems.
  XmlStream(XmlVisitor& visitor, std::string name);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;
  Result<void> feed(std::string_view bytes);
  Result<void> close();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace gongbao::formats
