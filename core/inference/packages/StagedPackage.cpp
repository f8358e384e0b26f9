#include <algorithm>
#include <array>

#include "core/inference/packages/ModelStore.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

/// The numbers before the suffix.
std::array<unsigned long long, 3> numbersOf(const std::string& version) {
    std::array<unsigned long long, 3> numbers{};
    std::size_t index = 0;
    for (const char c : version.substr(0, version.find('-'))) {
        if (c == '.') {
            ++index;
        } else if (index < numbers.size() && c >= '0' && c <= '9') {
            numbers[index] = numbers[index] * 10 + static_cast<unsigned long long>(c - '0');
        }
    }
    return numbers;
}

std::string suffixOf(const std::string& version) {
    const std::size_t hyphen = version.find('-');
    return hyphen == std::string::npos ? std::string() : version.substr(hyphen + 1);
}

}  // namespace

int compareVersions(const std::string& a, const std::string& b) {
    if (const auto first = numbersOf(a), second = numbersOf(b); first != second) {
        return first < second ? -1 : 1;
    }
    const std::string first = suffixOf(a), second = suffixOf(b);
    if (first.empty() != second.empty()) {
        return first.empty() ? 1 : -1;
    }
    return first.compare(second);
}

StagedPackage::StagedPackage(StagedPackage&& other) noexcept {
    *this = std::move(other);
}

StagedPackage& StagedPackage::operator=(StagedPackage&& other) noexcept {
    if (this != &other) {
        discard();
        m_package = std::move(other.m_package);
        m_staging = std::exchange(other.m_staging, {});
        m_source = std::move(other.m_source);
        m_installedVersion = std::move(other.m_installedVersion);
        m_unknowns = std::move(other.m_unknowns);
        m_isImport = other.m_isImport;
        m_hasRun = other.m_hasRun;
    }
    return *this;
}

StagedPackage::~StagedPackage() {
    discard();
}

void StagedPackage::discard() {
    if (!m_staging.empty()) {
        std::error_code ignored;
        fs::remove_all(m_staging, ignored);
        m_staging.clear();
    }
}

bool StagedPackage::needsReplace() const {
    return !m_installedVersion.empty() && compareVersions(m_package.manifest.version, m_installedVersion) <= 0;
}

}  // namespace intaglio::inference
