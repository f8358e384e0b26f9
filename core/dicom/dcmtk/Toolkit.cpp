#include "core/dicom/dcmtk/Toolkit.h"

#include <dcmtk/dcmdata/dcostrmz.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/oflog.h>

#include <mutex>

namespace intaglio::dicom {

void prepareToolkit() {
    static std::once_flag once;
    std::call_once(once, [] {
        OFLog::configure(OFLogger::OFF_LOG_LEVEL);
        // As for PNG: a third of the time of the default level for a fifth more bytes.
        dcmZlibCompressionLevel.set(1);
        (void)dcmDataDict.isDictionaryLoaded();
        // No colour conversion: the reader hands out stored values.
        DJDecoderRegistration::registerCodecs(EDC_never, EUC_never, EPC_colorByPixel);
        DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
    });
}

}  // namespace intaglio::dicom
