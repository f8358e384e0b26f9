#include <new>

#include "core/inference/torch/TorchEngine.h"

#if defined(_WIN32)
#define INTAGLIO_EXPORT __declspec(dllexport)
#else
#define INTAGLIO_EXPORT __attribute__((visibility("default")))
#endif

/// See kEngineSymbol.
extern "C" INTAGLIO_EXPORT intaglio::inference::Engine* intaglioCreateEngine() {
    try {
        return new intaglio::inference::torchlib::TorchEngine;
    } catch (...) {
        return nullptr;
    }
}
