#include "core/stego/robust/Robust.h"

#include <algorithm>
#include <cmath>

#include "core/crypto/Envelope.h"
#include "core/stego/robust/JpegModel.h"
#include "core/stego/robust/ReedSolomon.h"
#include "core/stego/robust/RobustWriter.h"

namespace intaglio::stego {
namespace {

using namespace robust;

constexpr std::uint8_t kSuite = 1;
constexpr int kMessengerLongSide = 1600;
constexpr int kMessengerQuality = 75;
// What the model of the losses must leave. It leaves out colour, other ways to scale and what else real encoders do; the measured distance
// to those is below 0.03.
constexpr double kPlannedAgreement = kDecodableAgreement + 0.05;
// Two frames in one picture differ by less than this.
constexpr double kFrameToFrame = 0.01;
constexpr int kHeaderRounds = 25;              // most pictures hold none, and every key is tried
constexpr double kUndisturbedAgreement = 0.9;  // a quarter of each distance to the lattice is left where it was

base::Error unsupported(std::string detail) {
    return {base::ErrorCode::CarrierUnsupported, {std::move(detail)}};
}

base::Error tooSmall(std::size_t needed, std::size_t available) {
    return {base::ErrorCode::CarrierTooSmall, {std::to_string(needed), std::to_string(available)}};
}

bool isReadable(const image::Geometry& geometry) {
    return geometry.bitsAllocated == 8 && geometry.bitsStored == 8 && !geometry.isSigned && geometry.frames == 1;
}

base::Status checkParameters(const image::Image& image, const FrameParameters& parameters) {
    if (parameters.protectedRegions.empty()) return checkRobustCarrier(image);
    const crypto::ProtectedRegion& region = parameters.protectedRegions.front();
    const std::string text = std::to_string(region.column) + "," + std::to_string(region.row) + "," + std::to_string(region.columns) + "," +
                             std::to_string(region.rows);
    return base::Error(base::ErrorCode::RegionInvalid, {text, "robust mode changes the whole picture"});
}

RobustHeader headerFor(const image::Image& image, const FrameParameters& parameters) {
    const image::Geometry& geometry = image.geometry();
    RobustHeader header{parameters, geometry.samplesPerPixel == 3, geometry.columns, geometry.rows};
    header.parameters.mode = EmbeddingMode::Robust;
    return header;
}

/// Agreement after the worst loss that the strength promises to survive.
Agreement agreementAfterLosses(const RobustWriter& writer, const LumaPlane& plane, RobustStrength strength) {
    const bool isStrong = strength == RobustStrength::Strong;
    Agreement worst = writer.agreementIn(afterJpeg(plane, isStrong ? 50 : 75));
    const int longSide = std::max(plane.columns, plane.rows);
    if (!isStrong || longSide <= kMessengerLongSide) return worst;
    const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(double{kMessengerLongSide} * side / longSide))); };
    const LumaPlane sent = shrunk(plane, scaled(plane.columns), scaled(plane.rows));
    const Agreement messenger = writer.agreementIn(afterJpeg(sent, kMessengerQuality));
    return {std::min(worst.header, messenger.header), std::min(worst.body, messenger.body)};
}

/// Coded bits that would be read with `wanted` agreement, where `found` was measured with `perBit` of `carriers` coefficients for each: the
/// logarithm of the agreement goes with the noise over the squared step, and the squared step with the coefficients of a bit.
std::size_t codedBitsAt(double wanted, double found, double perBit, std::size_t carriers) {
    if (found <= 0) return 0;
    const double loss = std::max(0.0, std::log(kUndisturbedAgreement / found));
    const double neededPerBit = std::max(1.0, perBit * loss / std::log(kUndisturbedAgreement / wanted));
    return static_cast<std::size_t>(static_cast<double>(carriers) / neededPerBit);
}

/// A frame in a picture, and what the losses leave of it. Nothing where the picture has too few coefficients.
struct Prepared {
    Laid laid;
    Agreement left;
    double carriersPerBit = 0;
    std::size_t carriers = 0;

