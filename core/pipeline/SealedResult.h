#pragma once
#include "core/crypto/Payload.h"
#include "core/image/ImageReader.h"
#include "core/inference/Prediction.h"

/// A prediction as it stands inside a seal, and back.
namespace intaglio::pipeline {

/// Fills the fields that come from the prediction. InvalidArgument where the model's digest or a probability is none, or where the finding
/// is neither the most probable label nor the one that a weighted-finding flag names; ResultOverridden where a doctor set a refusal aside.
[[nodiscard]] base::Status putPrediction(const inference::Prediction& prediction, crypto::Payload& payload);
/// The prediction again; probabilities have 16 bits. The finding is inference::findingOf.
[[nodiscard]] inference::Prediction predictionOf(const crypto::Payload& payload);

/// What a DICOM picture was called and which of its attributes are bound. Empty for other pictures.
[[nodiscard]] std::optional<crypto::DicomBinding> dicomBindingOf(const crypto::Primitives& primitives, const image::Source& source);
/// Salt followed by a hash of patient and study; empty where the picture names neither.
[[nodiscard]] base::Result<base::Bytes> subjectReferenceOf(const crypto::Primitives& primitives, const image::Source& source);
/// True where `reference` (of a payload) names the patient and study of `source`; empty references name pictures without either.
[[nodiscard]] bool isSubject(const crypto::Primitives& primitives, const image::Source& source, base::ByteView reference);

}  // namespace intaglio::pipeline
