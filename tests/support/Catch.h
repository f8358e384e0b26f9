#pragma once
/// The only include of Catch2: hides where version 2 and version 3 keep their headers.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
