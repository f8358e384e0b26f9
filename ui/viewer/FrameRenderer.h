#pragma once
#include <QImage>
#include <QRect>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/image/Image.h"

namespace intaglio::ui {

/// Turns stored samples into what the screen shows, fast enough to drag the window at 60 frames a second: the window is a table
/// lookup, and only the samples that are visible, at the coarsest level that is still sharp on the screen, go through it.
/// The table itself is an image::DisplayTable, so that the viewer, the models and the exports agree on every value.
/// UI thread only.
class FrameRenderer {
public:
    /// Levels halve the picture: level 0 is the picture itself, level n is 2^n times smaller.
    static constexpr int kLevels = 6;

    void setImage(std::shared_ptr<const image::Image> image);
    [[nodiscard]] const image::Image* image() const { return m_image.get(); }

    void setFrame(int frame);
    /// Empty: the file's own window.
    void setWindow(const std::optional<image::Window>& window);
    void setInverted(bool inverted);

    /// The window in force. Colour pictures have one on their 8-bit channels (brightness and contrast).
    [[nodiscard]] image::Window window() const;
    /// The values that the window can range over: smallest and largest after the modality transform.
    [[nodiscard]] std::pair<double, double> valueRange() const { return {m_rangeLow, m_rangeHigh}; }

    /// Columns and rows of a level.
    [[nodiscard]] QSize levelSize(int level);
    /// The coarsest level at which one sample is not larger than a device pixel.
    [[nodiscard]] static int levelForScale(double devicePixelsPerSample);
    /// `area` (in the level's samples, inside levelSize) as RGB32.
    [[nodiscard]] QImage render(int level, const QRect& area);

private:
    struct Level {
        int columns = 0;
        int rows = 0;
        std::vector<std::uint16_t> grey;    ///< indices into the table
        std::vector<std::uint32_t> colour;  ///< 0xffRRGGBB
    };
    void prepareFrame();
    void prepareGreyFrame();
    void prepareColourFrame();
    void buildTable();
    void buildGreyTable();
    void buildColourTable();
    const Level& level(int index);

    std::shared_ptr<const image::Image> m_image;
    int m_frame = 0;
    std::optional<image::Window> m_window;
    image::Window m_ownWindow;
    bool m_inverted = false;
    bool m_isColour = false;
    double m_rangeLow = 0;
    double m_rangeHigh = 255;
    std::array<Level, kLevels> m_levels;
    std::vector<std::uint32_t> m_greyTable;          ///< sample index -> 0xffRRGGBB
    std::array<std::uint8_t, 256> m_channelTable{};  ///< colour pictures: 8-bit channel -> 8-bit channel
    bool m_frameReady = false;
    bool m_tableReady = false;
};

}  // namespace intaglio::ui
