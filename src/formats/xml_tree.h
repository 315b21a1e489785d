// libxml2 behind a small face: a tree of elements with their lines, from hostile bytes. For camt.cc.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

extern "C" {
struct _xmlDoc;
struct _xmlNode;
}

namespace gongbao::formats {

// An element; cheap to copy, lives as long as its document. A default one is absent and has no children.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(_xmlNode* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  std::string_view name() const;
  std::string_view name_space() const;
  std::uint64_t line() const;
  std::string text() const;  // of this element alone, white space around it removed
  std::string attribute(const char* name) const;
  XmlElement child(std::string_view name) const;  // the first of that name; absent when there is none
  // child("Id").child("IBAN"): by names, one after the other.
  XmlElement at(std::initializer_list<std::string_view> names) const;
  std::vector<XmlElement> children() const;
  std::vector<XmlElement> children(std::string_view name) const;

 private:
  _xmlNode* node_ = nullptr;
};

class XmlDocument {
 public:
  // Refuses document types, entities and ill-formed text; the message is in where with its line.
  static Result<XmlDocument> parse(std::string_view bytes, const std::string& file_name);
  XmlElement root() const;
  // Against a schema file; the first fault, with line. Values of the document are not quoted.
  Result<void> validate(const std::string& schema_path) const;

 private:
  struct Free {
    void operator()(_xmlDoc* document) const;
  };
  XmlDocument(_xmlDoc* document, std::string file_name) : document_(document), file_name_(std::move(file_name)) {}
  std::unique_ptr<_xmlDoc, Free> document_;
  std::string file_name_;
};

// The children of an element as a list of names in their order: "Id Nm? Bal+ Ntry*", or "Cd|Prtry" for exactly one.
// The first fault: an element that is not expected here, or one that is missing.
Result<void> check_children(XmlElement element, std::string_view model, const std::string& file_name);

}  // namespace gongbao::formats
