#pragma once
#include "core/training/Training.h"

namespace intaglio::training {

/// Share of the peak learning rate, above 0 and at most 1, at `step` (from 0) of `total`:
///   OneCycle  cosine from 0.04 up to 1 over the first quarter, then cosine down to 0.001 (Smith 2018)
///   Cosine    linear from 0.04 up to 1 over the first twentieth, then cosine down to 0.001 (Loshchilov and Hutter 2017)
///   Step      1, from half of the steps on 0.1, from three quarters on 0.01
///   Constant  1
[[nodiscard]] double scheduleFactor(ScheduleKind kind, std::int64_t step, std::int64_t total);

}  // namespace intaglio::training
