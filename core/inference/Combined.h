#pragma once
#include "core/inference/Engine.h"

/// One model out of several networks and several views of a picture, as its manifest says: every program loads models here.
///
/// Answers are combined as logits: the mean over all networks and all turned pictures, before activation and calibration. The mean of
/// logits is the logarithm of the geometric mean of the members' odds, so that one temperature still calibrates the whole.
namespace intaglio::inference {

/// "mirror": left and right change sides; "flip": top and bottom; "turn-90", "turn-180", "turn-270": clockwise.
enum class PictureTurn { None, Mirror, Flip, Turn90, Turn180, Turn270 };

/// The turn with this name in Manifest::testTimeTransforms; None for any other word.
[[nodiscard]] PictureTurn pictureTurn(const std::string& name);
/// The turn that undoes `turn`.
[[nodiscard]] PictureTurn turnBack(PictureTurn turn);
/// Every picture of N x C x H x W turned; turns by 90 and 270 degrees give N x C x W x H. InvalidArgument where values do not fill the
/// shape.
[[nodiscard]] base::Result<Tensor> turned(const Tensor& pictures, PictureTurn turn);

/// modelFileOf(manifest) and every ensemble member, each asked about the picture as it is and about every turned one. The result's
/// features are those of the first network on the picture as it is; its answers stand in the order network by network, within one the
/// picture as it is first. A plain network comes back unwrapped. With a film plan the
/// whole judges films (Film.h). Errors of Engine::loadRunner; ModelBroken where a turn by 90 or 270 degrees meets an input that is not
/// square, or a film plan does not fit.
[[nodiscard]] base::Result<std::unique_ptr<ModelRunner>> loadModel(Engine& engine, const ModelPackage& package, Device device);

/// The mean of the maps that the same networks give for the same turned pictures, each map turned back: it explains the logit that
/// loadModel's runner gives. Null where a network has no gradients (Engine::loadExplainer); errors as loadModel.
[[nodiscard]] base::Result<std::unique_ptr<Explainer>> loadExplanation(Engine& engine, const ModelPackage& package, Device device);

}  // namespace intaglio::inference
