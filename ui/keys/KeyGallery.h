#pragma once
#include "ui/keys/KeySamples.h"
#include "ui/support/Gallery.h"

namespace intaglio::ui {

/// The program behind the pages.
using SampleKeyPorts = std::function<KeyPorts(const KeyRingContents& ring, bool hasStick)>;
/// The set-up wizard's pages and states, the key manager and its dialogs.
void addKeyPages(GalleryPages& pages, const SampleKeyPorts& ports = samples::keyPorts);

}  // namespace intaglio::ui
