// Small steps on the inputs of a command while they are JSON.
#pragma once

#include <boost/json/object.hpp>

#include "base/hash.h"

namespace gongbao::cli::scenario {

// nullopt: not there, or no whole number from 0.
std::optional<std::uint64_t> number_in(const boost::json::object& members, const char* name);
// nullopt: not there, or not 32 hex digits.
std::optional<Id16> id_in(const boost::json::object& members, const char* name);
// "2023-11-17 15:00", in Beijing, as a stamp is written.
std::string stamp_text(const std::string& minute);
// A text, or a number as one; what is usual where nothing is said.
std::string word_in(const boost::json::object& members, std::string_view name, std::string usual);
inline std::string text_at(const boost::json::object& members, std::string_view name) {
  return word_in(members, name, {});
}
bool flag_in(const boost::json::object& members, std::string_view name, bool usual);
// A whole number; what is usual where the text is none.
std::int64_t whole_of(std::string_view text, std::int64_t usual);
// What is said under one name, said under another.
void renamed(boost::json::object& members, const char* from, const char* to);
void put_new(boost::json::object& members, const char* name, boost::json::value value);

}  // namespace gongbao::cli::scenario
