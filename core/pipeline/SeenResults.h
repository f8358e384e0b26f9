#pragma once
#include "core/crypto/Payload.h"

/// What a doctor's program remembers of opened results, so that a replayed one is noticed (SEALED_IMAGE 2.5). It holds no finding.
namespace intaglio::pipeline {

struct SeenResult {
    crypto::Fingerprint kiosk{};
    base::FixedBytes<16> reportId{};
    std::uint64_t counter = 0;
    crypto::Digest payloadSha256{};
    crypto::Digest pictureSha256{};  ///< of the binding: the same for every lossless copy of one sealed picture
};

/// core/records/sqlite implements it. May be used from any thread.
class SeenResults {
public:
    virtual ~SeenResults() = default;
    enum class Answer {
        New,             ///< remembered now
        Same,            ///< the same result in the same picture: nothing to say
        AnotherPicture,  ///< this report id was bound to another picture
        OtherContents,   ///< this report id, or this kiosk's counter, came with different contents
    };
    /// Compares and, where it is New, remembers. RecordsUnavailable.
    [[nodiscard]] virtual base::Result<Answer> remember(const SeenResult& result) = 0;
};

}  // namespace intaglio::pipeline