    /// Bytes of the largest frame that would be left with the wanted agreement, 0 where the header would not.
    [[nodiscard]] std::size_t capacityBytes(double wanted) const {
        return left.header < wanted ? 0 : largestFrame(codedBitsAt(wanted, left.body, carriersPerBit, carriers));
    }
};

Result<std::optional<Prepared>> prepare(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                                        const FrameParameters& parameters, ByteView frame) {
    const auto grids = gridsFor(image.geometry().columns, image.geometry().rows);
    const auto band = grids.empty() ? std::nullopt : bandFor(grids.front(), frame.size());
    if (!band) return std::optional<Prepared>();
    const BlockGrid grid = grids.front();
    const auto writer = RobustWriter::create(primitives, key, headerFor(image, parameters), frame, grid, *band);
    if (!writer) return writer.error();
    Prepared prepared{writer->lay(image), {}, writer->bodyCarriersPerBit(), bodyCarrierCount(grid, *band)};
    prepared.left = agreementAfterLosses(*writer, lumaOf(prepared.laid.image), parameters.strength);
    return std::optional(std::move(prepared));
}

/// What a picture holds by its number of blocks alone.
std::size_t capacityBySize(const image::Image& image) {
    const auto grids = gridsFor(image.geometry().columns, image.geometry().rows);
    return grids.empty() ? 0 : largestFrame(bodyCarrierCount(grids.front(), Band::Wide));
}

/// A header that some key finds in the picture, and the grid it was found with.
struct FoundRobustHeader {
    RobustHeader header;
    BlockGrid grid;
    const StegoKey* key = nullptr;
};

std::optional<RobustHeader> readHeader(const Primitives& primitives, const StegoKey& key, const BlockTransform& transform, BlockGrid grid,
                                       const std::vector<float>& coefficients) {
    static const AccumulateCode code(kHeaderBytes * 8);
    SpreadLattice lattice(headerSpreadKeys(primitives, key, grid), headerCarriers(transform, grid), code.codedBits(), 1);
    for (const RobustStrength strength : {RobustStrength::Standard, RobustStrength::Strong}) {
        lattice.setStep(headerStep(strength));
        const auto decoded = code.decode(lattice.softValues(coefficients), kHeaderRounds);
        const auto header = openRobustHeader(primitives, key, bytesOf(decoded.message));
        if (header && header->parameters.strength == strength) return header;
    }
    return std::nullopt;
}

std::optional<FoundRobustHeader> findRobustHeader(const Primitives& primitives, const LumaPlane& plane, std::span<const StegoKey> keys) {
    for (const BlockGrid grid : gridsFor(plane.columns, plane.rows)) {
        const BlockTransform transform(plane.columns, plane.rows, grid, frequenciesOf(Band::Narrow));
        const std::vector<float> coefficients = transform.analyse(plane);
        for (const StegoKey& key : keys) {
            if (auto header = readHeader(primitives, key, transform, grid, coefficients)) return FoundRobustHeader{*header, grid, &key};
        }
    }
    return std::nullopt;
}

/// The unmasked frame; empty where too much of it is lost.
std::optional<Bytes> readBody(const Primitives& primitives, const LumaPlane& plane, const FoundRobustHeader& found) {
    const FrameParameters& parameters = found.header.parameters;
    const std::size_t size = crypto::frameBytes(parameters.bucket, parameters.slots);
    const auto band = bandFor(found.grid, size);
    const auto keys = deriveBodyKeys(primitives, *found.key, parameters.nonce);
    if (!band || !keys || parameters.suite != kSuite) return std::nullopt;
    const BlockTransform transform(plane.columns, plane.rows, found.grid, frequenciesOf(*band));
    const AccumulateCode code(codedBitsOf(size) / 2);
    const SpreadLattice lattice(bodySpreadKeys(*keys), bodyCarriers(transform, found.grid, *band), code.codedBits(),
                                bodyStep(parameters.strength, *band));
    const auto decoded = code.decode(lattice.softValues(transform.analyse(plane)));
    auto frame = recoverBytes(bytesOf(decoded.message), size);
    if (!frame || !maskBody(primitives, *keys, 0, *frame)) return std::nullopt;
    return frame;
}

}  // namespace

