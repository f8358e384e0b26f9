#pragma once
#include "core/training/Training.h"

namespace intaglio::training {

/// A well-mixed number from two (SplitMix64 finaliser): seeds of steps and pictures are derived, never drawn, so any of them can be
/// repeated alone.
[[nodiscard]] std::uint64_t mixSeeds(std::uint64_t seed, std::uint64_t index);

/// The order in which one epoch shows the pictures: as many as there are, drawn so that a class appears in proportion to the square
/// root of its size. Within a class every picture is used once before one is used again. Equal seeds give equal orders.
[[nodiscard]] std::vector<std::size_t> balancedOrder(const BatchSource& source, int classes, std::uint64_t seed);

}  // namespace intaglio::training
