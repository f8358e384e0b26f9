#pragma once
#include <torch/script.h>

#include <optional>
#include <string>

/// What a foreign TorchScript file may ask for. TorchScript is a program: it can map, create and overwrite files. Only operators that
/// compute on tensors and the language around them are let through; everything that is not on the list is refused.
namespace intaglio::inference::torchlib {

/// Looked at before the file is handed to torch::jit::load, which already runs a class's __setstate__. Nothing where the file may be
/// loaded, else why not, in English. Throws what torch throws for a file that is no archive.
[[nodiscard]] std::optional<std::string> archiveObjection(const std::string& path);

/// Every function, method and nested block of a loaded module. Nothing where it may run, else the first thing that it may not do.
[[nodiscard]] std::optional<std::string> operatorObjection(const torch::jit::Module& module);

}  // namespace intaglio::inference::torchlib
