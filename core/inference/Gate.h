#pragma once
#include "core/image/ImageReader.h"
#include "core/inference/Familiarity.h"
#include "core/inference/Manifest.h"
#include "core/inference/Preprocess.h"

/// Refuse first: is this the right kind of picture, is it good enough, does it look like what the model knows?
namespace intaglio::inference {

/// Before the network runs: what the file itself says. RefusedModality, RefusedBodyPart, RefusedView, RefusedAge, RefusedBurnedInText
/// (Burned In Annotation says YES and the manifest limits letters), RefusedTooSmall. A tag that is absent or cannot be read refuses
/// nothing. `saidAge`: of the patient, as somebody says it; it counts only where the file itself states no age, and refuses only where
/// the model is made for no age of the range.
[[nodiscard]] base::Status checkSource(const image::LoadedImage& picture, const Manifest& manifest,
                                       std::optional<AgeRange> saidAge = std::nullopt);

/// On whose word the patient's age was held against the limits of a model.
enum class AgeBasis {
    File,   ///< the file's; or the model is made for every age, and none is needed
    Said,   ///< somebody's alone: the file states none
    Nobody  ///< no age is known, or the one that is said is a range of which the model's limits leave only a part
};
[[nodiscard]] AgeBasis ageBasis(const image::Source& source, const Manifest& manifest, std::optional<AgeRange> saidAge = std::nullopt);

struct Quality {
    double sharpness = 0;           ///< variance of the 3x3 Laplacian of the 8-bit grey picture at the model's size
    double exposure = 0;            ///< mean grey value, 0..255
    std::vector<float> appearance;  ///< Appearance.h, for the kind
    double textShare = 0;           ///< BurnedInText.h; measured only where the manifest limits it
};

/// `display`: 8-bit grey or RGB. Measured at the manifest's input size, so that a large and a small picture compare; letters are looked
/// for in the picture itself.
[[nodiscard]] base::Result<Quality> measureQuality(const image::Image& display, const Manifest& manifest);

struct Look {
    Quality quality;
    Tensor input;
};
/// measureQuality and preprocess at once, with their errors: both often begin with the same reduction.
[[nodiscard]] base::Result<Look> lookAt(const image::Image& display, const Manifest& manifest);

/// RefusedExposure, RefusedBlurred, RefusedBurnedInText.
[[nodiscard]] base::Status checkQuality(const Quality& quality, const Manifest& manifest);

/// How a model sees a picture. `ratio`: distance divided by the threshold, <= 1 is familiar; models without a familiarity method give
/// no ratio.
struct KindJudgement {
    KindScore kind;
    std::optional<double> ratio;

    [[nodiscard]] bool isFamiliar() const { return !ratio || *ratio <= 1; }
    /// Beyond the kind threshold: another kind of picture altogether, not merely an odd one.
    bool isOtherKind = false;
};

/// `familiarity` null: the model cannot tell, and the kind is taken from the manifest with a score of 0.5.
[[nodiscard]] base::Result<KindJudgement> judgeKind(const Manifest& manifest, const Familiarity* familiarity,
                                                    std::span<const float> features, std::span<const float> appearance);

/// What the gate's own model (PictureKind.h) takes a picture for.
struct KindFinding {
    KindScore kind;                               ///< the likeliest label, which may be "none"
    std::vector<ClassProbability> probabilities;  ///< of every label
    std::optional<double> ratio;                  ///< distance to the pictures of the six kinds, as in KindJudgement
    bool isSure = false;                          ///< one of the closed list, probable enough and familiar
};

/// `logits` and `familiar` of the gate's own model. ModelOutputInvalid.
[[nodiscard]] base::Result<KindFinding> kindFindingOf(const ModelPackage& gateModel, std::span<const float> logits,
                                                      const KindJudgement& familiar);

/// RefusedKind where the finding is not sure; RefusedContradiction where the file states something that cannot be of the kind found.
[[nodiscard]] base::Status checkFound(const KindFinding& finding, const image::Source& source);

/// Whether a model for pictures of `kind` may see this one: as checkFound, and RefusedKind with the kind found (in words) where it is
/// another. A clinic's own kind passes: nothing is known about it here.
[[nodiscard]] base::Status checkKind(const KindFinding& finding, const image::Source& source, const std::string& kind);

/// How a sure finding changes what a model of the same kind makes of a picture: it may be odd, but it is no other kind.
[[nodiscard]] KindJudgement agreedJudgement(KindJudgement judgement, const KindFinding& finding, const Manifest& manifest);

/// The order of refusals once the network has seen the picture: another kind, then exposure and blur, then merely unfamiliar, so
/// that the reason that a person can act on comes first.
[[nodiscard]] base::Status checkSeen(const KindJudgement& judgement, const Quality& quality, const Manifest& manifest);

}  // namespace intaglio::inference
