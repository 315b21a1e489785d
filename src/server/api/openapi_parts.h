// What every operation of the description is written from: schemas of fields, parameters, answers, and the components
// that they point to.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <initializer_list>

#include "formats/field_shapes.h"

namespace gongbao::server {

boost::json::object reference(std::string_view name);   // components/<name>
boost::json::object schema_ref(std::string_view name);  // components/schemas/<name>
boost::json::object text_schema(std::string_view description);
boost::json::object hash_schema();  // 64 hex digits
boost::json::object text_or_null_schema();
boost::json::object facts_schema();  // figures by name

// Fields as they are sent; told: as they are answered, where a person is a token with a masked name.
boost::json::object schema_of(const formats::FieldShape& shape, bool told);

template <HasFields T>
boost::json::object told_schema() {
  return schema_of(formats::shape_of<T>(), true);
}

// {<media type>: {"schema": …}}
boost::json::object content(std::string_view type, boost::json::object schema);
// What is answered when all is well, and the problems that may come instead.
boost::json::object responses(boost::json::object ok, std::initializer_list<std::string_view> problems);
boost::json::object parameter(std::string_view name, std::string_view in, std::string_view description,
                              boost::json::object schema, bool required = false);

// Schemas, problems, parameters and ways to sign in that operations point to.
boost::json::object components();

}  // namespace gongbao::server
