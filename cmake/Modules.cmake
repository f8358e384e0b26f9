# intaglio_module(name SOURCES ... DEPENDS ... PRIVATE_DEPENDS ...): one static library per core folder, intaglio_<name>.
function(intaglio_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(intaglio_${name} STATIC ${arg_SOURCES})
  target_link_libraries(intaglio_${name} PUBLIC project_options ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
endfunction()

# intaglio_test(name SOURCES ... DEPENDS ... [LABELS ...]): one Catch2 program, registered as one ctest.
function(intaglio_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;LABELS;ARGUMENTS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE project_options ${arg_DEPENDS} intaglio_test_support)
  add_test(NAME ${name} COMMAND ${name} ${arg_ARGUMENTS})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" SKIP_RETURN_CODE 77)
  set_property(TEST ${name} PROPERTY ENVIRONMENT
    "INTAGLIO_SOURCE_DIR=${PROJECT_SOURCE_DIR};INTAGLIO_BINARY_DIR=${PROJECT_BINARY_DIR};QT_QPA_PLATFORM=offscreen")
endfunction()
