#include <algorithm>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/ReaderSupport.h"

namespace intaglio::image {
namespace {

constexpr std::size_t kHeadBytes = 4096;

}  // namespace

ReaderRegistry::ReaderRegistry(std::vector<std::unique_ptr<ImageReader>> readers) : m_readers(std::move(readers)) {}

Result<LoadedImage> ReaderRegistry::read(ByteView file, const std::string& name, const ReadLimits& limits) const {
    if (file.empty()) {
        return base::Error(base::ErrorCode::FileEmpty, {name});
    }
    const ByteView head = file.first(std::min(file.size(), kHeadBytes));
    for (const auto& reader : m_readers) {
        if (reader->recognises(head)) {
            return reader->read(file, limits);
        }
    }
    return base::Error(base::ErrorCode::PictureFormatUnknown, {name});
}

Result<LoadedImage> ReaderRegistry::readFile(const std::filesystem::path& path, const ReadLimits& limits) const {
    const Result<Bytes> content = base::readFile(path);
    if (!content) {
        return content.error();
    }
    return read(*content, base::pathText(path), limits);
}

std::vector<std::unique_ptr<ImageReader>> standardReaders() {
    std::vector<std::unique_ptr<ImageReader>> readers;
    readers.push_back(makePngReader());
    readers.push_back(makeJpegReader());
    readers.push_back(makeTiffReader());
    readers.push_back(makeBmpReader());
    return readers;
}

}  // namespace intaglio::image
