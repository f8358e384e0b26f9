#include "core/dicom/dcmtk/Structure.h"

#include <algorithm>
#include <vector>

namespace intaglio::dicom {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

constexpr std::uint32_t kUndefined = 0xFFFFFFFFU;
constexpr std::uint32_t kItem = 0xFFFEE000U;
constexpr std::uint32_t kItemEnd = 0xFFFEE00DU;
constexpr std::uint32_t kSequenceEnd = 0xFFFEE0DDU;
constexpr std::uint32_t kPixelData = 0x7FE00010U;
constexpr std::uint32_t kDirectoryRecords = 0x00041220U;
/// Where the walk loses its way, the number of item tags bounds the nesting the toolkit can reach.
constexpr std::size_t kMaximumItemsWhenLost = 1024;

constexpr std::size_t kMaximumStrays = 16;

enum class Kind { Sequence, Item, Fragments };

struct Level {
    Kind kind;
    std::uint64_t end;  // kUndefined as UINT64_MAX
    bool explicitVr;
};

class Walker {
public:
    Walker(ByteView bytes, const TransferSyntax& syntax) : m_bytes(bytes), m_explicit(syntax.explicitVr), m_bigEndian(syntax.bigEndian) {}

    Result<Structure> run() {
        Step step = Step::Fine;
        while (step == Step::Fine && m_at < m_bytes.size()) {
            closeFinished();
            if (m_bytes.size() - m_at < 8) break;
            step = next();
            if (m_levels.size() > 2 * kMaximumNesting) return Error(ErrorCode::PictureDamaged, {"dicom", "sequences nested too deeply"});
        }
        const bool pixelsFinished = m_result.pixels && m_result.pixels->end != 0;
        if (step == Step::Truncated && !pixelsFinished) return Error(ErrorCode::PictureTruncated, {"dicom"});
        m_result.isComplete = step == Step::Fine && m_result.strays.empty();
        if (step == Step::Lost) {
            if (auto status = judgeLost(); !status) return status.error();
        }
        if (m_result.pixels && !pixelsFinished) m_result.pixels->end = m_bytes.size();
        return std::move(m_result);
    }

private:
    enum class Step { Fine, Truncated, Lost };

    [[nodiscard]] std::uint32_t number(std::uint64_t at, int size) const {
        std::uint32_t value = 0;
        for (int i = 0; i < size; ++i) value = (value << 8) | m_bytes[at + static_cast<std::uint64_t>(m_bigEndian ? i : size - 1 - i)];
        return value;
    }
    [[nodiscard]] bool explicitHere() const { return m_levels.empty() ? m_explicit : m_levels.back().explicitVr; }
    [[nodiscard]] std::uint32_t tagAt(std::uint64_t at) const { return (number(at, 2) << 16) | number(at + 2, 2); }

    void closeFinished() {
        while (!m_levels.empty() && m_levels.back().end <= m_at) m_levels.pop_back();
    }

    void open(Kind kind, std::uint32_t length, bool explicitVr) {
        m_levels.push_back({kind, length == kUndefined ? UINT64_MAX : m_at + length, explicitVr});
    }

    Step skip(std::uint64_t length) {
        if (length > m_bytes.size() - m_at) return Step::Truncated;
        m_at += length;
        return Step::Fine;
    }

    Step next() {
        const std::uint32_t tag = tagAt(m_at);
        if (tag == kItem || tag == kItemEnd || tag == kSequenceEnd) return delimiter(tag);
        return element(tag);
    }

    Step delimiter(std::uint32_t tag) {
        const std::uint32_t length = number(m_at + 4, 4);
        m_at += 8;
        if (m_levels.empty()) return stray(tag, length);
        if (tag != kItem) {
            if (tag == kSequenceEnd && m_levels.back().kind == Kind::Item) m_levels.pop_back();
            if (!m_levels.empty()) m_levels.pop_back();
            if (m_levels.empty() && m_inPixels) m_result.pixels->end = m_at;
            m_inPixels = m_inPixels && !m_levels.empty();
            return Step::Fine;
        }
        if (m_levels.back().kind == Kind::Fragments) return fragment(length);
        open(Kind::Item, length, m_levels.back().explicitVr);
        return Step::Fine;
    }

