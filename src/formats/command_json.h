// Every public command by its name, from JSON to the bytes that are decided, and answers back to JSON. Derived from
// the field lists of policies/registry: a new command needs nothing here.
#pragma once

#include <boost/json/object.hpp>

#include "formats/field_shapes.h"
#include "formats/instruction_words.h"
#include "policies/command.h"

namespace gongbao::formats {

struct TypedFromJson {
  std::uint16_t type = 0;
  std::uint16_t version = 1;
  Bytes bytes;  // canonical
};

// json: the command's members, nothing else. Persons and free texts go to the gate, in the order of the field list and
// only as far as the form is right. ledger.schema_invalid naming the field; an unknown name is the field "command".
Result<TypedFromJson> typed_command_from_json(std::string_view name, const boost::json::value& json, Gate& gate);
// Persons and texts as their tokens and hashes. nullopt: a type or version this program does not know.
std::optional<boost::json::value> typed_command_to_json(std::uint16_t type, std::uint16_t version, ByteView bytes);

struct CommandShape {
  std::uint16_t number = 0;
  std::string_view name;
  std::string_view system;  // prepaid-card, accounts, city
  FieldShape fields;        // an object
  std::string full() const { return std::string(system) + "/" + std::string(name); }
};
std::vector<CommandShape> public_commands();  // in the order of the registry
// Those of documents whose people can sign in: what the service answers and describes.
std::vector<CommandShape> served_commands();
std::optional<CommandShape> public_command(std::string_view name);  // among all systems (policies::split_name)
std::string_view public_command_name(std::uint16_t number);         // also those of a day turn; empty for others
std::string full_command_name(std::uint16_t number);                // "childcare/submit_filing"

// Names of codes and flags of every policy: "ledger.forbidden"; empty for numbers without one.
std::string_view code_name(policies::Code code);
std::optional<policies::Code> code_named(std::string_view name);

struct AnswerFields {
  std::string_view outcome;  // accepted, refused, duplicate
  policies::Code code = 0;
  std::vector<policies::Code> flags = {};  // beside those among the figures
  std::vector<policies::Figure> figures = {};
  std::vector<std::string> clauses = {};
};

// {"outcome": …, "code": …, "flags": […], "clauses": […], "facts": {"releasable_fen": …, "due_on": …}} (spec/01 part
// 6). A figure whose name stands several times becomes a list.
boost::json::object answer_to_json(const AnswerFields& answer);
// nullopt: not the canonical bytes of figures.
std::optional<std::vector<policies::Figure>> figures_from_bytes(ByteView bytes);

// Flags of an instruction's result, in words. late depends on the op: cash_deposit_late, payout_late, refund_overdue.
std::vector<policies::Code> result_flags(std::uint8_t flags, custody::Op op,
                                         std::uint8_t scheme = custody::scheme_prepaid_card);

}  // namespace gongbao::formats
