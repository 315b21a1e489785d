// A value of a list as a role may see it: in a page as JSON, in a file as what its cell shows. One rule for both.
#pragma once

#include <boost/json/object.hpp>

#include "access/access.h"
#include "policies/view_rows.h"
#include "server/api/service.h"

namespace gongbao::server {

// Null: nothing, or nothing that the role may see. A person is {"token", "name"}, the name masked for every role: in
// clear only by read_person.
boost::json::value value_json(Service& service, access::Role role, const policies::Column& column,
                              const policies::Value& value);

// As a member is called: amounts end in _fen.
std::string shown_name(const policies::Column& column);
// A row as a page shows it.
boost::json::object row_json(Service& service, access::Role role, const std::vector<policies::Column>& columns,
                             const std::vector<policies::Value>& values);

// The same as a value of its kind, or text where it is masked; a person is the masked name.
policies::Value value_in_file(Service& service, access::Role role, const policies::Column& column,
                              const policies::Value& value);

}  // namespace gongbao::server
