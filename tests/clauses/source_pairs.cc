// A reader of C++ that knows functions, calls and code names, and nothing else of the language.
#include "clauses/source_pairs.h"

#include <cctype>
#include <deque>
#include <regex>

namespace gongbao::clauses {

namespace {

struct Function {
  std::string file;
  std::string name;
  std::string parameters;
  std::string body;
  bool in_custody = false;
};

// Comments and string literals blanked.
std::string code_only(const std::string& text) {
  static const std::regex literal(R"("(\\.|[^"\\\n])*")"), comment(R"(//[^\n]*)");
  return std::regex_replace(std::regex_replace(text, literal, "\"\""), comment, "");
}

std::size_t end_of_block(const std::string& text, std::size_t after_brace) {
  int depth = 1;
  std::size_t at = after_brace;
  for (; at < text.size() && depth > 0; ++at) depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
  return at;
}

// The parenthesis that closes the one before `at`; npos when there is none.
std::size_t end_of_parameters(const std::string& text, std::size_t at) {
  int depth = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == ';' || text[at] == '{') return std::string::npos;
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth == 0) return at;
  }
  return std::string::npos;
}

// Definitions at the left edge, or two blanks in (members): "Answer decide(const Context& in, …) {".
std::vector<Function> functions_of(const SourceFile& file) {
  static const std::regex head(R"((^|\n) {0,2}(?:[A-Za-z_][\w:<>,&*]* +)*[A-Za-z_][\w:<>,*&]*[ &*]+((?:\w+::)*\w+)\()");
  std::vector<Function> found;
  const std::string text = code_only(file.text);
  for (std::sregex_iterator it(text.begin(), text.end(), head), end; it != end; ++it) {
    const auto open = static_cast<std::size_t>(it->position() + it->length());
    const std::size_t close = end_of_parameters(text, open);
    if (close == std::string::npos) continue;
    const std::size_t stop = text.find_first_of(";{", close);
    if (stop == std::string::npos || text[stop] != '{') continue;  // a declaration
    std::string name = (*it)[2];
    if (const auto scope = name.rfind("::"); scope != std::string::npos) name.erase(0, scope + 2);
    if (name == "if" || name == "for" || name == "while" || name == "switch" || name == "return") continue;
    found.push_back({file.path, std::move(name), text.substr(open, close - open),
                     text.substr(stop + 1, end_of_block(text, stop + 1) - stop - 1), file.path.find("custody/") == 0});
  }
  return found;
}

std::vector<std::string> all_matches(const std::string& text, const std::regex& what) {
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it) found.push_back((*it)[1]);
  return found;
}

class Reader {
 public:
  explicit Reader(const std::vector<SourceFile>& files) {
    for (const SourceFile& file : files) {
      for (Function& each : functions_of(file)) functions_.push_back(std::move(each));
    }
    for (const Function& each : functions_) by_name_[each.name].push_back(&each);
  }

  SourceAnswers read() const {
    static const std::regex typed(R"(^const Context& in, const (\w+)(?:<Document>)?& command$)");
    static const std::regex city(R"(^const (\w+)& command, const access::Actor& actor$)");
    SourceAnswers all;
    for (const Function& each : functions_) {
      std::smatch match;
      const bool decides = (each.name == "decide" && std::regex_search(each.parameters, match, typed)) ||
                           (each.name == "decide_city" && std::regex_search(each.parameters, match, city));
      // A command that documents share may be one's own where it is another's as it stands.
      if (decides) all.typed[match[1]].add(reached_from(each));
    }
    read_ops(all);
    return all;
  }

 private:
  // "case Op::purchase: return purchase();" in the op's dispatch.
  void read_ops(SourceAnswers& all) const {
    static const std::regex row(R"(case Op::(\w+):\s*return (\w+)\()");
    static const std::regex refused(R"(case Op::(\w+):\s*return (?:lot_)?code::(\w+);)");
    for (const Function* dispatch : named("checks")) {
      for (std::sregex_iterator it(dispatch->body.begin(), dispatch->body.end(), refused), end; it != end; ++it) {
        all.ops[(*it)[1]].codes.insert((*it)[2]);
      }
      for (std::sregex_iterator it(dispatch->body.begin(), dispatch->body.end(), row), end; it != end; ++it) {
        Answers answers;
        for (const Function* check : called((*it)[2], *dispatch)) answers = reached_from(*check);
        all.ops[(*it)[1]] = std::move(answers);
      }
    }
  }

  std::vector<const Function*> named(const std::string& name) const {
    const auto it = by_name_.find(name);
    return it == by_name_.end() ? std::vector<const Function*>{} : it->second;
  }

  // A helper of the same file is meant before one of another.
  std::vector<const Function*> called(const std::string& name, const Function& from) const {
    const std::vector<const Function*> all = named(name);
    std::vector<const Function*> near;
    for (const Function* each : all) {
      if (each->file == from.file) near.push_back(each);
    }
    return near.empty() ? all : near;
  }

  Answers reached_from(const Function& start) const {
    static const std::regex call(R"(\b(\w+)\()");
    Answers answers;
    std::set<const Function*> seen{&start};
    std::deque<const Function*> open{&start};
    while (!open.empty()) {
      const Function& at = *open.front();
      open.pop_front();
      collect(at, answers);
      for (const std::string& name : all_matches(at.body, call)) {
        // Scheme::code names all that a law has other words for.
        if (name == "decide" || name == "apply" || name == "fold" || name == "code") continue;
        for (const Function* next : called(name, at)) {
          if (seen.insert(next).second) open.push_back(next);
        }
      }
    }
    return answers;
  }

  static void collect(const Function& at, Answers& answers) {
    // Document::late is what a document says in a shared decision; Document::law is how the city asks it.
    static const std::regex code(R"(\b(?:(?:lot_)?code|Document)::(?!law\b)(\w+))"), flag(R"(\bflag::(\w+))"),
        bit(R"(\bresult_flag::(\w+))");
    for (const std::string& name : all_matches(at.body, code)) {
      if (name != "accepted") answers.codes.insert(name);
    }
    for (const std::string& name : all_matches(at.body, bit)) {
      if (name == "late") answers.late = true;
      if (name == "shortfall_opened") answers.flags.insert("custody_shortfall");
      if (name == "filing_duty_opened") answers.flags.insert("filing_due");
    }
    if (at.in_custody) return;  // flag::cash is a bit of the record there
    static const std::regex of_the_record(R"(custody::flag::\w+)");
    for (const std::string& name : all_matches(std::regex_replace(at.body, of_the_record, ""), flag)) {
      answers.flags.insert(name);
    }
  }

  std::vector<Function> functions_;
  std::map<std::string, std::vector<const Function*>> by_name_;
};

}  // namespace

SourceAnswers answers_in(const std::vector<SourceFile>& files) { return Reader(files).read(); }

}  // namespace gongbao::clauses
