# embedded_gazette: every file under gazette/ as bytes inside the program, so that the binary needs no files at run time;
# beside them, under scenarios/, the scenario files of tests/, whose worked examples the clause map names as tests, and
# glossary.md, which says what codes and commands are called on the screen.
# The table (path, begin, end) is read by law/embedded.h.
file(GLOB_RECURSE law_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/gazette ${CMAKE_SOURCE_DIR}/gazette/*)
file(GLOB_RECURSE scenario_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/tests/scenarios/*.yaml)
set(files ${law_files} ${scenario_files} glossary.md)
list(SORT files)

set(assembly "    .section .rodata\n")
set(declarations "")
set(rows "")
set(paths "")
set(index 0)
foreach(file ${files})
  set(path ${CMAKE_SOURCE_DIR}/gazette/${file})
  if(file MATCHES "^scenarios/")
    set(path ${CMAKE_SOURCE_DIR}/tests/${file})
  endif()
  if(file STREQUAL "glossary.md")
    set(path ${CMAKE_SOURCE_DIR}/docs/glossary.md)
  endif()
  list(APPEND paths ${path})
  string(APPEND assembly "    .global gb_embedded_${index}\n    .global gb_embedded_${index}_end\n"
    "gb_embedded_${index}:\n    .incbin \"${path}\"\ngb_embedded_${index}_end:\n    .byte 0\n")
  string(APPEND declarations "extern const char gb_embedded_${index}[], gb_embedded_${index}_end[];\n")
  string(APPEND rows "    {\"${file}\", gb_embedded_${index}, gb_embedded_${index}_end},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")

set(folder ${CMAKE_BINARY_DIR}/embedded)
file(CONFIGURE OUTPUT ${folder}/gazette.S CONTENT "${assembly}" @ONLY)
file(CONFIGURE OUTPUT ${folder}/gazette.cc @ONLY CONTENT "// Written by cmake/embed.cmake.
#include \"law/embedded_table.h\"

extern \"C\" {
${declarations}}

namespace gongbao::law {
const EmbeddedEntry embedded_entries[] = {
${rows}    {nullptr, nullptr, nullptr}};
}  // namespace gongbao::law
")
set_source_files_properties(${folder}/gazette.S PROPERTIES OBJECT_DEPENDS "${paths}")
add_library(embedded_gazette STATIC ${folder}/gazette.S ${folder}/gazette.cc)
target_include_directories(embedded_gazette PRIVATE ${CMAKE_SOURCE_DIR}/src)
