#pragma once
#include <stdexcept>

#include "core/base/Files.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/pipeline/OpenSealedImage.h"
#include "core/pipeline/SealImage.h"
#include "tests/support/Shared.h"
#include "tests/unit/stego/Pictures.h"

/// People, keys and pictures for tests of sealing and opening.
namespace intaglio::test {

inline constexpr std::int64_t kNow = 1'800'000'000;

class FakeClock final : public base::Clock {
public:
    [[nodiscard]] std::int64_t unixSeconds() const override { return now; }
    std::int64_t now = kNow;
};

inline crypto::PrivateIdentity makeIdentity(const crypto::Primitives& primitives, crypto::Role role, const std::string& name,
                                            const crypto::PrivateIdentity* clinic = nullptr) {
    crypto::NewKeyRequest request;
    request.role = role;
    request.name = name;
    request.clinic = clinic;
    request.now = kNow - 1000;
    auto identity = crypto::createIdentity(primitives, request);
    if (!identity) throw std::runtime_error("no identity");
    return std::move(*identity);
}

inline inference::Prediction samplePrediction() {
    inference::Prediction prediction;
    prediction.model = {"leukemia-all", "1.2.3", std::string(64, 'a')};
    prediction.kind = {"blood-smear", 0.987};
    prediction.probabilities = {{"benign", 0.031}, {"early", 0.123}, {"pre", 0.8}, {"pro", 0.046}};
    prediction.finding = "pre";
    prediction.decision = inference::Decision::Positive;
    prediction.findingProbability = 0.969;
    prediction.operatingPoint = "screening";
    prediction.threshold = 0.35;
    prediction.flags = {"demonstration"};
    return prediction;
}

/// Everybody: a clinic with its kiosk and doctor, a kiosk and doctor without one, and a doctor of another clinic.
struct People {
    explicit People(const crypto::Primitives& primitives)
        : clinic(makeIdentity(primitives, crypto::Role::Clinic, "clinic")),
          kiosk(makeIdentity(primitives, crypto::Role::Kiosk, "kiosk", &clinic)),
          doctor(makeIdentity(primitives, crypto::Role::Doctor, "doctor", &clinic)),
          colleague(makeIdentity(primitives, crypto::Role::Doctor, "colleague", &clinic)),
          looseKiosk(makeIdentity(primitives, crypto::Role::Kiosk, "loose-kiosk")),
          looseDoctor(makeIdentity(primitives, crypto::Role::Doctor, "loose-doctor")),
          otherClinic(makeIdentity(primitives, crypto::Role::Clinic, "other")),
          foreignDoctor(makeIdentity(primitives, crypto::Role::Doctor, "foreign", &otherClinic)) {}
    crypto::PrivateIdentity clinic, kiosk, doctor, colleague, looseKiosk, looseDoctor, otherClinic, foreignDoctor;
};

inline const crypto::Primitives& cryptography() {
    static const std::unique_ptr<crypto::Primitives> instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

inline const People& people() {
    static const People everybody(cryptography());
    return everybody;
}

inline base::Bytes contentOf(const std::filesystem::path& path) {
    auto content = base::readFile(path);
    return content ? std::move(*content) : base::Bytes();
}

inline bool contains(const base::Bytes& haystack, std::string_view needle) {
    return base::textOf(haystack).find(needle) != std::string_view::npos;
}

/// Files in a folder whose name begins with `stem`: what an interrupted write would leave behind.
inline std::size_t filesIn(const std::filesystem::path& folder, const std::string& stem) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        count += entry.path().filename().string().find(stem) != std::string::npos;
    }
    return count;
}

}  // namespace intaglio::test
