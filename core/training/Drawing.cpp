#include "core/training/Drawing.h"

#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/image/ImageReader.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

std::string number(double value) {
    return fixedNumber(value, 2);
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return result;
}

std::string paintText(const std::string& color) {
    return color.empty() ? "none" : color;
}

std::string svgShape(const Polyline& line) {
    std::string text = "<polyline fill=\"none\" stroke-width=\"" + number(line.width) + "\" stroke=\"" + line.color + "\"" +
                       (line.dashed ? " stroke-dasharray=\"4 4\"" : "") + " points=\"";
    for (const PlotPoint& point : line.points) {
        text += number(point.x) + "," + number(point.y) + " ";
    }
    return text + "\"/>\n";
}

std::string svgShape(const Box& box) {
    return "<rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(box.width) + "\" height=\"" +
           number(box.height) + "\" fill=\"" + paintText(box.fill) + "\" stroke=\"" + paintText(box.stroke) + "\"/>\n";
}

std::string svgShape(const Dot& dot) {
    return "<circle cx=\"" + number(dot.center.x) + "\" cy=\"" + number(dot.center.y) + "\" r=\"" + number(dot.radius) + "\" fill=\"" +
           dot.color + "\"/>\n";
}

std::string svgShape(const Words& words) {
    constexpr std::array kAnchors{"start", "middle", "end"};
    const std::string x = number(words.at.x), y = number(words.at.y);
    const std::string place =
        words.upwards ? " transform=\"translate(" + x + "," + y + ") rotate(-90)\"" : " x=\"" + x + "\" y=\"" + y + "\"";
    return "<text" + place + " text-anchor=\"" + kAnchors[static_cast<std::size_t>(words.anchor)] + "\" font-size=\"" +
           std::to_string(words.size) + "\">" + escaped(words.text) + "</text>\n";
}

/// Paints at twice the size; OpenCV's sub-pixel coordinates keep thin lines smooth.
class Painter {
public:
    explicit Painter(cv::Mat& canvas) : m_canvas(canvas) {}

    void operator()(const Polyline& line) const {
        for (std::size_t index = 0; index + 1 < line.points.size(); ++index) {
            stroke(line.points[index], line.points[index + 1], line);
        }
    }
    void operator()(const Box& box) const {
        const cv::Rect area(cv::Point(whole(box.x), whole(box.y)), cv::Point(whole(box.x + box.width), whole(box.y + box.height)));
        if (!box.fill.empty()) {
            cv::rectangle(m_canvas, area, colorOf(box.fill), cv::FILLED);
        }
        if (!box.stroke.empty()) {
            cv::rectangle(m_canvas, area, colorOf(box.stroke), kScale / 2, cv::LINE_AA);
        }
    }
    void operator()(const Dot& dot) const {
        cv::circle(m_canvas, fine(dot.center), whole(dot.radius) << kShift, colorOf(dot.color), cv::FILLED, cv::LINE_AA, kShift);
    }
    void operator()(const Words& words) const {
        const std::string text = printable(words.text);
        const double fontScale = words.size * kScale / 30.0;
        int below = 0;
        const cv::Size size = cv::getTextSize(text, cv::FONT_HERSHEY_SIMPLEX, fontScale, kScale / 2, &below);
        const int shift = words.anchor == Anchor::Start ? 0 : words.anchor == Anchor::Middle ? size.width / 2 : size.width;
        if (!words.upwards) {
            cv::putText(m_canvas, text, {whole(words.at.x) - shift, whole(words.at.y)}, cv::FONT_HERSHEY_SIMPLEX, fontScale,
                        cv::Scalar::all(0), kScale / 2, cv::LINE_AA);
            return;
        }
        cv::Mat strip(size.height + below + 4, size.width + 4, CV_8UC3, cv::Scalar::all(255));
        cv::putText(strip, text, {0, size.height}, cv::FONT_HERSHEY_SIMPLEX, fontScale, cv::Scalar::all(0), kScale / 2, cv::LINE_AA);
        cv::rotate(strip, strip, cv::ROTATE_90_COUNTERCLOCKWISE);
        const cv::Rect wanted(whole(words.at.x) - size.height, whole(words.at.y) - strip.rows + shift, strip.cols, strip.rows);
        const cv::Rect seen = wanted & cv::Rect(0, 0, m_canvas.cols, m_canvas.rows);
        strip(seen - wanted.tl()).copyTo(m_canvas(seen));
    }

    static constexpr int kScale = 2;

private:
    static constexpr int kShift = 4;  ///< fractional bits of OpenCV's fixed-point coordinates

    static int whole(double value) { return static_cast<int>(std::lround(value * kScale)); }
    static cv::Point fine(const PlotPoint& point) {
        const double factor = kScale * (1 << kShift);
        return {static_cast<int>(std::lround(point.x * factor)), static_cast<int>(std::lround(point.y * factor))};
    }
    /// "#rrggbb"; the canvas is RGB.
    static cv::Scalar colorOf(const std::string& text) {
        const unsigned long value = std::strtoul(text.c_str() + 1, nullptr, 16);
        return cv::Scalar(static_cast<double>(value >> 16 & 255U), static_cast<double>(value >> 8 & 255U),
                          static_cast<double>(value & 255U));
    }
    /// The stroke font knows ASCII; a character of several bytes becomes one "?".
    static std::string printable(const std::string& text) {
        std::string result;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x80) {
                result += c;
            } else if (byte >= 0xC0) {
                result += '?';
            }
        }
        return result;
    }
    void stroke(const PlotPoint& from, const PlotPoint& to, const Polyline& line) const {
        constexpr double kDash = 4;
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        const int thickness = std::max(1, whole(line.width));
        const double piece = line.dashed ? kDash : length;
        for (double start = 0; start < length || start == 0; start += line.dashed ? 2 * piece : length + 1) {
            const auto at = [&](double distance) {
                const double share = length > 0 ? std::min(1.0, distance / length) : 0;
                return fine({std::lerp(from.x, to.x, share), std::lerp(from.y, to.y, share)});
            };
            cv::line(m_canvas, at(start), at(start + piece), colorOf(line.color), thickness, cv::LINE_AA, kShift);
        }
    }

    cv::Mat& m_canvas;
};

}  // namespace

std::string svgOf(const Drawing& drawing) {
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(drawing.width) + "\" height=\"" +
                      number(drawing.height) +
                      "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
    for (const Shape& shape : drawing.shapes) {
        svg += std::visit([](const auto& one) { return svgShape(one); }, shape);
    }
    return svg + "</svg>\n";
}

base::Result<base::Bytes> pngOf(const Drawing& drawing) {
    image::Geometry geometry;
    geometry.columns = static_cast<int>(std::lround(drawing.width * Painter::kScale));
    geometry.rows = static_cast<int>(std::lround(drawing.height * Painter::kScale));
    geometry.samplesPerPixel = 3;
    image::PixelMeaning meaning;
    meaning.photometric = image::Photometric::Rgb;
    auto picture = image::Image::create(geometry, std::move(meaning));
    if (!picture) {
        return picture.error();
    }
    cv::Mat canvas(geometry.rows, geometry.columns, CV_8UC3, picture->bytes().data());
    canvas.setTo(cv::Scalar::all(255));
    try {
        const Painter painter(canvas);
        for (const Shape& shape : drawing.shapes) {
            std::visit(painter, shape);
        }
    } catch (const cv::Exception& exception) {
        return base::Error(base::ErrorCode::InvalidArgument, {"drawing", exception.what()});
    }
    constexpr int kLevel = 6;
    return image::encodePng(*picture, {}, kLevel);
}

}  // namespace intaglio::training
