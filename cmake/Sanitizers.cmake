# INTAGLIO_SANITIZE: empty, "address" (with undefined behaviour), "thread", "fuzzer" (clang) or "coverage".
set(INTAGLIO_SANITIZE "" CACHE STRING "address, thread, fuzzer, coverage or empty")

if(INTAGLIO_SANITIZE STREQUAL "address")
  set(_flags -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
elseif(INTAGLIO_SANITIZE STREQUAL "thread")
  set(_flags -fsanitize=thread)
elseif(INTAGLIO_SANITIZE STREQUAL "fuzzer")
  set(_flags -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
elseif(INTAGLIO_SANITIZE STREQUAL "coverage")
  set(_flags --coverage)
elseif(INTAGLIO_SANITIZE)
  message(FATAL_ERROR "INTAGLIO_SANITIZE=${INTAGLIO_SANITIZE} is not known")
endif()

if(_flags)
  target_compile_options(project_options INTERFACE ${_flags})
  target_link_options(project_options INTERFACE ${_flags})
endif()
