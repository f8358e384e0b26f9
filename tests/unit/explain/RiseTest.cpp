#include "core/explain/Rise.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/explain/Evidence.h"
#include "tests/support/Catch.h"
#include "tests/unit/explain/Detectors.h"

using namespace intaglio;
using base::ErrorCode;

TEST_CASE("RISE points at the place that the label depends on, in the unit of the logit") {
    auto runner = test::squareSum(40, 8, 24, 8);
    base::NoProgress progress;
    explain::RiseOptions options;
    options.masks = 1500;
    const auto map = explain::rise(runner, test::brightSquare(40, 8, 24, 8), 0, options, progress, {});
    REQUIRE(map);
    REQUIRE(map->rows == 40);
    REQUIRE(map->columns == 40);
    const auto peak = std::max_element(map->values.begin(), map->values.end()) - map->values.begin();
    CHECK(peak / 40 >= 8);
    CHECK(peak / 40 < 16);
    CHECK(peak % 40 >= 24);
    CHECK(peak % 40 < 32);
    // The mean over places is the logit's fall when all is hidden, 64 (1 - 0.04), as far as 1,500 masks tell.
    const double mean = std::accumulate(map->values.begin(), map->values.end(), 0.0) / 1600;
    CHECK(mean == Approx(64 * (1 - 0.04)).epsilon(0.25));
    CHECK(std::abs(map->values[38 * 40 + 2]) < 0.2 * map->values[static_cast<std::size_t>(peak)]);
}

TEST_CASE("Equal seeds give equal maps, other seeds other maps, and a label without evidence none") {
    auto runner = test::squareSum(16, 4, 4, 4);
    base::NoProgress progress;
    explain::RiseOptions options;
    options.masks = 50;
    options.batch = 7;
    const auto input = test::brightSquare(16, 4, 4, 4);
    const auto first = explain::rise(runner, input, 0, options, progress, {});
    options.batch = 50;
    const auto again = explain::rise(runner, input, 0, options, progress, {});
    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->values == again->values);
    options.seed = 2;
    CHECK(explain::rise(runner, input, 0, options, progress, {})->values != first->values);
    const auto nothing = explain::rise(runner, input, 1, options, progress, {});
    REQUIRE(nothing);
    CHECK(std::all_of(nothing->values.begin(), nothing->values.end(), [](float value) { return std::abs(value) < 1e-6F; }));
}

TEST_CASE("RISE can be stopped and refuses what it cannot explain") {
    auto runner = test::squareSum(16, 4, 4, 4);
    base::NoProgress progress;
    const auto input = test::brightSquare(16, 4, 4, 4);
    std::stop_source stop;
    stop.request_stop();
    CHECK(explain::rise(runner, input, 0, {}, progress, stop.get_token()).error().code == ErrorCode::Cancelled);
    CHECK(explain::rise(runner, input, 2, {}, progress, {}).error().code == ErrorCode::InvalidArgument);
    CHECK(explain::rise(runner, input, -1, {}, progress, {}).error().code == ErrorCode::InvalidArgument);
    explain::RiseOptions tooFine;
    tooFine.cells = 32;
    CHECK(explain::rise(runner, input, 0, tooFine, progress, {}).error().code == ErrorCode::InvalidArgument);
    inference::Tensor ragged = input;
    ragged.values.pop_back();
    CHECK(explain::rise(runner, ragged, 0, {}, progress, {}).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("A method that a model cannot do is replaced by one that it can, and says so") {
    auto runner = test::squareSum(16, 4, 4, 4);
    base::NoProgress progress;
    const auto input = test::brightSquare(16, 4, 4, 4);
    using inference::ExplainMethod;
    for (const ExplainMethod method : explain::allMethods()) {
        INFO(explain::methodName(method));
        const auto outside = explain::evidenceFor(runner, nullptr, input, 0, method, {}, progress, {});
        REQUIRE(outside);
        CHECK(outside->method == (method == ExplainMethod::Rise ? ExplainMethod::Rise : ExplainMethod::Occlusion));
        test::FakeExplainer explainer;  // neither a linear head nor a finer layer
        const auto inside = explain::evidenceFor(runner, &explainer, input, 0, method, {}, progress, {});
        REQUIRE(inside);
        const bool replaced = method == ExplainMethod::Cam || method == ExplainMethod::LayerCam;
        CHECK(inside->method == (replaced ? ExplainMethod::HiResCam : method));
        CHECK_FALSE(inside->map.values.empty());
    }
}
