#pragma once
#include <string>
#include <variant>
#include <vector>

#include "core/base/Bytes.h"

/// A diagram as a list of shapes, written as SVG 1.1 or painted as PNG: one description, two forms. Lengths are in pixels of the SVG,
/// colours "#rrggbb".
namespace intaglio::training {

struct PlotPoint {
    double x = 0, y = 0;
};

struct Polyline {
    std::vector<PlotPoint> points;
    std::string color;
    bool dashed = false;
    double width = 1.8;
};
struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    std::string fill;    ///< empty: none
    std::string stroke;  ///< empty: none
};
struct Dot {
    PlotPoint center;
    double radius = 3;
    std::string color;
};
enum class Anchor { Start, Middle, End };
struct Words {
    PlotPoint at;  ///< on the base line
    std::string text;
    Anchor anchor = Anchor::Start;
    int size = 12;
    bool upwards = false;  ///< turned a quarter to the left
};
using Shape = std::variant<Polyline, Box, Dot, Words>;

struct Drawing {
    double width = 0, height = 0;
    std::vector<Shape> shapes;
};

/// Text is escaped.
[[nodiscard]] std::string svgOf(const Drawing& drawing);
/// Painted at twice the size on white, with OpenCV's stroke font: characters beyond ASCII become "?". OutOfMemory.
[[nodiscard]] base::Result<base::Bytes> pngOf(const Drawing& drawing);

}  // namespace intaglio::training
