#include "core/stego/robust/ReedSolomon.h"

#include <algorithm>
#include <array>

namespace intaglio::stego::robust {
namespace {

using Element = std::uint8_t;
/// Coefficients from the constant term up; long enough for every polynomial of the decoder.
using Polynomial = std::array<Element, kCheckBytes + 1>;

struct Field {
    std::array<Element, 510> power{};  ///< 2^i, twice round
    std::array<int, 256> logarithm{};

    constexpr Field() {
        int value = 1;
        for (std::size_t i = 0; i < 255; ++i) {
            power[i] = power[i + 255] = static_cast<Element>(value);
            logarithm[static_cast<std::size_t>(value)] = static_cast<int>(i);
            value <<= 1;
            if (value > 255) value ^= 0x11d;
        }
    }
    [[nodiscard]] Element at(int exponent) const { return power[static_cast<std::size_t>(exponent)]; }
    [[nodiscard]] Element multiply(Element a, Element b) const { return a == 0 || b == 0 ? Element{0} : at(logarithm[a] + logarithm[b]); }
    /// `b` must not be zero.
    [[nodiscard]] Element divide(Element a, Element b) const { return a == 0 ? Element{0} : at(logarithm[a] + 255 - logarithm[b]); }
};
constexpr Field kField;

Element add(Element a, Element b) {
    return static_cast<Element>(a ^ b);
}

Element valueAt(const Polynomial& polynomial, Element x) {
    Element value = 0;
    for (std::size_t i = polynomial.size(); i-- > 0;) value = add(kField.multiply(value, x), polynomial[i]);
    return value;
}

/// Product of (x - 2^i) for i from 0 to 15.
const Polynomial& generator() {
    static const Polynomial instance = [] {
        Polynomial product{1};
        for (int root = 0; root < static_cast<int>(kCheckBytes); ++root) {
            for (std::size_t i = product.size() - 1; i > 0; --i)
                product[i] = add(product[i - 1], kField.multiply(product[i], kField.at(root)));
            product[0] = kField.multiply(product[0], kField.at(root));
        }
        return product;
    }();
    return instance;
}

std::array<Element, kCheckBytes> syndromesOf(base::ByteView codeword) {
    std::array<Element, kCheckBytes> syndromes{};
    for (std::size_t i = 0; i < kCheckBytes; ++i) {
        const Element root = kField.at(static_cast<int>(i));
        for (const Element byte : codeword) syndromes[i] = add(kField.multiply(syndromes[i], root), byte);
    }
    return syndromes;
}

/// Berlekamp-Massey: the shortest polynomial whose recurrence gives the syndromes, and its length.
struct Locator {
    Polynomial polynomial{1};
    std::size_t errors = 0;
};

Element discrepancyOf(const Locator& locator, const std::array<Element, kCheckBytes>& syndromes, std::size_t step) {
    Element discrepancy = syndromes[step];
    for (std::size_t i = 1; i <= std::min(step, locator.errors); ++i) {
        discrepancy = add(discrepancy, kField.multiply(locator.polynomial[i], syndromes[step - i]));
    }
    return discrepancy;
}

Locator locatorOf(const std::array<Element, kCheckBytes>& syndromes) {
    Locator locator;
    Polynomial previous{1};
    Element previousDiscrepancy = 1;
    std::size_t shift = 1;
    for (std::size_t step = 0; step < kCheckBytes; ++step, ++shift) {
        const Element discrepancy = discrepancyOf(locator, syndromes, step);
        if (discrepancy == 0) continue;
        const Polynomial before = locator.polynomial;
        const Element factor = kField.divide(discrepancy, previousDiscrepancy);
        for (std::size_t i = shift; i < before.size(); ++i) {
            locator.polynomial[i] = add(locator.polynomial[i], kField.multiply(factor, previous[i - shift]));
        }
        if (2 * locator.errors > step) continue;
        locator.errors = step + 1 - locator.errors;
        previous = before;
        previousDiscrepancy = discrepancy;
        shift = 0;
    }
    return locator;
}

/// Syndromes times locator, modulo x^16: Forney's evaluator.
Polynomial evaluatorOf(const std::array<Element, kCheckBytes>& syndromes, const Polynomial& locator) {
    Polynomial evaluator{};
    for (std::size_t i = 0; i < kCheckBytes; ++i) {
        for (std::size_t j = 0; j <= i; ++j) evaluator[i] = add(evaluator[i], kField.multiply(syndromes[i - j], locator[j]));
    }
    return evaluator;
}

/// Formal derivative: in characteristic two, the odd terms one degree lower.
Polynomial derivativeOf(const Polynomial& polynomial) {
    Polynomial derivative{};
    for (std::size_t i = 1; i < polynomial.size(); i += 2) derivative[i - 1] = polynomial[i];
    return derivative;
}

std::size_t codewordsFor(std::size_t dataBytes) {
    return std::max<std::size_t>(1, (dataBytes + kMostDataBytes - 1) / kMostDataBytes);
}

/// Bytes `codeword`, `codeword` + n, `codeword` + 2n ... of `bytes`.
base::Bytes everyNth(base::ByteView bytes, std::size_t codeword, std::size_t n) {
    base::Bytes taken;
    for (std::size_t i = codeword; i < bytes.size(); i += n) taken.push_back(bytes[i]);
    return taken;
}

}  // namespace

base::FixedBytes<kCheckBytes> reedSolomonChecks(base::ByteView data) {
    // Division by the generator, highest power first.
    base::FixedBytes<kCheckBytes> remainder{};
    const Polynomial& divisor = generator();
    for (const Element byte : data) {
        const Element factor = add(byte, remainder[0]);
        std::move(remainder.begin() + 1, remainder.end(), remainder.begin());
        remainder.back() = 0;
        for (std::size_t i = 0; i < kCheckBytes; ++i) {
            remainder[i] = add(remainder[i], kField.multiply(factor, divisor[kCheckBytes - 1 - i]));
        }
    }
    return remainder;
}

std::optional<int> reedSolomonCorrect(std::span<std::uint8_t> codeword) {
    if (codeword.size() <= kCheckBytes || codeword.size() > 255) return std::nullopt;
    const auto syndromes = syndromesOf(codeword);
    if (std::all_of(syndromes.begin(), syndromes.end(), [](Element syndrome) { return syndrome == 0; })) return 0;
    const Locator locator = locatorOf(syndromes);
    if (locator.errors > kCheckBytes / 2) return std::nullopt;
    const Polynomial evaluator = evaluatorOf(syndromes, locator.polynomial), derivative = derivativeOf(locator.polynomial);
    base::Bytes corrected(codeword.begin(), codeword.end());
    std::size_t found = 0;
    for (std::size_t i = 0; i < codeword.size(); ++i) {
        // Chien search: the byte with weight 2^p is wrong where the locator has the root 2^-p.
        const int weight = static_cast<int>(codeword.size() - 1 - i);
        const Element inverse = kField.at((255 - weight) % 255);
        if (valueAt(locator.polynomial, inverse) != 0) continue;
        const Element slope = valueAt(derivative, inverse);
        if (slope == 0) return std::nullopt;
        const Element error = kField.multiply(kField.at(weight), kField.divide(valueAt(evaluator, inverse), slope));
        corrected[i] = add(corrected[i], error);
        ++found;
    }
    if (found != locator.errors) return std::nullopt;
    const auto left = syndromesOf(corrected);
    if (std::any_of(left.begin(), left.end(), [](Element syndrome) { return syndrome != 0; })) return std::nullopt;
    std::copy(corrected.begin(), corrected.end(), codeword.begin());
    return static_cast<int>(found);
}

std::size_t protectedSize(std::size_t dataBytes) {
    return dataBytes + codewordsFor(dataBytes) * kCheckBytes;
}

base::Bytes protectBytes(base::ByteView data) {
    const std::size_t n = codewordsFor(data.size());
    base::Bytes coded(data.begin(), data.end());
    coded.resize(protectedSize(data.size()));
    for (std::size_t codeword = 0; codeword < n; ++codeword) {
        const auto checks = reedSolomonChecks(everyNth(data, codeword, n));
        for (std::size_t i = 0; i < kCheckBytes; ++i) coded[data.size() + i * n + codeword] = checks[i];
    }
    return coded;
}

std::optional<base::Bytes> recoverBytes(base::ByteView coded, std::size_t dataBytes) {
    if (dataBytes == 0 || coded.size() != protectedSize(dataBytes)) return std::nullopt;
    const std::size_t n = codewordsFor(dataBytes);
    base::Bytes data(dataBytes);
    for (std::size_t codeword = 0; codeword < n; ++codeword) {
        base::Bytes word = everyNth(coded.first(dataBytes), codeword, n);
        const std::size_t length = word.size();
        base::append(word, everyNth(coded.subspan(dataBytes), codeword, n));
        if (!reedSolomonCorrect(word)) return std::nullopt;
        for (std::size_t i = 0; i < length; ++i) data[i * n + codeword] = word[i];
    }
    return data;
}

}  // namespace intaglio::stego::robust
