#pragma once
#include "core/crypto/Primitives.h"
#include "core/inference/packages/PackageSource.h"

/// A package made of a foreign network: what nobody wrote down, the user says, and what nobody knows, the card says.
namespace intaglio::inference {

/// What the network's numbers stand for, made from samples of 0..255.
enum class ImportScaling {
    ZeroToOne,      ///< x / 255
    MinusOneToOne,  ///< x / 127.5 - 1
    Bytes,          ///< x
    ImageNet        ///< (x / 255 - mean) / deviation of ImageNet's colours, as torchvision's models expect
};
/// "0..1", "-1..1", "0..255", "imagenet".
[[nodiscard]] std::string_view importScalingName(ImportScaling scaling);
[[nodiscard]] std::optional<ImportScaling> importScaling(std::string_view name);

struct ImportAnswers {
    std::string id;           ///< lower-case letters, digits and '-'
    std::string name;         ///< for people; empty: the id
    std::string version;      ///< empty: "1.0.0"
    std::string kind;         ///< of picture (InputGate::kind)
    std::string description;  ///< may be empty
    std::string authors;      ///< may be empty
    std::string licence;      ///< may be empty
    std::vector<Label> labels;
    int rows = 0;
    int columns = 0;
    int channels = 3;
    std::optional<ImportScaling> scaling;
    std::string activation = "softmax";  ///< or "sigmoid"
};

/// What the source's own metadata say (MONAI names: name, version, description, authors, copyright, network_data_format); an id from the
/// source's name. Labels have the role other: nobody but the user knows which are findings.
[[nodiscard]] ImportAnswers proposedAnswers(const PackageSource& source);

/// "KEY", "KEY:finding", "KEY:normal" or "KEY:other"; a key alone has the role other. Nothing for anything else.
[[nodiscard]] std::optional<Label> importLabel(const std::string& text);

/// What still has to be said, in English words: "kind of picture", "labels", "which labels are findings", "input size", "scaling", "id".
[[nodiscard]] std::vector<std::string> missingAnswers(const ImportAnswers& answers);

/// What nobody said about an imported model, in English sentences; they stand in its card.
[[nodiscard]] std::vector<std::string> importUnknowns(const ImportAnswers& answers);

/// The manifest of an import. `modelDigest`: SHA-256 of `modelFile`. PackageAnswersMissing; ModelBroken where the answers contradict.
[[nodiscard]] base::Result<Manifest> importManifest(const PackageSource& source, const ImportAnswers& answers,
                                                    const crypto::Digest& modelDigest);
/// CARD.md of an import: where it came from, what was answered, what is unknown.
[[nodiscard]] std::string importCard(const Manifest& manifest, const PackageSource& source, const ImportAnswers& answers);

}  // namespace intaglio::inference
