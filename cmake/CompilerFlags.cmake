# The one target that carries every compiler flag of the project's own code.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)

option(INTAGLIO_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" ON)

if(MSVC)
  target_compile_options(project_options INTERFACE /W4 /permissive- /utf-8)
  if(INTAGLIO_WARNINGS_AS_ERRORS)
    target_compile_options(project_options INTERFACE /WX)
  endif()
else()
  target_compile_options(project_options INTERFACE -Wall -Wextra -Wconversion -Wshadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A flow analysis that depends on the optimisation level and is wrong about nlohmann-json's iterators.
    target_compile_options(project_options INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(INTAGLIO_WARNINGS_AS_ERRORS)
    target_compile_options(project_options INTERFACE -Werror)
  endif()
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_compile_options(project_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  endif()
  target_compile_options(project_options INTERFACE -fstack-protector-strong)
endif()

target_compile_definitions(project_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII)

# The source root is the only include root: "core/base/Result.h".
target_include_directories(project_options INTERFACE "${PROJECT_SOURCE_DIR}")

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

find_program(INTAGLIO_CCACHE ccache)
if(INTAGLIO_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${INTAGLIO_CCACHE}")
endif()

# Files that include torch need over a gigabyte each: one at a time.
set_property(GLOBAL PROPERTY JOB_POOLS torch=1)
