#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

/// A fuzz target defines LLVMFuzzerTestOneInput. Without libFuzzer, FuzzDriver.cpp runs it over mutated seeds for a few seconds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Optional: well-formed inputs to start from. The weak default gives none.
void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds);
