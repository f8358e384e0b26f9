#pragma once
#include "tests/unit/pipeline_seal/FakeDicom.h"
#include "tests/unit/pipeline_seal/SealSetup.h"

namespace intaglio::test {

/// A folder, a clock, readers and the fake DICOM writer: everything one sealing and opening needs.
struct SealDesk {
    SealDesk() : readers(makeReaders()) {}

    static std::vector<std::unique_ptr<image::ImageReader>> makeReaders() {
        auto readers = image::standardReaders();
        readers.push_back(std::make_unique<FakeDicomReader>());
        return readers;
    }
    [[nodiscard]] pipeline::SealPorts ports() const { return {cryptography(), readers, writer, clock}; }

    std::filesystem::path putPng(const image::Image& picture, const std::string& name = "picture.png") const {
        const auto path = folder / name;
        const auto encoded = image::encodePng(picture);
        if (!encoded || !base::writeFileAtomically(path, *encoded)) throw std::runtime_error("cannot write " + name);
        return path;
    }
    std::filesystem::path putDicom(const FakeDicomFile& file, const std::string& name = "picture.dcm") const {
        const auto path = folder / name;
        if (!base::writeFileAtomically(path, encodeFakeDicom(file))) throw std::runtime_error("cannot write " + name);
        return path;
    }

    /// From the enrolled kiosk to the enrolled doctor.
    [[nodiscard]] pipeline::SealRequest request(const std::filesystem::path& source, const std::string& output) const {
        pipeline::SealRequest request;
        request.source = source;
        request.output = folder / output;
        request.kiosk = &people().kiosk;
        request.recipients = {people().doctor.pub};
        request.result = samplePrediction();
        request.note = "please call back";
        request.counterFile = folder / "counter";
        return request;
    }
    [[nodiscard]] base::Result<pipeline::SealReport> seal(const pipeline::SealRequest& request) const {
        base::NoProgress progress;
        return pipeline::sealImage(ports(), request, progress, {});
    }

    [[nodiscard]] base::Result<pipeline::Verdict> openPicture(const image::LoadedImage& picture, const crypto::PrivateIdentity& doctor,
                                                              std::vector<crypto::PublicIdentity> trusted) const {
        base::NoProgress progress;
        pipeline::OpenRequest request;
        request.doctor = &doctor;
        request.trusted = std::move(trusted);
        return pipeline::openSealedImage(ports(), picture, request, progress, {});
    }
    /// Everything a request can say, for a file.
    [[nodiscard]] base::Result<pipeline::Verdict> openWith(const std::filesystem::path& path, const pipeline::OpenRequest& request) const {
        const auto picture = readers.readFile(path);
        if (!picture) return picture.error();
        base::NoProgress progress;
        return pipeline::openSealedImage(ports(), *picture, request, progress, {});
    }
    /// Trusts both kiosks.
    [[nodiscard]] base::Result<pipeline::Verdict> open(const std::filesystem::path& path,
                                                       const crypto::PrivateIdentity& doctor = people().doctor) const {
        const auto picture = readers.readFile(path);
        if (!picture) return picture.error();
        return openPicture(*picture, doctor, {people().kiosk.pub, people().looseKiosk.pub});
    }
    [[nodiscard]] std::string verdictOf(const std::filesystem::path& path, const crypto::PrivateIdentity& doctor = people().doctor) const {
        const auto verdict = open(path, doctor);
        return verdict ? std::string(pipeline::verdictName(*verdict)) : std::string(base::codeName(verdict.error().code));
    }

    TemporaryFolder folder;
    FakeClock clock;
    FakeDicomWriter writer;
    image::ReaderRegistry readers;
};

}  // namespace intaglio::test
