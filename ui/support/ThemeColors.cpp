#include <vector>

#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {

struct TokenValue {
    Color token;
    const char* light;
    const char* dark;
};

constexpr TokenValue kTokenValues[] = {
    {Color::Window, "#f4f7f7", "#121717"},
    {Color::Surface, "#ffffff", "#1b2222"},
    {Color::SurfaceRaised, "#eaf0f0", "#263030"},
    {Color::Border, "#d3dbdb", "#354242"},
    {Color::ControlBorder, "#768484", "#82918f"},
    {Color::Text, "#162020", "#e8eeee"},
    {Color::TextMuted, "#4d5b5b", "#a8b6b6"},
    {Color::TextDisabled, "#8a9595", "#6b7878"},
    {Color::Accent, "#0b6666", "#3fafa8"},
    {Color::AccentHover, "#095656", "#58bfb8"},
    {Color::AccentPressed, "#074545", "#34a099"},
    {Color::OnAccent, "#ffffff", "#06201f"},
    {Color::AccentText, "#0b6666", "#5cc4bd"},
    {Color::AccentSoft, "#d8ecea", "#17403e"},
    {Color::Danger, "#a8231b", "#ff9c92"},
    {Color::DangerSoft, "#fbe8e6", "#3d1b19"},
    {Color::Attention, "#7d4b00", "#f2b65c"},
    {Color::AttentionSoft, "#fff0d9", "#3a2a10"},
    {Color::Success, "#1b6534", "#7fd49a"},
    {Color::SuccessSoft, "#e1f2e6", "#16331f"},
    {Color::Info, "#27587e", "#8fc3ec"},
    {Color::InfoSoft, "#e3edf5", "#172d3f"},
    {Color::ViewerBackground, "#0e1212", "#0a0d0d"},
    {Color::ViewerText, "#e6ecec", "#e6ecec"},
    {Color::Focus, "#0b6666", "#7fd6d1"},
};
static_assert(std::size(kTokenValues) == static_cast<std::size_t>(Color::Count));

ColorSet makeSet(bool dark) {
    ColorSet set;
    set.dark = dark;
    for (const auto& value : kTokenValues) {
        set.colors[static_cast<std::size_t>(value.token)] = QColor(QLatin1String(dark ? value.dark : value.light));
    }
    return set;
}

std::vector<ContrastPair> makePairs() {
    std::vector<ContrastPair> pairs;
    for (const Color background : {Color::Window, Color::Surface, Color::SurfaceRaised, Color::AccentSoft}) {
        pairs.push_back({Color::Text, background, 4.5});
        pairs.push_back({Color::TextMuted, background, 4.5});
    }
    for (const Color background : {Color::Window, Color::Surface, Color::SurfaceRaised}) {
        pairs.push_back({Color::AccentText, background, 4.5});
        pairs.push_back({Color::ControlBorder, background, 3.0});
        pairs.push_back({Color::Focus, background, 3.0});
        pairs.push_back({Color::Danger, background, 4.5});
        pairs.push_back({Color::Attention, background, 4.5});
        pairs.push_back({Color::Success, background, 4.5});
    }
    pairs.push_back({Color::AccentText, Color::AccentSoft, 4.5});
    for (const Color background : {Color::Accent, Color::AccentHover, Color::AccentPressed})
        pairs.push_back({Color::OnAccent, background, 4.5});
    const std::pair<Color, Color> messages[] = {{Color::Danger, Color::DangerSoft},
                                                {Color::Attention, Color::AttentionSoft},
                                                {Color::Success, Color::SuccessSoft},
                                                {Color::Info, Color::InfoSoft}};
    for (const auto& [strong, soft] : messages) {
        pairs.push_back({strong, soft, 4.5});
        pairs.push_back({Color::Text, soft, 4.5});
        pairs.push_back({Color::TextMuted, soft, 4.5});
    }
    pairs.push_back({Color::ViewerText, Color::ViewerBackground, 7.0});
    return pairs;
}

}  // namespace

const ColorSet& lightColors() {
    static const ColorSet set = makeSet(false);
    return set;
}

const ColorSet& darkColors() {
    static const ColorSet set = makeSet(true);
    return set;
}

const std::vector<ContrastPair>& usedContrastPairs() {
    static const std::vector<ContrastPair> pairs = makePairs();
    return pairs;
}

}  // namespace intaglio::ui
