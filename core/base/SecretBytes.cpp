#include "core/base/SecretBytes.h"

namespace intaglio::base {

void wipe(void* data, std::size_t size) {
    auto* bytes = static_cast<volatile std::uint8_t*>(data);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = 0;
}

}  // namespace intaglio::base