    Step stray(std::uint32_t tag, std::uint32_t length) {
        if (tag != kItem || length == kUndefined || m_result.strays.size() >= kMaximumStrays) return Step::Lost;
        if (length > m_bytes.size() - m_at) return Step::Truncated;
        m_result.strays.push_back({m_at - 8, m_at + length});
        m_at += length;
        return Step::Fine;
    }

    Step fragment(std::uint32_t length) {
        if (length == kUndefined) return Step::Lost;
        if (length > m_bytes.size() - m_at) return Step::Truncated;
        if (m_inPixels) m_result.pixels->fragments.push_back(m_bytes.subspan(m_at, length));
        m_at += length;
        return Step::Fine;
    }

    Step element(std::uint32_t tag) {
        const std::uint64_t start = m_at;
        bool isWords = !explicitHere();
        bool isSequence = false;
        bool nestedExplicit = explicitHere();
        std::uint32_t length = 0;
        if (explicitHere()) {
            const std::uint8_t first = m_bytes[m_at + 4];
            const std::uint8_t second = m_bytes[m_at + 5];
            if (!isValueRepresentation(first, second)) return Step::Lost;
            const bool isLong = hasLongLength(first, second);
            if (isLong && m_bytes.size() - m_at < 12) return Step::Truncated;
            length = isLong ? number(m_at + 8, 4) : number(m_at + 6, 2);
            m_at += isLong ? 12 : 8;
            isSequence = first == 'S' && second == 'Q';
            isWords = first == 'O' && second == 'W';
            // PS3.5 6.2.2: an unknown value of undefined length is a sequence in implicit coding.
            if (first == 'U' && second == 'N' && length == kUndefined) nestedExplicit = false;
        } else {
            length = number(m_at + 4, 4);
            m_at += 8;
            // Without a dictionary a defined-length sequence shows by the item tag that starts it.
            isSequence = length != kUndefined && length >= 8 && m_bytes.size() - m_at >= 8 && tagAt(m_at) == kItem;
        }
        m_result.isDirectory = m_result.isDirectory || tag == kDirectoryRecords;
        if (tag == kPixelData && m_levels.empty() && !m_result.pixels && length != 0) return pixels(start, length, isWords);
        return enter(tag, length, isSequence, nestedExplicit);
    }

    Step pixels(std::uint64_t start, std::uint32_t length, bool isWords) {
        PixelElement element;
        element.start = start;
        element.isWords = isWords;
        element.isEncapsulated = length == kUndefined;
        if (!element.isEncapsulated) {
            if (length > m_bytes.size() - m_at) return Step::Truncated;
            element.value = m_bytes.subspan(m_at, length);
            m_at += length;
            element.end = m_at;
        } else {
            open(Kind::Fragments, kUndefined, false);
            m_inPixels = true;
        }
        m_result.pixels = std::move(element);
        return Step::Fine;
    }

    Step enter(std::uint32_t tag, std::uint32_t length, bool isSequence, bool nestedExplicit) {
        if (length != kUndefined && length > m_bytes.size() - m_at) return Step::Truncated;
        if (length == kUndefined) {
            open(tag == kPixelData ? Kind::Fragments : Kind::Sequence, length, nestedExplicit);
            return Step::Fine;
        }
        if (isSequence) {
            open(Kind::Sequence, length, nestedExplicit);
            return Step::Fine;
        }
        return skip(length);
    }

    [[nodiscard]] Status judgeLost() const {
        const std::uint8_t little[4] = {0xFE, 0xFF, 0x00, 0xE0};
        const std::uint8_t big[4] = {0xFF, 0xFE, 0xE0, 0x00};
        const std::uint8_t* const wanted = m_bigEndian ? big : little;
        std::size_t items = 0;
        for (std::size_t i = 0; i + 4 <= m_bytes.size(); ++i) items += std::equal(wanted, wanted + 4, m_bytes.data() + i) ? 1U : 0U;
        if (items > kMaximumItemsWhenLost) return Error(ErrorCode::PictureDamaged, {"dicom", "structure"});
        return {};
    }

    ByteView m_bytes;
    bool m_explicit;
    bool m_bigEndian;
    bool m_inPixels = false;
    Structure m_result;
    std::uint64_t m_at = 0;
    std::vector<Level> m_levels;
};

}  // namespace

Result<Structure> outline(ByteView dataSet, const TransferSyntax& syntax) {
    return Walker(dataSet, syntax).run();
}

}  // namespace intaglio::dicom
