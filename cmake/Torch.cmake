# LibTorch: Debian's package, or a vendor build through -DTorch_DIR=.../share/cmake/Torch.
find_package(Torch REQUIRED)
add_library(intaglio_torch_dependency INTERFACE)
target_link_libraries(intaglio_torch_dependency INTERFACE ${TORCH_LIBRARIES})
target_include_directories(intaglio_torch_dependency SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
separate_arguments(_torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(intaglio_torch_dependency INTERFACE ${_torch_flags})
