# The rooms of src/ as libraries and test programs.

# Written once: a new time stamp would make the precompiled header, and with it everything, anew at each configure.
if(NOT EXISTS ${CMAKE_BINARY_DIR}/pch.cc)
  file(WRITE ${CMAKE_BINARY_DIR}/pch.cc "")
endif()
# Three precompiled headers, each a superset of the one before in what it costs to read: the standard library for all
# rooms, JSON for the rooms at the edge, and those of tests. They hold nothing of ours, and not CLI11, whose global
# objects cost two seconds in every file that sees them. A room whose files nearly all read the same headers of ours says
# so in gb_headers_<room> (its tests: gb_headers_<room>_test) and gets one of its own: that halves its compilation.
set(gb_pch_headers <algorithm> <array> <bit> <chrono> <compare> <cstdint> <cstring> <expected> <functional> <map> <memory>
  <optional> <set> <span> <string> <string_view> <tuple> <utility> <variant> <vector>)
add_library(gb_pch STATIC ${CMAKE_BINARY_DIR}/pch.cc)
target_precompile_headers(gb_pch PRIVATE ${gb_pch_headers})
add_library(gb_pch_edge STATIC ${CMAKE_BINARY_DIR}/pch.cc)
set(gb_pch_edge_headers ${gb_pch_headers} <boost/json.hpp>)
target_precompile_headers(gb_pch_edge PRIVATE ${gb_pch_edge_headers})
target_link_libraries(gb_pch_edge PRIVATE Boost::json)
add_library(gb_pch_test STATIC ${CMAKE_BINARY_DIR}/pch.cc)
set(gb_pch_test_headers ${gb_pch_headers} <gmock/gmock.h> <gtest/gtest.h> <rapidcheck.h> <rapidcheck/gtest.h>)
target_precompile_headers(gb_pch_test PRIVATE ${gb_pch_test_headers})
target_link_libraries(gb_pch_test PRIVATE GTest::gmock GTest::gtest rapidcheck)

# The headers as <…> or, of ours, "…", precompiled for that target.
function(gb_precompile target)
  list(TRANSFORM ARGN REPLACE "^([^<].*)$" "\"\\1\"" OUTPUT_VARIABLE headers)
  target_precompile_headers(${target} PRIVATE ${headers})
endfunction()

# gb_room(name ROOMS … LINK … PCH …): the static library of src/<name> and its test program <name>_test, of *_test.cc and
# what they share (test_*.cc).
function(gb_room name)
  cmake_parse_arguments(ARG "" "PCH" "ROOMS;LINK" ${ARGN})
  if(NOT ARG_PCH)
    set(ARG_PCH gb_pch)
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$|/test_[a-z_]+\\.cc$|/main\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$|/test_[a-z_]+\\.cc$")
  if(NOT sources AND NOT tests)
    return()
  endif()
  set(rooms)
  foreach(room ${ARG_ROOMS})
    if(TARGET gb_${room})
      list(APPEND rooms gb_${room})
    endif()
  endforeach()
  if(NOT sources)
    set(sources ${CMAKE_BINARY_DIR}/pch.cc)
  endif()
  add_library(gb_${name} STATIC ${sources})
  target_include_directories(gb_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(gb_${name} PUBLIC ${rooms} ${ARG_LINK})
  if(gb_headers_${name})
    gb_precompile(gb_${name} ${${ARG_PCH}_headers} ${gb_headers_${name}})
  else()
    target_precompile_headers(gb_${name} REUSE_FROM ${ARG_PCH})
  endif()
  if(tests)
    gb_test(${name}_test SOURCES ${tests} LINK gb_${name})
  endif()
endfunction()

function(gb_for_tests name)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE GONGBAO_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    GONGBAO_BINARY_DIR="${CMAKE_BINARY_DIR}" GONGBAO_PROGRAM="$<TARGET_FILE:gongbao>")
  target_precompile_headers(${name} REUSE_FROM gb_pch_test)
endfunction()

# gb_test_helpers(name SOURCES … LINK …): what several test programs share, compiled once.
function(gb_test_helpers name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_LINK} GTest::gmock GTest::gtest rapidcheck)
  gb_for_tests(${name})
endfunction()

# gb_test(name SOURCES … LINK … LABELS … [PROGRAM] [WHOLE]): a GoogleTest program whose cases ctest knows one by one.
# PROGRAM: it starts the program itself; WHOLE: as one case, because its tests share something that is dear to make.
function(gb_test name)
  cmake_parse_arguments(ARG "PROGRAM;WHOLE" "" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gmock GTest::gtest GTest::gtest_main rapidcheck)
  gb_for_tests(${name})
  if(ARG_PROGRAM)
    add_dependencies(${name} gongbao)
  endif()
  if(ARG_WHOLE)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  else()
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()

# Everything in tests/<folder>/ that crosses rooms; each folder has a CMakeLists.txt of its own.
function(gb_tests)
  file(GLOB folders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*/CMakeLists.txt)
  foreach(folder ${folders})
    get_filename_component(path ${folder} DIRECTORY)
    add_subdirectory(${path})
  endforeach()
endfunction()

# Each benches/<question>.cc is the program bench_<question>, built only when ./bench asks for it.
function(gb_benches room)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/benches/*.cc)
  foreach(source ${sources})
    get_filename_component(question ${source} NAME_WE)
    add_executable(bench_${question} EXCLUDE_FROM_ALL ${source})
    target_link_libraries(bench_${question} PRIVATE gb_${room})
    target_include_directories(bench_${question} PRIVATE ${CMAKE_SOURCE_DIR})
    target_precompile_headers(bench_${question} REUSE_FROM gb_pch_edge)
  endforeach()
endfunction()