base::Status checkRobustCarrier(const image::Image& image) {
    const image::Geometry& geometry = image.geometry();
    const image::Photometric photometric = image.meaning().photometric;
    if (geometry.frames != 1) return unsupported("more than one frame");
    if (!isReadable(geometry)) return unsupported(std::to_string(geometry.bitsStored) + " bits a sample");
    if (geometry.hasAlpha()) return unsupported("alpha");
    const bool isGrey = geometry.samplesPerPixel == 1 && photometric == image::Photometric::Monochrome2;
    const bool isColor = geometry.samplesPerPixel == 3 && photometric == image::Photometric::Rgb;
    if (!isGrey && !isColor) return unsupported(std::string(image::photometricName(photometric)));
    return {};
}

Result<Plan> planRobust(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters) {
    Plan plan;
    plan.mode = EmbeddingMode::Robust;
    plan.neededBytes = crypto::frameBytes(parameters.bucket, parameters.slots);
    if (const auto carrier = checkParameters(image, parameters); !carrier) {
        plan.reason = carrier.error();
        return plan;
    }
    // Masked, zeros are as random as any frame.
    const auto prepared = prepare(primitives, image, key, parameters, Bytes(plan.neededBytes));
    if (!prepared) return prepared.error();
    plan.capacityBytes = *prepared ? (*prepared)->capacityBytes(kPlannedAgreement) : capacityBySize(image);
    plan.fits = plan.neededBytes <= plan.capacityBytes;
    if (!plan.fits) {
        plan.reason = tooSmall(plan.neededBytes, plan.capacityBytes);
        return plan;
    }
    plan.psnrDb = (*prepared)->laid.psnrDb;
    plan.maximumChange = RobustWriter::largestChange(parameters.strength);
    return plan;
}

Result<Embedded> embedRobust(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                             const FrameParameters& parameters, ByteView frame) {
    if (const auto carrier = checkParameters(image, parameters); !carrier) return carrier.error();
    if (frame.size() != crypto::frameBytes(parameters.bucket, parameters.slots)) {
        return base::Error(base::ErrorCode::InvalidArgument, {"frame", std::to_string(frame.size())});
    }
    auto prepared = prepare(primitives, image, key, parameters, frame);
    if (!prepared) return prepared.error();
    if (!*prepared) return tooSmall(frame.size(), capacityBySize(image));
    // Where it is close, the plan's own frame decides: what it promised must be kept, and what it refused be refused.
    if (frame.size() > (*prepared)->capacityBytes(kPlannedAgreement + kFrameToFrame)) {
        const auto planned = planRobust(primitives, image, key, parameters);
        if (!planned) return planned.error();
        if (!planned->fits) return *planned->reason;
    }
    Laid& laid = (*prepared)->laid;
    return Embedded{std::move(laid.image), laid.psnrDb, laid.maximumChange};
}

ExtractResult extractRobust(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys) {
    if (!isReadable(image.geometry()) || keys.empty()) return ExtractFailure::NoHeader;
    if (gridsFor(image.geometry().columns, image.geometry().rows).empty()) return ExtractFailure::NoHeader;
    const LumaPlane plane = lumaOf(image);
    const auto found = findRobustHeader(primitives, plane, keys);
    if (!found) return ExtractFailure::NoHeader;
    auto frame = readBody(primitives, plane, *found);
    if (!frame) return ExtractFailure::BodyDamaged;
    Extracted extracted{found->header.parameters, std::move(*frame), image, found->key->epoch};
    extracted.geometry = sealedGeometry(found->header);
    return extracted;
}

double robustAgreement(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters,
                       ByteView frame, int sealedColumns, int sealedRows) {
    const auto grids = gridsFor(sealedColumns, sealedRows);
    const auto band = grids.empty() ? std::nullopt : bandFor(grids.front(), frame.size());
    if (!band || !isReadable(image.geometry())) return 0;
    RobustHeader header = headerFor(image, parameters);
    header.columns = sealedColumns;
    header.rows = sealedRows;
    const auto writer = RobustWriter::create(primitives, key, header, frame, grids.front(), *band);
    if (!writer) return 0;
    const Agreement agreement = writer->agreementIn(lumaOf(image));
    return std::min(agreement.header, agreement.body);
}

}  // namespace intaglio::stego
