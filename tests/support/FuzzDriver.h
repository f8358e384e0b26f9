#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

/// A fuzz target defines LLVMFuzzerTestOneInput. Without libFuzzer, FuzzDriver.cpp runs it over mutated seeds for a few seconds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// True in the first execution of a program and in every `period`-th after it: where a target may do what takes a hundred times as long
/// as the rest. A kept input that is run alone always has its thorough turn.
inline bool isThoroughTurn(unsigned period) {
    static unsigned executions = 0;
    return executions++ % period == 0;
}

/// Optional: well-formed inputs to start from. The weak default gives none.
void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds);
