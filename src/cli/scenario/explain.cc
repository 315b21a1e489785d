// Steps as YAML again: one line a step, so that what a shorthand stands for can be read, kept and played.
#include "cli/scenario/scenario.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

bool plain_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         byte >= 0x80;
}

// Text that YAML reads back as the same text without quotes.
bool plain_text(std::string_view text) {
  if (text.empty() || text == "null" || text == "true" || text == "false") return false;
  bool only_digits = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inner = i > 0 && i + 1 < text.size() && (text[i] == ' ' || text[i] == '-' || text[i] == '/');
    if (!plain_character(text[i]) && !inner) return false;
    only_digits = only_digits && text[i] >= '0' && text[i] <= '9';
  }
  return !only_digits;
}

void write(const json::value& value, std::string& out);

void write_text(std::string_view text, std::string& out) {
  out += plain_text(text) ? std::string(text) : formats::json_quoted(text);
}

void write_object(const json::object& object, std::string& out) {
  bool first = true;
  for (const auto& member : object) {
    if (!first) out += ", ";
    first = false;
    write_text(std::string_view(member.key()), out);
    out += ": ";
    write(member.value(), out);
  }
}

void write(const json::value& value, std::string& out) {
  if (const json::object* object = value.if_object()) {
    out += '{';
    write_object(*object, out);
    out += '}';
  } else if (const json::array* array = value.if_array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ", ";
      write((*array)[i], out);
    }
    out += ']';
  } else if (const json::string* text = value.if_string()) {
    write_text({text->data(), text->size()}, out);
  } else {
    out += formats::json_line(value);
  }
}

void write_step(const Step& step, std::string& out) {
  bool first = true;
  for (const auto& member : step.written()) {
    out += first ? "  - " : "    ";
    first = false;
    write_text(std::string_view(member.key()), out);
    out += ": ";
    write(member.value(), out);
    out += "\n";
  }
}

}  // namespace

std::string explained(const Scenario& scenario) {
  std::string out = "scenario: ";
  write_text(scenario.title, out);
  out += "\n";
  if (scenario.system != prepaid_card::document) out += "system: " + std::string(scenario.system) + "\n";
  if (!scenario.example.empty()) out += "example: " + scenario.example + "\n";
  if (!scenario.clauses.empty()) {
    out += "clauses: [" + listed(scenario.clauses) + "]\n";
  }
  out += "steps:\n";
  if (!scenario.given.empty()) out += "  # what the shorthands stand for\n";
  for (const Step& step : scenario.given) write_step(step, out);
  if (!scenario.given.empty()) out += "  # the steps as written\n";
  for (const Step& step : scenario.steps) write_step(step, out);
  return out;
}

}  // namespace gongbao::cli::scenario
