#include "app/cli/Percent.h"

#include <array>
#include <cstdio>

namespace intaglio::cli {

std::string percent(double probability, int decimals, int width) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%*.*f %%", width, decimals, probability * 100);
    return text.data();
}

}  // namespace intaglio::cli
