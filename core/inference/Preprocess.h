#pragma once
#include <span>

#include "core/image/Image.h"
#include "core/inference/Engine.h"
#include "core/inference/Manifest.h"

/// From the picture a person sees to the numbers a network sees, in a closed list of named steps, so that training, prediction and a
/// clinic's own package prepare a picture in exactly the same way.
///
/// Picture steps (8-bit grey or RGB -> 8-bit grey or RGB), in the order of the manifest:
///   to-grey                                    Rec. 601 luma
///   to-rgb                                     grey repeated in three channels; RGB unchanged
///   grey-equalise    method=global|clahe, clip=2, tiles=8
///   clahe            clip=2, tiles=8           grey-equalise with method=clahe
///   median           side=3..31, odd           median of the samples around each (Denoise.h)
///   otsu-mask        foreground=bright|dark    what is not foreground becomes black (OtsuMask.h)
///   stain-normalise  method=reinhard (default): l, a, b, l-deviation, a-deviation, b-deviation   (OpenCV 8-bit CIELAB; StainNormalise.h)
///                    method=macenko: reference=haematoxylin-eosin|blood-smear                    (Macenko.h)
///   illumination-correct  largest-gain=2       an uneven lamp (Illumination.h)
///   square-crop                                centred square of the shorter side
///   centre-crop      rows, columns             never enlarges; InvalidArgument where the picture is smaller
///   lung-crop                                  rectangle around both lungs, or the whole picture (LungRegion.h)
///   breast-crop      orient=1                  the breast alone, chest wall left with orient=1, or the whole picture (BreastRegion.h)
///   pectoral-mask                              the pectoral muscle of an oblique view becomes black (BreastRegion.h)
///   resize           rows, columns, kernel=area|bilinear, antialias=0|1
///   letterbox        rows, columns, kernel, antialias, align=centre|left   keeps proportions, fills up with black
/// Tensor steps (8-bit picture -> float, channel first); exactly one, last:
///   scale            divisor=127.5, offset=-1  x / divisor + offset
///   standardise      divisor=255, mean-0..2, deviation-0..2   (x / divisor - mean) / deviation per channel
///
/// `area` averages the covered source pixels and is bilinear where it enlarges (OpenCV INTER_AREA). `bilinear` with antialias=1 widens
/// the triangle filter by the reduction factor (as Pillow and torchvision do), with antialias=0 it samples four neighbours.
/// Polarity needs no step: a display picture is MONOCHROME2 or RGB, whatever the file held (image::toDisplay).
/// All functions are stateless and may be called from any thread.
namespace intaglio::inference {

/// The part of a display picture that a model sees, in display pixels. Crops make it smaller than the picture; the bars of a letterbox
/// make it reach beyond.
struct SeenRegion {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
    bool isMirrored = false;  ///< the model saw it mirrored left to right
};

/// A place in pixels of what the model sees, not rounded.
struct SeenPlace {
    double column = 0;
    double row = 0;
};
/// Where a place of the display picture lies in a model's view of `columns` x `rows` pixels; outside it for a place that was cut away.
[[nodiscard]] SeenPlace placeSeen(double column, double row, const SeenRegion& region, double columns, double rows);

struct PreparedPicture {
    image::Image picture;
    SeenRegion region;
};

/// Names, arguments, ranges and order of a manifest's steps. InvalidArgument with the step's name.
[[nodiscard]] base::Status checkSteps(const std::vector<PreprocessStep>& steps);

/// The picture steps; a tensor step ends them and is not applied. `display`: as image::toDisplay gives it.
[[nodiscard]] base::Result<image::Image> preparePicture(const image::Image& display, const std::vector<PreprocessStep>& steps);

/// The same, and which part of the display picture the result shows: a crop may depend on what is in the picture.
[[nodiscard]] base::Result<PreparedPicture> prepareSeen(const image::Image& display, const std::vector<PreprocessStep>& steps);

/// The tensor step alone: 1 x C x H x W. Picture steps in `steps` are passed over.
[[nodiscard]] base::Result<Tensor> toTensor(const image::Image& picture, const std::vector<PreprocessStep>& steps);

/// The same for several prepared pictures of one size: N x C x H x W.
[[nodiscard]] base::Result<Tensor> toTensor(std::span<const image::Image> pictures, const std::vector<PreprocessStep>& steps);

/// preparePicture, then toTensor.
[[nodiscard]] base::Result<Tensor> preprocess(const image::Image& display, const std::vector<PreprocessStep>& steps);

/// The same, for whoever holds the display picture at another size already, as resized() with ResizeKernel::Area makes it: taken where the
/// steps begin with that. Another picture's is not noticed.
[[nodiscard]] base::Result<Tensor> preprocess(const image::Image& display, const std::vector<PreprocessStep>& steps,
                                              const image::Image& reduced);

/// Which part of a picture reaches the model: prepareSeen() without the pixels.
[[nodiscard]] base::Result<SeenRegion> seenRegion(const image::Image& display, const std::vector<PreprocessStep>& steps);

}  // namespace intaglio::inference
