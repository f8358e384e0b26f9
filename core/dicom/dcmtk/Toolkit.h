#pragma once
// Every toolkit header of the adapter, in the one order that works: the configuration first.
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

namespace intaglio::dicom {

/// Silences the toolkit's own logging, loads its dictionary and registers its decoders, once per process. Thread-safe.
void prepareToolkit();

}  // namespace intaglio::dicom
